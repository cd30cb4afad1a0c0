package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.account.LoopTimerQueue;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.Transports;
import io.jackstay.runtime.net.Trial;
import io.jackstay.runtime.net.fault.FaultPlan;
import io.jackstay.runtime.net.nonce.NonceVault;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.state.StoredMemory;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The process that one connector lives in: its loop, its transports, its memory. Not thread safe: owned by the case. */
final class StandProcess implements AutoCloseable {
    private static final int MANY = 1_000;

    private final VirtualClock clock;
    private final TimerQueue queue = new TimerQueue();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private final Heard heard;
    private final LoopTimers timers;
    private final SessionMeters meters = new SessionMeters();
    private final Memory memory;
    private final LoginTransports transports;
    private final Function<MarketId, Optional<MarketFeed>> feeds;
    private boolean usesRequests;
    private int requests;
    private boolean usesStreams;
    private boolean usesNonces;

    /** @param kept what the connector's memory has, and where it goes: it outlives the process */
    StandProcess(
            String login,
            VirtualClock clock,
            Network network,
            FaultPlan faults,
            SortedMap<String, String> kept,
            Heard heard,
            Function<MarketId, Optional<MarketFeed>> feeds) {
        this.clock = requireNonNull(clock, "clock is null");
        this.heard = requireNonNull(heard, "heard is null");
        this.memory = new StoredMemory(
                kept, true, () -> heard.requireThread("a question to the memory"), kept::put, kept::remove);
        this.feeds = requireNonNull(feeds, "feeds are null");
        this.timers = new LoopTimerQueue(
                clock,
                queue,
                task -> () -> heard.contain("a timer", task),
                () -> heard.requireThread("a question to a timer"));
        NetSettings settings =
                NetSettings.DEFAULT.trying(new Trial(Optional.empty(), Optional.of(faults), Optional.empty()));
        this.transports = new LoginTransports(
                new Transports(network, new RequestBudgets(), NonceVault.inMemory()),
                settings,
                new LoopSide(
                        login,
                        clock,
                        queue,
                        new PluginGuard(login, requireNonNull(StandProcess.class.getClassLoader())),
                        meters,
                        () -> heard.requireThread("a question to a transport"),
                        later::add,
                        heard::contain,
                        1));
    }

    Heard heard() {
        return heard;
    }

    LoopTimers timers() {
        return timers;
    }

    Meters meters() {
        return meters;
    }

    Memory memory() {
        return memory;
    }

    LoginTransports transports() {
        return transports;
    }

    Optional<MarketFeed> feed(MarketId market) {
        return feeds.apply(market);
    }

    long epochNanos() {
        return clock.epochNanos();
    }

    void streamAsked() {
        usesStreams = true;
    }

    void noncesAsked() {
        usesNonces = true;
    }

    boolean usesWire() {
        return usesRequests || usesStreams;
    }

    Http http(String baseUrl) {
        usesRequests = true;
        return counting(transports.http(baseUrl));
    }

    private Http counting(Http http) {
        return (request, reply) -> {
            requests++;
            http.send(request, reply);
        };
    }

    int requests() {
        return requests;
    }

    boolean usesStreams() {
        return usesStreams;
    }

    boolean usesNonces() {
        return usesNonces;
    }

    /** One turn of its loop. Returns how much was done. */
    int run() {
        int done = 0;
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            heard.contain("a task", task);
            done++;
        }
        done += transports.doWork(true);
        return done + queue.runDue(clock.nanoTime(), MANY, queue.mark());
    }

    /** Waits for a byte to come, and for this long at most. */
    void await(Duration most) {
        transports.waiting().await(most.toNanos());
    }

    long nextDeadlineNanos() {
        return Math.min(queue.nextDeadlineNanos(), transports.nextDeadlineNanos());
    }

    @Override
    public void close() {
        transports.close();
    }
}
