package io.jackstay.benchmarks.reaction;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.server.Stopwatch;
import io.jackstay.runtime.loop.SystemClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Quotes, and takes the time from each until the order that answers it: the feed of the venue's market and its stopwatch in one. The
 * next quote comes when nothing has arrived for a while, and an order that rests has been taken back, so that a round meets nothing of
 * the one before. Confined to the venue's thread, but for {@link #ask}.
 */
final class Rounds implements MarketFeed, Stopwatch {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Duration QUIET = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String UPDATE = "{\"channel\":\"bbo\"";
    private static final String ORDER = "\"type\":\"order\"";
    private static final String RESTING = "\"tif\":\"Alo\"";
    private static final String CANCEL = "\"type\":\"cancel";
    private static final int PRICES = 1_000;
    private static final int BID = 33_300;
    private static final int SIZE = 1_000_000;

    private final Agenda agenda;
    private final Consumer<Result> then;
    private @Nullable Listener listener;
    private volatile Task asked = new Task(0, 0, 0);
    private Task task = asked;
    private long[] taken = new long[0];
    private int count;
    private int lost;
    private long quotes;
    private long quotedAt;
    private long leftNanos;
    /** The next order may be the late answer to the quote before. */
    private boolean doubtful;
    /** The order of this round has come, and its cancel has not. */
    private boolean rests;

    private long arrivals;

    /** So many rounds after those that do not count; each task has a number of its own. */
    private record Task(int number, int warm, int rounds) {}

    /** Nanoseconds of the rounds that counted, sorted, and how many quotes no order came for. */
    record Result(long[] nanos, int lost) {
        double micros(int percent) {
            return nanos[nanos.length * percent / 100] / 1_000.0;
        }
    }

    Rounds(Agenda agenda, Consumer<Result> then) {
        this.agenda = agenda;
        this.then = then;
        agenda.every(LOOK, this::look);
    }

    /** From one other thread: begins with so many rounds soon, after those that do not count. */
    void ask(int warm, int rounds) {
        int next = asked.number() + 1;
        asked = new Task(next, warm, rounds);
    }

    @Override
    public void start(MarketInfo market, Listener told) {
        listener = told;
        quote();
    }

    private void look() {
        if (!task.equals(asked)) {
            task = asked;
            taken = new long[task.rounds()];
            count = -task.warm();
            lost = 0;
            quote();
        } else if (isUnderWay() && agenda.now() - quotedAt > PATIENCE.toNanos()) {
            quote();
        }
    }

    private boolean isUnderWay() {
        return count < task.rounds();
    }

    private void quote() {
        doubtful = leftNanos != 0;
        lost += doubtful ? 1 : 0;
        leftNanos = 0;
        rests = false;
        quotedAt = agenda.now();
        long bid = BID + ++quotes % PRICES;
        requireNonNull(listener, "listener is null").top(bid, SIZE, bid + 1, SIZE, quotedAt);
    }

    @Override
    public long nanoTime() {
        return CLOCK.nanoTime();
    }

    @Override
    public void left(String text, long nanos) {
        if (isUnderWay() && text.startsWith(UPDATE)) {
            leftNanos = nanos;
        }
    }

    @Override
    public void arrived(String text, long nanos) {
        if (!isUnderWay()) {
            return;
        }
        if (leftNanos != 0 && nanos > leftNanos && text.contains(ORDER)) {
            answered(nanos - leftNanos);
        }
        rests = text.contains(ORDER) ? text.contains(RESTING) : rests && !text.contains(CANCEL);
        long arrival = ++arrivals;
        agenda.in(QUIET, () -> {
            if (arrival == arrivals && isUnderWay() && !rests) {
                quote();
            }
        });
    }

    private void answered(long nanos) {
        leftNanos = 0;
        if (doubtful) {
            return;
        }
        if (count >= 0) {
            taken[count] = nanos;
        } else if (count == -1) {
            lost = 0;
        }
        count++;
        if (!isUnderWay()) {
            Arrays.sort(taken);
            then.accept(new Result(taken, lost));
        }
    }
}
