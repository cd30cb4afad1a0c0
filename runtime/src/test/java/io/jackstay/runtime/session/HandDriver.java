package io.jackstay.runtime.session;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns nothing but what turns beside the loops; time moves only while somebody waits. Not thread safe. */
final class HandDriver implements Driver {
    private final VirtualClock clock;
    boolean live = true;
    boolean stopAsked;
    Optional<String> fatal = Optional.empty();
    /** What is turned at each step, as long as it is there. */
    Optional<Work> beside = Optional.empty();

    List<StackTraceElement> stack = List.of();

    HandDriver(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public Optional<String> fatal() {
        return fatal;
    }

    @Override
    public boolean isStopAsked() {
        return stopAsked;
    }

    @Override
    public List<StackTraceElement> stackOf(Work work) {
        return stack;
    }

    @Override
    public boolean await(BooleanSupplier done, Duration patience) {
        long deadline = clock.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (clock.nanoTime() >= deadline) {
                return false;
            }
            clock.advanceTo(clock.nanoTime() + Duration.ofMillis(1).toNanos());
            beside.ifPresent(Work::doWork);
        }
        return true;
    }

    @Override
    public void startAt(long epochNanos) {}

    @Override
    public void turn(AccountLoop account) {}

    @Override
    public void turn(Bot bot, Threading threading) {}

    @Override
    public void turnBeside(Work work) {
        beside = Optional.of(work);
    }

    @Override
    public void drop(AccountLoop account) {}

    @Override
    public void drop(Bot bot) {}

    @Override
    public boolean isTurned(Work work) {
        return true;
    }

    @Override
    public void close() {}
}
