package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * An estimate of how far the venue's clock is ahead of ours. Confined to the account loop.
 *
 * <p>An answer tells a time that is over when it is read, by as much as it was under way. So of the latest answers the one that
 * shows the venue furthest ahead is the one that was under way least, and says most.
 */
final class VenueClock {
    private static final System.Logger LOG = System.getLogger(VenueClock.class.getName());
    private static final int ANSWERS = 16;
    private static final long MOST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final String login;
    private final Clock clock;
    private final Meters.Gauge shown;
    private final long[] ahead = new long[ANSWERS];
    private int told;
    private boolean off;
    private long timesOff;

    VenueClock(String login, Clock clock, Meters meters) {
        this.login = requireNonNull(login, "login is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.shown = meters.gauge("venue-clock-ahead-millis");
    }

    /** @param epochNanos what the venue's clock showed in one of its answers */
    void told(long epochNanos) {
        ahead[told % ANSWERS] = epochNanos - clock.epochNanos();
        told++;
        long now = aheadNanos();
        shown.set(now / NANOS_PER_MILLI);
        boolean isOff = Math.abs(now) > MOST_NANOS;
        if (isOff && !off) {
            timesOff++;
            if (Occurrences.isTold(timesOff)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> ("clocks differ venue=%s venue-ahead-millis=%d: set this machine's clock, or orders may"
                                        + " be refused as too old or too new")
                                .formatted(login, Duration.ofNanos(now).toMillis()));
            }
        }
        off = isOff;
    }

    /** In whole milliseconds; empty before the first answer. */
    OptionalLong aheadMillis() {
        return told == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.ofNanos(aheadNanos()).toMillis());
    }

    /** 0 before the first answer. */
    long aheadNanos() {
        return Arrays.stream(ahead, 0, Math.min(told, ANSWERS)).max().orElse(0);
    }
}
