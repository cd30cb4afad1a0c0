package io.jackstay.benchmarks.macro;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes a seeded file of best prices: {@code QuoteFile ROWS SEED FILE}. The same arguments give the same bytes. Needs the JDK
 * alone, so {@code java QuoteFile.java} runs it.
 *
 * <p>The middle walks in steps of up to 1.50 and is drawn back to 60000, so that a grid around it trades to the end.
 */
public final class QuoteFile {
    private static final long CENTRE = 6_000_000;
    private static final long STEP = 150;
    private static final long PULL = 50_000;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long MEAN_GAP_NANOS = 100_000_000;

    private QuoteFile() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: QuoteFile ROWS SEED FILE");
        }
        write(Long.parseLong(args[0]), Long.parseLong(args[1]), Path.of(args[2]));
    }

    /** Prices have two decimals, sizes three. */
    static void write(long rows, long seed, Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        long middle = CENTRE;
        long nanos = START_NANOS;
        StringBuilder line = new StringBuilder(80);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("ts_ns,bid,bid_size,ask,ask_size\n".getBytes(StandardCharsets.US_ASCII));
            for (long row = 0; row < rows; row++) {
                nanos += 1 + random.nextLong(2 * MEAN_GAP_NANOS);
                middle += random.nextLong(2 * STEP + 1) - STEP + pull(middle, random);
                long half = 1 + random.nextLong(10);
                line.setLength(0);
                line.append(nanos);
                decimal(line, middle - half, 2);
                decimal(line, 1 + random.nextLong(5_000), 3);
                decimal(line, middle + half, 2);
                decimal(line, 1 + random.nextLong(5_000), 3);
                out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** One step back in so many of the distance, rounded at random: a whole number would leave a dead zone. */
    private static long pull(long middle, SplittableRandom random) {
        return Math.floorDiv(CENTRE - middle + random.nextLong(PULL), PULL);
    }

    private static void decimal(StringBuilder line, long unscaled, int decimals) {
        long unit = decimals == 2 ? 100 : 1_000;
        line.append(',').append(unscaled / unit).append('.');
        String rest = Long.toString(unscaled % unit);
        line.append("0".repeat(decimals - rest.length())).append(rest);
    }
}
