package io.jackstay.distribution.browser;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.session.Driver;
import io.jackstay.runtime.session.RecordedData;
import io.jackstay.runtime.session.VirtualDriver;
import java.time.Duration;
import java.util.Collections;
import java.util.function.BooleanSupplier;

/** A live session on virtual time: its bots tell about themselves as in a process that runs. Not thread safe: owned by who drives it. */
final class QuickDriver implements Driver {
    private final VirtualDriver virtual;

    QuickDriver(VirtualClock clock) {
        this.virtual = new VirtualDriver(
                clock, new RecordedData(Collections.emptySortedMap(), Recordings::open, new SystemClock()));
    }

    @Override
    public Clock clock() {
        return virtual.clock();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void startAt(long epochNanos) {
        virtual.startAt(epochNanos);
    }

    @Override
    public void turn(AccountLoop account) {
        virtual.turn(account);
    }

    @Override
    public void turn(Bot bot, Threading threading) {
        virtual.turn(bot, threading);
    }

    @Override
    public void turnBeside(Work work) {
        virtual.turnBeside(work);
    }

    @Override
    public void drop(AccountLoop account) {
        virtual.drop(account);
    }

    @Override
    public void drop(Bot bot) {
        virtual.drop(bot);
    }

    @Override
    public boolean isTurned(Work work) {
        return virtual.isTurned(work);
    }

    @Override
    public boolean await(BooleanSupplier done, Duration patience) {
        return virtual.await(done, patience);
    }

    @Override
    public void close() {
        virtual.close();
    }
}
