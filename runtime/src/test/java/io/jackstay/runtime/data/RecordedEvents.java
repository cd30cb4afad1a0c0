package io.jackstay.runtime.data;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes down what a recording delivers, one line a call, and makes the files to read. Not thread safe. */
final class RecordedEvents implements MarketFeed.Listener, BookSink {
    private final List<String> events = new ArrayList<>();
    private final StringBuilder chain = new StringBuilder();
    private long timeNanos;

    /** Tick 0.01, lot 0.00001: the scales of the shipped configuration. */
    static MarketInfo market() {
        return market(new PriceGrid.Tick(new BigDecimal("0.01")), "0.00001");
    }

    static MarketInfo market(PriceGrid grid, String lot) {
        return MarketInfo.of(MarketId.parse("sim:BTC-USDC-PERP"), MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(grid)
                .lotSize(new BigDecimal(lot))
                .build();
    }

    static Path write(Path folder, String name, String content) {
        return write(folder, name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** All events of a file: time of receipt, then the call; "-" for an event without one. */
    static List<String> of(Path file) {
        return of(file, market());
    }

    static List<String> of(Path file, MarketInfo market) {
        return of(Recordings.open(file, market));
    }

    /** As above; the recording is closed. */
    static List<String> of(Recording opened) {
        RecordedEvents sink = new RecordedEvents();
        try (Recording recording = opened) {
            while (recording.next()) {
                int before = sink.events.size();
                sink.timeNanos = recording.timeNanos();
                recording.deliver(sink);
                if (sink.events.size() == before) {
                    sink.add("-");
                }
            }
        }
        return sink.events;
    }

    @Override
    public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
        add("top %d x %d, %d x %d @%d".formatted(bid, bidSize, ask, askSize, venueNanos));
    }

    @Override
    public BookSink book() {
        return this;
    }

    @Override
    public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        add("trade %s %d x %d id '%s' @%d".formatted(takerSide, price, size, venueTradeId, venueNanos));
    }

    @Override
    public BookSink snapshot() {
        chain.append("snapshot");
        return this;
    }

    @Override
    public BookSink delta() {
        chain.append("delta");
        return this;
    }

    @Override
    public BookSink level(Side side, long price, long size) {
        chain.append(' ')
                .append(side == Side.BUY ? 'b' : 'a')
                .append(price)
                .append('x')
                .append(size);
        return this;
    }

    @Override
    public BookSink commit(long venueNanos) {
        add(chain + " @" + venueNanos);
        chain.setLength(0);
        return this;
    }

    private void add(String event) {
        events.add(timeNanos + " " + event);
    }
}
