package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.testkit.crash.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A circuit breaker in a real process: a venue that refuses every new order trips it, and all that rests is cancelled. Not thread safe:
 * one use.
 */
public final class Trips {
    private static final Clock CLOCK = new SystemClock();
    private static final int OPEN = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CONFIG = """
            jackstay { data-dir = data }
            connectors { venue { plugin = crash-venue, port = %d } }
            bots {
              grid {
                strategy { plugin = grid, market = "venue:BTC-USDC-PERP", levels = 120, spacing = 0.02%%, order-size = 0.001 }
                risk = [
                  { plugin = position-limit, max = 0.5 }
                  { plugin = circuit-breaker, errors-in-a-row = 3, cool-down = 1s, max-halts = 1000 }
                ]
                capital = 100000 USDC
                on-stop = cancel
              }
            }
            """;

    private final Path home;

    /** @param home the distribution */
    public Trips(Path home) {
        this.home = requireNonNull(home, "home is null");
    }

    /**
     * What they came to. Immutable.
     *
     * @param leastOpen orders that rested at the trip that had the fewest
     * @param left orders that were not cancelled in time, over all trips
     * @param p50Nanos from the refusal that trips to the last cancel at the venue; the process' first trip, in code that has not been
     *     compiled, is one of them
     */
    public record Result(int trips, long leastOpen, long left, long p50Nanos, long p99Nanos, long mostNanos) {}

    /** Trips it so many times. */
    public Result run(int trips) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackstay-trips");
        Path plugins = folder.resolve("plugins");
        PluginJar.write(plugins);
        try (VenueProcess venue = VenueProcess.start(folder.resolve("venue.log"))) {
            venue.reset(1);
            BotProcess.configure(folder, CONFIG.formatted(venue.port()));
            BotProcess process = BotProcess.start(home, plugins, folder, Map.of(), "");
            try {
                return run(trips, venue, process);
            } finally {
                process.stop();
                process.end(PATIENCE.toSeconds());
            }
        } finally {
            CrashRuns.delete(folder);
        }
    }

    private static Result run(int trips, VenueProcess venue, BotProcess process) throws IOException {
        long[] nanos = new long[trips];
        long leastOpen = Long.MAX_VALUE;
        long left = 0;
        for (int i = 0; i < trips; i++) {
            await(venue, process, OPEN, Integer.MAX_VALUE);
            venue.refuse(true);
            await(venue, process, 0, 0);
            Message trip = venue.trip();
            left += venue.open();
            nanos[i] = trip.number("nanos");
            leastOpen = Math.min(leastOpen, trip.number("open"));
            venue.refuse(false);
        }
        Arrays.sort(nanos);
        return new Result(
                trips, leastOpen, left, nanos[trips / 2], nanos[(int) Math.ceil(trips * 0.99) - 1], nanos[trips - 1]);
    }

    /** Until so many orders rest, or too much time has gone. */
    private static void await(VenueProcess venue, BotProcess process, int least, int most) throws IOException {
        long deadline = CLOCK.nanoTime() + PATIENCE.toNanos();
        int open = venue.open();
        while ((open < least || open > most) && process.isAlive() && CLOCK.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            open = venue.open();
        }
        if (open < least || open > most) {
            throw new IOException("%d orders rest, and %d were waited for%s"
                    .formatted(open, least, process.isAlive() ? "" : "; the bot's process has ended"));
        }
    }
}
