package io.jackstay.lib.sim.feed;

/**
 * What a random walk is made of; numbers unscaled at the market's scales. Immutable.
 *
 * @param seed where the random numbers begin
 * @param start the middle price that it begins at and swings about, positive
 * @param tick distance between two prices, positive
 * @param lot distance between two sizes, positive
 * @param stepDeviation standard deviation of the middle's change in one step, as unscaled price × 65536
 * @param pull share of the distance from the start that a step takes back, × 65536
 * @param spreadTicks ticks between best bid and best ask, at least 1
 * @param levels price levels on each side, one tick apart, at least 1
 * @param levelSize mean size of a level
 * @param printsPerThousandSteps prints in a thousand steps
 * @param printSize mean size of a print
 */
public record WalkSettings(
        long seed,
        long start,
        long tick,
        long lot,
        long stepDeviation,
        long pull,
        int spreadTicks,
        int levels,
        long levelSize,
        long printsPerThousandSteps,
        long printSize) {
    private static final long LARGEST_BELL = 6L << 16;

    /** {@link IllegalArgumentException} for a number out of its range, or a price too fine for the arithmetic. */
    public WalkSettings {
        requirePositive("start", start);
        requirePositive("tick", tick);
        requirePositive("lot", lot);
        requirePositive("spread ticks", spreadTicks);
        requirePositive("levels", levels);
        requirePositive("level size", levelSize);
        requirePositive("print size", printSize);
        if (stepDeviation < 0 || pull < 0 || pull > 1 << 16 || printsPerThousandSteps < 0) {
            throw new IllegalArgumentException(
                    "deviation %d, pull %d and prints %d must not be negative, the pull at most 65536"
                            .formatted(stepDeviation, pull, printsPerThousandSteps));
        }
        if (start > Long.MAX_VALUE >> 20 || stepDeviation > Long.MAX_VALUE / LARGEST_BELL) {
            throw new IllegalArgumentException(
                    "a start of %d smallest units is too fine for a random walk: use a coarser tick".formatted(start));
        }
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("%s must be positive, got %d".formatted(name, value));
        }
    }
}
