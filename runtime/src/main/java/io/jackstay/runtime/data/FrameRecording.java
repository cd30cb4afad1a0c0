package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;

/**
 * Raw frames of a venue, one a line: {@code <receive time in ns> <JSON>}. Not thread safe: owned by the thread that
 * reads.
 *
 * <p>The time of receipt orders the rows; venue times are passed on as they are and may lie before or after it,
 * because they come from another clock.
 */
final class FrameRecording implements Recording {
    private final LineReader lines;
    private final MarketNumbers numbers;
    private final JsonText json;
    private final JsonFields root;
    private final FrameDecoder binance;
    private final FrameDecoder hyperliquid;
    private final RowTime time = new RowTime();
    private FrameDecoder decoder;
    private long rows;

    FrameRecording(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.numbers = new MarketNumbers(market, lines);
        this.json = new JsonText(lines);
        this.root = new JsonFields(json, lines);
        FrameReader values = new FrameReader(json, market, lines);
        this.binance = new BinanceFrames(values, lines);
        this.hyperliquid = new HyperliquidFrames(values, lines);
        this.decoder = binance;
    }

    @Override
    public boolean next() {
        if (!lines.next()) {
            return false;
        }
        byte[] bytes = lines.bytes();
        int end = lines.end();
        long received = numbers.integer(bytes, lines.start(), end, "receive time");
        int space = numbers.end();
        if (space == end || bytes[space] != ' ') {
            throw lines.fault("found %s, expected a frame, <receive time in ns> <JSON>"
                    .formatted(MarketNumbers.quote(bytes, lines.start(), end)));
        }
        time.advance(received, lines);
        json.reset(bytes, space + 1, end);
        int behind = root.scan(space + 1);
        if (behind != end) {
            throw json.invalid(behind, "the end of the line");
        }
        decoder = root.has(FrameKey.CHANNEL) ? hyperliquid : binance;
        decoder.decode(root, received);
        rows++;
        return true;
    }

    @Override
    public long timeNanos() {
        return time.nanos();
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        decoder.deliver(listener);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long gaps() {
        return binance.gaps() + hyperliquid.gaps();
    }

    @Override
    public void close() {
        lines.close();
    }
}
