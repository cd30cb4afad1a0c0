package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.testkit.harness.TestMarkets;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A JSON frame of a venue, from its bytes to the calls that write its numbers into a book: the whole book of forty levels, and the best
 * prices. It is the decoder of recorded frames, as long as no connector to a venue has one of its own.
 *
 * <p>{@code walk} passes over the same frames as valid JSON and reads nothing; the floors only add up the bytes.
 */
@State(Scope.Thread)
@Warmup(iterations = 8, time = 1)
public class FrameBenchmark {
    private static final int FRAMES = 200;
    private static final int LEVELS = 20;
    private static final long RECEIVED_NANOS = 1_700_000_000_000_000_000L;

    private final Sum sum = new Sum();
    private final JsonText json = new JsonText(FrameBenchmark::fault);
    private final JsonFields root = new JsonFields(json, FrameBenchmark::fault);
    private final FrameReader values =
            new FrameReader(json, TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001"), FrameBenchmark::fault);
    private final FrameDecoder hyperliquid = new HyperliquidFrames(values, FrameBenchmark::fault);
    private final FrameDecoder binance = new BinanceFrames(values, FrameBenchmark::fault);
    private final SplittableRandom random = new SplittableRandom(7);
    private Frames books = new Frames(new byte[0], new int[0]);
    private Frames quotes = new Frames(new byte[0], new int[0]);

    private record Frames(byte[] bytes, int[] starts) {}

    /** Takes what is decoded, and keeps nothing but a sum. */
    private static final class Sum implements MarketFeed.Listener, BookSink {
        private long of;

        @Override
        public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
            of += bid + bidSize + ask + askSize;
        }

        @Override
        public BookSink book() {
            return this;
        }

        @Override
        public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
            of += price + size;
        }

        @Override
        public BookSink snapshot() {
            return this;
        }

        @Override
        public BookSink delta() {
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            of += price + size;
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            of += venueNanos;
            return this;
        }
    }

    private static JackstayException fault(String what) {
        return new JackstayException(ErrorCode.DATA_INVALID, what);
    }

    @Setup
    public void write() {
        String[] written = new String[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            written[i] = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"levels\":[[" + levels(-1) + "],["
                    + levels(1) + "]],\"time\":1700000000123}}";
        }
        books = frames(written);
        for (int i = 0; i < FRAMES; i++) {
            long bid = random.nextLong(600_000, 610_000);
            written[i] = ("{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":5123107839020,"
                            + "\"s\":\"BTCUSDT\",\"b\":\"%s\",\"B\":\"%s\",\"a\":\"%s\",\"A\":\"%s\",\"T\":1700000000123,"
                            + "\"E\":1700000000124}}")
                    .formatted(price(bid), size(), price(bid + 1), size());
        }
        quotes = frames(written);
    }

    private String levels(int step) {
        StringBuilder text = new StringBuilder();
        long price = 600_000L + (step > 0 ? 1 : 0);
        for (int i = 0; i < LEVELS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"n\":%d,\"px\":\"%s\",\"sz\":\"%s\"}"
                            .formatted(1 + random.nextInt(50), price(price), size()));
            price += step * (1L + random.nextInt(10));
        }
        return text.toString();
    }

    private static String price(long unscaled) {
        return BigDecimal.valueOf(unscaled, 1).toPlainString();
    }

    private String size() {
        return BigDecimal.valueOf(1 + random.nextInt(20_000), 3).toPlainString();
    }

    private static Frames frames(String[] written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] starts = new int[FRAMES + 1];
        for (int i = 0; i < FRAMES; i++) {
            starts[i] = out.size();
            out.writeBytes(written[i].getBytes(US_ASCII));
        }
        starts[FRAMES] = out.size();
        return new Frames(out.toByteArray(), starts);
    }

    private long decode(Frames frames, FrameDecoder decoder) {
        for (int i = 0; i < FRAMES; i++) {
            json.reset(frames.bytes, frames.starts[i], frames.starts[i + 1]);
            root.scan(frames.starts[i]);
            decoder.decode(root, RECEIVED_NANOS);
            decoder.deliver(sum);
        }
        return sum.of;
    }

    private static long bytes(Frames frames) {
        long sum = 0;
        for (byte value : frames.bytes) {
            sum += value;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long book() {
        return decode(books, hyperliquid);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long bestPrices() {
        return decode(quotes, binance);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long walkBook() {
        long ends = 0;
        for (int i = 0; i < FRAMES; i++) {
            json.reset(books.bytes, books.starts[i], books.starts[i + 1]);
            ends += json.skip(books.starts[i]);
        }
        return ends;
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long floorBook() {
        return bytes(books);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long floorBestPrices() {
        return bytes(quotes);
    }
}
