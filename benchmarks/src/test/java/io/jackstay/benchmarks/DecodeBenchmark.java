package io.jackstay.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackstay.lib.wire.JsonReader;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A book of 20 + 20 levels as Hyperliquid sends it, from its bytes to unscaled numbers in arrays. The floor adds up the bytes.
 */
@State(Scope.Thread)
@Warmup(iterations = 8, time = 1)
public class DecodeBenchmark {
    private static final int LEVELS = 20;
    private static final int PRICE_SCALE = 2;
    private static final int SIZE_SCALE = 4;

    private final byte[] book = book();
    private final byte[] best = ("{\"channel\":\"bbo\",\"data\":{\"coin\":\"ETH\",\"time\":1735689600123,\"bbo\":"
                    + "[{\"px\":\"3331.4\",\"sz\":\"2.5\",\"n\":3},{\"px\":\"3331.5\",\"sz\":\"17.0335\",\"n\":5}]}}")
            .getBytes(UTF_8);
    private final JsonReader reader = new JsonReader();
    private final long[] prices = new long[2 * LEVELS];
    private final long[] sizes = new long[2 * LEVELS];
    private long time;
    private int count;

    private static byte[] book() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder(
                "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"ETH\",\"time\":1735689600123,\"levels\":[[");
        for (int i = 0; i < 2 * LEVELS; i++) {
            text.append(i == LEVELS ? "],[" : i == 0 ? "" : ",");
            int price = i < LEVELS ? 33_314 - i : 33_315 + i - LEVELS;
            text.append("{\"px\":\"")
                    .append(price / 10)
                    .append('.')
                    .append(price % 10)
                    .append("\",\"sz\":\"");
            text.append(random.nextInt(400))
                    .append('.')
                    .append(1_000 + random.nextInt(9_000))
                    .append("\",\"n\":");
            text.append(1 + random.nextInt(30)).append('}');
        }
        return text.append("]]}}").toString().getBytes(UTF_8);
    }

    private int decode(byte[] frame) {
        count = 0;
        reader.open(frame).beginObject();
        while (reader.nextField()) {
            if (reader.field().equals("data")) {
                data();
            }
        }
        reader.end();
        return count;
    }

    private void data() {
        reader.beginObject();
        while (reader.nextField()) {
            switch (reader.field()) {
                case "time" -> time = reader.integer();
                case "levels" -> {
                    reader.beginArray();
                    side(reader.requireElement());
                    side(reader.requireElement());
                    reader.endArray();
                }
                case "bbo" -> side(reader);
                default -> {
                    // The coin is the subscription's.
                }
            }
        }
    }

    private void side(JsonReader reader) {
        reader.beginArray();
        while (reader.nextElement()) {
            reader.beginObject();
            while (reader.nextField()) {
                if (reader.field().equals("px")) {
                    prices[count] = reader.decimal(PRICE_SCALE);
                } else if (reader.field().equals("sz")) {
                    sizes[count] = reader.decimal(SIZE_SCALE);
                }
            }
            count++;
        }
    }

    @Benchmark
    public long bookOfForty() {
        return decode(book) + time;
    }

    @Benchmark
    public long bestPrices() {
        return decode(best) + time;
    }

    @Benchmark
    public long floorBytesOfBook() {
        long sum = 0;
        for (byte each : book) {
            sum += each;
        }
        return sum;
    }
}
