package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One channel: what is known goes in from any thread, letters go out on the thread that turns it. Not thread safe but for {@link #know},
 * {@link #tell} and {@link #figures}.
 */
final class ChannelWorker {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");
    private static final int MOST_TOLD = 1_000;

    private final String name;
    private final Channel channel;
    private final NoticeQueue queue;
    private final ChannelState state;
    private final ChannelFile file;
    private final Clock clock;
    private final TroubleListener listener;
    private final Queue<Notice> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<AlertLevel, Long> sent = new EnumMap<>(AlertLevel.class);
    private volatile boolean news;
    private volatile List<RaisedAlert> known = List.of();
    private volatile ChannelFigures figures;
    private long notStored;
    private long faults;
    private long failed;

    /** Told on the thread of the channel. */
    interface TroubleListener {
        /** @param why empty once the channel delivers again */
        void onTrouble(String channel, String why);
    }

    ChannelWorker(
            String name,
            Channel channel,
            NoticeQueue queue,
            ChannelState state,
            ChannelFile file,
            Clock clock,
            TroubleListener listener) {
        this.name = requireNonNull(name, "name is null");
        this.channel = requireNonNull(channel, "channel is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.state = requireNonNull(state, "state is null");
        this.file = requireNonNull(file, "file is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.listener = requireNonNull(listener, "listener is null");
        for (AlertLevel level : AlertLevel.values()) {
            sent.put(level, 0L);
        }
        this.figures = shown();
    }

    String name() {
        return name;
    }

    /** Any thread: all alerts that there are. */
    void know(List<RaisedAlert> alerts) {
        known = alerts;
        news = true;
    }

    /** Any thread: something that is no alert of a journal; when a thousand wait here already, it is left out. */
    void tell(Notice notice) {
        if (waiting.incrementAndGet() > MOST_TOLD) {
            waiting.decrementAndGet();
        } else {
            told.add(notice);
            news = true;
        }
    }

    /** Whether something has come since the last turn began. */
    boolean hasNews() {
        return news;
    }

    /** Any thread: as of the last turn. */
    ChannelFigures figures() {
        return figures;
    }

    /** Takes what has come and sends at most one message. Returns when it wants the next turn, epoch nanoseconds. */
    long turn() throws InterruptedException {
        news = false;
        long now = clock.epochNanos();
        queue.look(known, now);
        for (Notice notice = told.poll(); notice != null; notice = told.poll()) {
            waiting.decrementAndGet();
            queue.add(notice, now);
        }
        Optional<Letter> due = queue.due(now);
        store();
        if (due.isPresent()) {
            send(due.get());
            store();
        }
        figures = shown();
        return queue.dueNanos(clock.epochNanos());
    }

    private void send(Letter letter) throws InterruptedException {
        String before = state.trouble;
        int parts = 1;
        Outcome outcome;
        try {
            parts = channel.parts(letter);
            outcome = channel.send(letter, Math.min(letter.partsSent(), parts - 1));
        } catch (RuntimeException e) {
            faults++;
            if (Occurrences.isTold(faults)) {
                LOG.log(System.Logger.Level.ERROR, "fault while an alert was sent channel=%s".formatted(name), e);
            }
            outcome =
                    new Outcome.Again("a fault of the runtime: " + e.getClass().getSimpleName());
        }
        queue.settle(letter, parts, outcome, clock.epochNanos());
        count(letter, outcome);
        if (before.isEmpty() != state.trouble.isEmpty()) {
            listener.onTrouble(name, state.trouble);
        }
    }

    private void count(Letter letter, Outcome outcome) {
        if (outcome instanceof Outcome.Taken) {
            sent.merge(letter.level(), 1L, Long::sum);
        } else {
            failed++;
        }
    }

    /** A disk that takes nothing costs the memory of what was told, and not the telling. */
    private void store() {
        if (!queue.takeChanged()) {
            return;
        }
        try {
            file.write(state);
        } catch (IOException e) {
            notStored++;
            if (Occurrences.isTold(notStored)) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        () -> "what was told can't be stored channel=%s count=%d reason=\"%s\""
                                .formatted(name, notStored, e));
            }
        }
    }

    private ChannelFigures shown() {
        return new ChannelFigures(name, new EnumMap<>(sent), failed, state.pending(), state.trouble, state.leftOut);
    }

    /** From here on nothing waits for company: the process ends. */
    void hurry() {
        queue.hurry();
    }
}
