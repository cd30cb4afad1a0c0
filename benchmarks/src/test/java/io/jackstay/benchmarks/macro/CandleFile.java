package io.jackstay.benchmarks.macro;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes a seeded file of one-minute candles: {@code CandleFile ROWS SEED FILE}. The same arguments give the same bytes. Needs the JDK
 * alone, so {@code java CandleFile.java} runs it.
 *
 * <p>The price walks as that of {@code QuoteFile} does, a step a candle, so that candles are measured and not the orders that they
 * fill: with the moves of a real minute each candle would fill an order or two of the shipped grid.
 */
public final class CandleFile {
    private static final long CENTRE = 6_000_000;
    private static final long RANGE = 150;
    private static final long PULL = 50_000;
    private static final long START_SECONDS = 1_000_000_020;

    private CandleFile() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: CandleFile ROWS SEED FILE");
        }
        long rows = Long.parseLong(args[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        long open = CENTRE;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[2])), 1 << 20)) {
            out.write("start,open,high,low,close,volume\n".getBytes(StandardCharsets.US_ASCII));
            for (long row = 0; row < rows; row++) {
                long close = open
                        + random.nextLong(2 * RANGE + 1)
                        - RANGE
                        + Math.floorDiv(CENTRE - open + random.nextLong(PULL), PULL);
                long high = Math.max(open, close) + random.nextLong(RANGE);
                long low = Math.min(open, close) - random.nextLong(RANGE);
                String line = "%d,%s,%s,%s,%s,%d.%03d%n"
                        .formatted(
                                START_SECONDS + 60 * row,
                                price(open),
                                price(high),
                                price(low),
                                price(close),
                                random.nextLong(50),
                                random.nextLong(1_000));
                out.write(line.getBytes(StandardCharsets.US_ASCII));
                open = close;
            }
        }
    }

    private static String price(long cents) {
        return cents / 100 + "." + cents % 100 / 10 + cents % 10;
    }
}
