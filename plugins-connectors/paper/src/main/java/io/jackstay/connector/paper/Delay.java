package io.jackstay.connector.paper;

import io.jackstay.lib.sim.feed.SplitMix64;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long the next message takes, in whole numbers alone. Not thread safe: owned by its lane. */
@FunctionalInterface
interface Delay {
    /** Nanoseconds, not negative. */
    long nanos();

    /**
     * The configured one; empty when there is none.
     *
     * @param recorded how long the market data took last
     */
    static Optional<Delay> of(Optional<DelayConfig> config, LongSupplier recorded) {
        return config.map(chosen -> of(chosen, recorded));
    }

    private static Delay of(DelayConfig config, LongSupplier recorded) {
        if (config instanceof DelayConfig.Fixed fixed) {
            long nanos = fixed.delay().toNanos();
            return () -> nanos;
        }
        if (config instanceof DelayConfig.Distribution distribution) {
            return new Drawn(distribution);
        }
        return recorded::getAsLong;
    }

    /** A draw is a place on the way from the fastest to the slowest of ten million messages. */
    final class Drawn implements Delay, PaperLedger.Part {
        private static final long[] PLACES = {0, 5_000_000, 9_000_000, 9_900_000, 10_000_000};

        private final SplitMix64 random;
        private final long[] nanos;

        Drawn(DelayConfig.Distribution config) {
            this.random = new SplitMix64(config.seed());
            this.nanos = new long[] {
                config.least().toNanos(),
                config.median().toNanos(),
                config.p90().toNanos(),
                config.p99().toNanos(),
                config.most().toNanos()
            };
        }

        @Override
        public long nanos() {
            long place = random.between(0, PLACES[PLACES.length - 1] - 1);
            int after = 1;
            while (PLACES[after] <= place) {
                after++;
            }
            long width = PLACES[after] - PLACES[after - 1];
            return nanos[after - 1] + (nanos[after] - nanos[after - 1]) * (place - PLACES[after - 1]) / width;
        }

        @Override
        public void write(LineWriter line) {
            line.add(random.state());
        }

        @Override
        public void read(LineReader line) {
            random.state(line.number());
        }
    }
}
