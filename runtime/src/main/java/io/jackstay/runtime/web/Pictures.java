package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.session.SessionPicture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The latest picture of the session, and who waits for a close one. {@link #publish} and {@link #isWanted} are the main thread's, all else is
 * confined to the thread {@code web}.
 */
final class Pictures {
    /** A bot that nobody has looked at closely shows all of itself with its next turn, which comes within a second. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final long LOOKED_NANOS = Duration.ofSeconds(3).toNanos();

    private final Clock clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile SessionPicture latest;
    private final AtomicLong moments = new AtomicLong();
    private volatile long wantedUntilNanos;
    private volatile long publishedNanos;
    private long wantedSinceNanos;

    private record Waiting(Consumer<SessionPicture> then, long untilNanos) {}

    Pictures(Clock clock, SessionPicture first) {
        this.clock = requireNonNull(clock, "clock is null");
        this.latest = requireNonNull(first, "first is null");
        this.wantedUntilNanos = clock.nanoTime();
        this.publishedNanos = wantedUntilNanos;
        this.wantedSinceNanos = wantedUntilNanos;
    }

    long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
    }

    /** The next one. */
    void publish(SessionPicture picture) {
        latest = picture;
        publishedNanos = clock.nanoTime();
        moments.incrementAndGet();
    }

    /** Something else that the stream shows has changed. */
    void changed() {
        moments.incrementAndGet();
    }

    /** Whether somebody looks, or has looked just now. */
    boolean isWanted() {
        return clock.nanoTime() < wantedUntilNanos;
    }

    /** Somebody looks. */
    void want() {
        if (!isWanted()) {
            wantedSinceNanos = clock.nanoTime();
        }
        wantedUntilNanos = clock.nanoTime() + LOOKED_NANOS;
    }

    /** How long there has been no picture though somebody looks: the thread that makes them may hang, and this one does not. */
    long behindMillis() {
        return isWanted()
                ? TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - Math.max(publishedNanos, wantedSinceNanos))
                : 0;
    }

    SessionPicture latest() {
        return latest;
    }

    long moment() {
        return moments.get();
    }

    /** Hands over a picture in which each bot shows all of itself, or the one that there is when one of them does not in time. */
    void whenClose(Consumer<SessionPicture> then) {
        boolean looked = isWanted();
        want();
        if (looked && isClose(latest)) {
            then.accept(latest);
        } else {
            waiting.add(new Waiting(then, clock.nanoTime() + PATIENCE.toNanos()));
        }
    }

    /** A few times a second. */
    void tick() {
        if (waiting.isEmpty()) {
            return;
        }
        SessionPicture now = latest;
        boolean close = isClose(now);
        List<Waiting> due = new ArrayList<>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (close || clock.nanoTime() >= one.untilNanos) {
                each.remove();
                due.add(one);
            }
        }
        due.forEach(one -> one.then.accept(now));
    }

    private boolean isClose(SessionPicture picture) {
        long since = clock.epochNanos() - LOOKED_NANOS;
        return picture.atNanos() >= since
                && picture.bots().stream().allMatch(bot -> !bot.status().isMade() || isRecent(bot, since));
    }

    private static boolean isRecent(SessionPicture.OneBot bot, long since) {
        Optional<BotDetail> detail = bot.detail();
        return detail.isPresent()
                && (detail.get().atNanos() >= since || bot.status().state() == BotState.STOPPED);
    }
}
