package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.AlertsBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what leaves by one channel, and when: levels, quiet hours, grouping, repeats, rates and pauses. Not thread safe: confined to the
 * thread of its channel. Knows neither threads nor a network; time is what it is told.
 *
 * <p>What must outlive the process is in {@link ChannelState} alone.
 */
final class NoticeQueue {
    static final int MOST_WAITING = 500;

    private static final int MOST_IN_A_LETTER = 20;
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long GAP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long BROKEN_PAUSE_NANOS = Duration.ofHours(1).toNanos();
    private static final int FAILURES_TOLD = 3;

    private final AlertsBlock settings;
    private final AlertLevel least;
    private final int mostPerMinute;
    private final ChannelState state;
    private final Deque<Long> sent = new ArrayDeque<>();
    private boolean changed = true;
    private boolean hurried;
    private long lettersMade;

    NoticeQueue(AlertsBlock settings, AlertLevel least, int mostPerMinute, ChannelState state) {
        this.settings = requireNonNull(settings, "settings are null");
        this.least = requireNonNull(least, "least is null");
        this.mostPerMinute = mostPerMinute;
        this.state = requireNonNull(state, "state is null");
        if (state.failures > 0) {
            // A person may have mended it before this process began; a delay that the other side asked for still holds.
            state.pausedUntilNanos = 0;
        }
    }

    /** Whether the state differs from what was stored last; asking forgets it. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** All alerts that are known, told or not; what is new among them is queued. */
    void look(Collection<RaisedAlert> alerts, long now) {
        Set<String> present = new LinkedHashSet<>();
        alerts.forEach(raised -> present.add(key(raised)));
        for (RaisedAlert raised : alerts) {
            if (Levels.of(raised.alert().code(), raised.alert().subject()).isAtLeast(least)) {
                look(raised, present, now);
            }
        }
        giveUp(now);
    }

    private void look(RaisedAlert raised, Set<String> present, long now) {
        Alert alert = raised.alert();
        String key = key(raised);
        Optional<ChannelState.Told> before = state.told(key);
        if (before.isEmpty()) {
            if (alert.nanos() > state.beganNanos) {
                tell(raised, alert.count(), present, now);
            }
            return;
        }
        ChannelState.Told told = before.get();
        boolean sameSeries = alert.sinceNanos() == told.sinceNanos();
        long since = now - told.toldNanos();
        boolean repeated = alert.count() > told.count()
                && (since < 0 || since >= settings.repeat().toNanos());
        if (!sameSeries || repeated) {
            tell(raised, sameSeries ? alert.count() - told.count() : alert.count(), present, now);
        }
    }

    private void tell(RaisedAlert raised, long times, Set<String> present, long now) {
        Alert alert = raised.alert();
        state.tell(key(raised), new ChannelState.Told(alert.count(), alert.sinceNanos(), now), present);
        queue(Notice.of(raised, times), now);
    }

    private static String key(RaisedAlert raised) {
        return "%s|%s|%s"
                .formatted(raised.who(), raised.alert().code(), raised.alert().subject());
    }

    /** One thing that is no alert. */
    void add(Notice notice, long now) {
        if (notice.level().isAtLeast(least)) {
            queue(notice, now);
        }
    }

    private void queue(Notice notice, long now) {
        state.waiting().addLast(new ChannelState.Waiting(notice, now));
        changed = true;
        for (AlertLevel level : List.of(AlertLevel.INFO, AlertLevel.WARNING)) {
            leaveOut(level);
        }
    }

    /** What is critical is never left out; there are no more of them than the books of all bots hold. */
    private void leaveOut(AlertLevel level) {
        Iterator<ChannelState.Waiting> oldest = state.waiting().iterator();
        while (state.waiting().size() > MOST_WAITING && oldest.hasNext()) {
            if (oldest.next().notice().level() == level) {
                oldest.remove();
                state.leftOut++;
            }
        }
    }

    /** What is not critical and has waited too long is not told any more. */
    private void giveUp(long now) {
        long keep = settings.keep().toNanos();
        Iterator<ChannelState.Waiting> each = state.waiting().iterator();
        while (each.hasNext()) {
            ChannelState.Waiting one = each.next();
            if (one.notice().level() != AlertLevel.CRITICAL && now - one.queuedNanos() > keep) {
                each.remove();
                changed = true;
                state.recorded(new ChannelState.Delivery(
                        "", now, Words.head(one.notice()), 1, false, "given up: it waited longer than keep"));
            }
        }
        state.letter()
                .filter(letter -> letter.level() != AlertLevel.CRITICAL && now - letter.nanos() > keep)
                .ifPresent(letter -> end(letter, now, false, "given up: it waited longer than keep"));
    }

    /** What is to be sent now, put together first where that is due; empty when it is time for nothing. */
    Optional<Letter> due(long now) {
        if (dueNanos(now) > now) {
            return Optional.empty();
        }
        if (state.letter().isEmpty()) {
            compose(now);
        }
        return state.letter();
    }

    private void compose(long now) {
        List<Notice> together = new ArrayList<>();
        Iterator<ChannelState.Waiting> each = state.waiting().iterator();
        while (each.hasNext() && together.size() < MOST_IN_A_LETTER) {
            Notice notice = each.next().notice();
            if (!isHeld(notice, now)) {
                together.add(notice);
                each.remove();
            }
        }
        lettersMade++;
        state.letter(new Letter(id(together, now), together, now, 0));
        changed = true;
    }

    /** Of its content and its time, so that no two have the same. */
    private String id(List<Notice> notices, long now) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("%d %d %s".formatted(now, lettersMade, notices).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** When {@link #due} should be asked again, epoch nanoseconds; {@link Long#MAX_VALUE} when nothing waits. */
    long dueNanos(long now) {
        long ready = state.letter().isPresent() ? now : readyNanos(now);
        return ready == Long.MAX_VALUE ? ready : Math.max(ready, Math.max(pausedUntil(now), roomNanos(now)));
    }

    private long readyNanos(long now) {
        long first = Long.MAX_VALUE;
        boolean held = false;
        for (ChannelState.Waiting one : state.waiting()) {
            if (isHeld(one.notice(), now)) {
                held = true;
            } else {
                boolean critical = one.notice().level() == AlertLevel.CRITICAL;
                first = Math.min(first, critical ? afterLast(now) : one.queuedNanos() + groupNanos());
            }
        }
        return first == Long.MAX_VALUE && held ? now + MINUTE_NANOS : first;
    }

    /** What is critical leaves at once; one that follows soon waits for those that come with it. */
    private long afterLast(long now) {
        return sent.isEmpty() ? now : Math.min(sent.getLast(), now) + groupNanos();
    }

    private long groupNanos() {
        return hurried ? 0 : settings.group().toNanos();
    }

    /** From here on nothing waits for company. */
    void hurry() {
        hurried = true;
    }

    private boolean isHeld(Notice notice, long now) {
        return settings.quietHours()
                .filter(quiet -> quiet.holds(notice.level(), now))
                .isPresent();
    }

    /** A clock that was set back makes no pause longer than the longest. */
    private long pausedUntil(long now) {
        return state.pausedUntilNanos > now + BROKEN_PAUSE_NANOS ? now : state.pausedUntilNanos;
    }

    private long roomNanos(long now) {
        while (!sent.isEmpty() && (now - sent.getFirst() >= MINUTE_NANOS || sent.getFirst() > now)) {
            sent.removeFirst();
        }
        if (sent.isEmpty()) {
            return now;
        }
        long gap = Math.min(sent.getLast(), now) + GAP_NANOS;
        return sent.size() < mostPerMinute ? gap : Math.max(gap, sent.getFirst() + MINUTE_NANOS);
    }

    /**
     * What came of one part of the letter that is due.
     *
     * @param parts how many the letter has
     */
    void settle(Letter letter, int parts, Outcome outcome, long now) {
        changed = true;
        sent.addLast(now);
        if (outcome instanceof Outcome.Taken taken) {
            taken(letter.partSent(), parts, now);
            state.pausedUntilNanos =
                    taken.rest().isZero() ? 0 : now + taken.rest().toNanos();
        } else if (outcome instanceof Outcome.Later later) {
            state.pausedUntilNanos = now + later.after().toNanos();
        } else if (outcome instanceof Outcome.Again again) {
            failed(again.why(), now, state.failures + 1 >= FAILURES_TOLD);
            state.pausedUntilNanos = now + pause(state.failures);
        } else if (outcome instanceof Outcome.Broken broken) {
            failed(broken.why(), now, true);
            state.pausedUntilNanos = now + BROKEN_PAUSE_NANOS;
        } else if (outcome instanceof Outcome.Refused refused) {
            failed(refused.why(), now, true);
            end(letter, now, false, refused.why());
        }
    }

    private void taken(Letter letter, int parts, long now) {
        state.failures = 0;
        state.trouble = "";
        state.troubleNanos = 0;
        if (letter.partsSent() >= parts) {
            end(letter, now, true, "");
        } else {
            state.letter(letter);
        }
    }

    private void failed(String why, long now, boolean told) {
        state.failures++;
        if (told && state.trouble.isEmpty()) {
            state.troubleNanos = now;
        }
        if (told) {
            state.trouble = why;
        }
    }

    private void end(Letter letter, long now, boolean taken, String why) {
        changed = true;
        state.letterEnded(new ChannelState.Delivery(
                letter.id(), now, Words.title(letter), letter.notices().size(), taken, why));
    }

    /** It doubles from a second to five minutes. */
    private static long pause(long failures) {
        long doubled = FIRST_PAUSE_NANOS << Math.min(failures - 1, 20);
        return Math.min(LONGEST_PAUSE_NANOS, doubled);
    }
}
