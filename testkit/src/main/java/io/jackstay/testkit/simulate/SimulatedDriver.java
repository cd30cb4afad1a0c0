package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.session.Driver;
import io.jackstay.testkit.simulate.venue.Agenda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Turns the loops of one process in an order that the seed gives, and moves time from one event to the next. Not thread safe: owned by
 * the run.
 */
final class SimulatedDriver implements Driver {
    private static final int MOST_ROUNDS = 100_000;

    private final Agenda agenda;
    private final Clock clock;
    private final VenueBehind venue;
    private final SplittableRandom random;
    private final Work writer;
    private final LongSupplier diskNanos;
    private final List<Work> works = new ArrayList<>();
    private Runnable beforeTurn = () -> {};
    private Runnable whileWaiting = () -> {};
    private long writerDue = Work.NO_DEADLINE;
    private long frozenUntil;
    private boolean gone;

    /** The process is gone: whoever waits in it waits for nothing. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Gone() {
            super("the process is gone", null, false, false);
        }
    }

    /**
     * @param writer what stores the journals
     * @param diskNanos how long the disk takes for what it has been given
     */
    SimulatedDriver(
            Agenda agenda,
            Clock clock,
            VenueBehind venue,
            SplittableRandom random,
            Work writer,
            LongSupplier diskNanos) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.random = requireNonNull(random, "random is null");
        this.writer = requireNonNull(writer, "writer is null");
        this.diskNanos = requireNonNull(diskNanos, "diskNanos is null");
        writer.wakeBy(this::wakeWriter);
    }

    private void wakeWriter() {
        if (writerDue == Work.NO_DEADLINE) {
            writerDue = agenda.now() + diskNanos.getAsLong();
        }
    }

    /** Called before each turn of a loop. */
    void beforeTurn(Runnable call) {
        beforeTurn = call;
    }

    /** From here on nothing is turned any more. */
    void kill() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** The process stands still until then, and the world does not. */
    void freeze(long untilNanos) {
        frozenUntil = untilNanos;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void startAt(long epochNanos) {}

    @Override
    public void turn(AccountLoop account) {
        venue.connect(account.venue().name(), account::execute);
        add(account);
    }

    @Override
    public void turn(Bot bot, Threading threading) {
        add(bot);
    }

    @Override
    public void turnBeside(Work work) {
        add(work);
    }

    private void add(Work work) {
        work.wakeBy(Work.Wakeup.NONE);
        works.add(work);
    }

    @Override
    public void drop(AccountLoop account) {
        works.remove(account);
    }

    @Override
    public void drop(Bot bot) {
        works.remove(bot);
    }

    @Override
    public boolean isTurned(Work work) {
        return works.contains(work);
    }

    @Override
    public void whileWaiting(Runnable call) {
        whileWaiting = call;
    }

    @Override
    public boolean await(BooleanSupplier done, Duration patience) {
        long deadline = agenda.now() + patience.toNanos();
        settle();
        while (!done.getAsBoolean()) {
            long next = next();
            if (next > deadline) {
                agenda.advanceTo(deadline);
                settle();
                whileWaiting.run();
                return done.getAsBoolean();
            }
            agenda.advanceTo(next);
            settle();
        }
        return true;
    }

    private long next() {
        long next = agenda.next();
        if (isFrozen()) {
            return Math.min(next, frozenUntil);
        }
        next = Math.min(next, writerDue);
        for (int i = 0; i < works.size(); i++) {
            next = Math.min(next, works.get(i).nextDeadlineNanos());
        }
        return next;
    }

    private boolean isFrozen() {
        return agenda.now() < frozenUntil;
    }

    /** Until nothing is left to do at this instant. */
    private void settle() {
        int rounds = 0;
        while (round()) {
            if (++rounds == MOST_ROUNDS) {
                throw new IllegalStateException("the process does not come to rest at " + agenda.now());
            }
        }
    }

    private boolean round() {
        boolean any = false;
        while (agenda.runOne()) {
            any = true;
            leaveIfGone();
        }
        if (isFrozen()) {
            return any;
        }
        int count = works.size();
        int first = count == 0 ? 0 : random.nextInt(count);
        for (int i = 0; i < count && i < works.size(); i++) {
            Work work = works.get((first + i) % works.size());
            if (work.hasWork()) {
                beforeTurn.run();
                leaveIfGone();
                any |= work.doWork() > 0;
                leaveIfGone();
            }
        }
        return write() || any;
    }

    private boolean write() {
        if (writerDue > agenda.now()) {
            return false;
        }
        beforeTurn.run();
        leaveIfGone();
        writerDue = Work.NO_DEADLINE;
        boolean any = writer.doWork() > 0;
        if (any && writerDue == Work.NO_DEADLINE) {
            wakeWriter();
        }
        leaveIfGone();
        return any;
    }

    private void leaveIfGone() {
        if (gone) {
            throw new Gone();
        }
    }

    @Override
    public void close() {
        works.clear();
    }
}
