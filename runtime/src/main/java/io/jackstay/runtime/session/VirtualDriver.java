package io.jackstay.runtime.session;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.QuietBand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Turns everything on the calling thread and moves time from one deadline or recorded event to the next, so that the same input
 * gives the same run, byte for byte. Not thread safe.
 */
public final class VirtualDriver implements Driver {
    /** More turns at one instant than this: two parties answer each other without end. */
    private static final int MAX_ROUNDS = 1_000_000;

    private final VirtualClock clock;
    private final RecordedData data;
    private final List<Work> works = new ArrayList<>();
    private final List<AccountLoop> accounts = new ArrayList<>();
    private final List<Bot> bots = new ArrayList<>();
    private final QuietBand band = new QuietBand();
    private boolean watched;

    public VirtualDriver(VirtualClock clock, RecordedData data) {
        this.clock = clock;
        this.data = data;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void startAt(long epochNanos) {
        clock.advanceTo(epochNanos);
    }

    @Override
    public void turn(AccountLoop account) {
        add(account);
        accounts.add(account);
    }

    /** One thread turns all of them, whatever the configuration says. */
    @Override
    public void turn(Bot bot, Threading threading) {
        add(bot);
        bots.add(bot);
    }

    /** What looks at all bots wants each event. */
    @Override
    public void turnBeside(Work work) {
        add(work);
        watched = true;
    }

    @Override
    public void drop(AccountLoop account) {
        works.remove(account);
        accounts.remove(account);
    }

    @Override
    public void drop(Bot bot) {
        works.remove(bot);
        bots.remove(bot);
    }

    @Override
    public boolean isTurned(Work work) {
        return works.contains(work);
    }

    private void add(Work work) {
        work.wakeBy(Work.Wakeup.NONE);
        works.add(work);
    }

    /** Patience is virtual time; without anything left to happen it is over at once. */
    @Override
    public boolean await(BooleanSupplier done, Duration patience) {
        long deadline = clock.nanoTime() + patience.toNanos();
        settle();
        while (!done.getAsBoolean()) {
            long next = nextNanos();
            if (next > deadline) {
                clock.advanceTo(deadline);
                settle();
                return done.getAsBoolean();
            }
            clock.advanceTo(next);
            settle();
        }
        return true;
    }

    /** Plays the recordings to their end. */
    public void playAll() {
        playAll(() -> Long.MAX_VALUE, now -> {});
    }

    /**
     * The same, and tells of moments on the way, which change nothing: whatever is due before one has happened then.
     *
     * @param wanted the next moment, epoch nanoseconds; the largest number for none
     * @param reached takes the time of a moment, after which another one is wanted
     */
    public void playAll(LongSupplier wanted, LongConsumer reached) {
        settle();
        while (!data.isAtEnd()) {
            step(wanted.getAsLong(), reached);
        }
    }

    private void step(long wanted, LongConsumer reached) {
        long recorded = data.nextNanos();
        long next = nextNanos();
        long due = Math.min(next, wanted);
        if (wanted < recorded && wanted <= next) {
            clock.advanceTo(Math.max(wanted, clock.epochNanos()));
            reached.accept(clock.epochNanos());
            return;
        }
        if (next < recorded) {
            clock.advanceTo(next);
        } else {
            passOver(due);
            clock.advanceTo(data.nextNanos());
            data.deliver();
        }
        settle();
    }

    /**
     * Leaves out events that change nothing for anybody until something is due. The last of them is delivered, so that whoever looks
     * later sees what he would have seen.
     */
    private void passOver(long due) {
        Optional<MarketId> market = data.onlyMarket();
        band.begin(due);
        if (market.isPresent() && !watched && isQuiet(market.get())) {
            data.passOver(band);
        }
    }

    private boolean isQuiet(MarketId market) {
        for (int i = 0; i < bots.size(); i++) {
            if (!bots.get(i).isQuiet(market, band)) {
                return false;
            }
        }
        for (int i = 0; i < accounts.size(); i++) {
            if (!accounts.get(i).isQuiet(market)) {
                return false;
            }
        }
        return true;
    }

    /** Turns all works until none has anything left to do at this instant. */
    private void settle() {
        for (int rounds = 0; turnAll() > 0; rounds++) {
            if (rounds == MAX_ROUNDS) {
                throw new JackstayException(
                        ErrorCode.INTERNAL,
                        "the bots do not come to rest at %s: each of %d turns at this instant caused another"
                                .formatted(Instant.ofEpochSecond(0, clock.epochNanos()), MAX_ROUNDS));
            }
        }
    }

    private int turnAll() {
        int done = 0;
        for (int i = 0; i < works.size(); i++) {
            Work work = works.get(i);
            done += work.hasWork() ? work.doWork() : 0;
        }
        return done;
    }

    private long nextNanos() {
        long next = Work.NO_DEADLINE;
        for (int i = 0; i < works.size(); i++) {
            next = Math.min(next, works.get(i).nextDeadlineNanos());
        }
        return next;
    }

    @Override
    public void close() {
        works.clear();
        accounts.clear();
        bots.clear();
    }
}
