package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Signal;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The loop of one login: its connector and all that must be decided in one place for it. Confined to the account loop,
 * except {@link #execute} and what says so: those may be called from any thread.
 */
public final class AccountLoop implements Work {
    private static final System.Logger LOG = System.getLogger(AccountLoop.class.getName());
    private static final int BATCH_LIMIT = 256;
    private static final long ANSWER_TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();

    private final Venue venue;
    private final VenueTraits traits;
    private final BotPorts ports;
    private final AccountEvents events;
    private final Connector connector;
    private final Clock clock;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TimerQueue timers = new TimerQueue();
    private final Signal signal = new Signal();
    private long failures;

    /**
     * @param create makes the connector; called here, once
     * @param installation the number in client order ids that tells our installations apart
     */
    public AccountLoop(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            int installation,
            FeedSource feeds,
            PluginGuard guard,
            Function<ConnectorContext, Connector> create) {
        this.venue = requireNonNull(venue, "venue is null");
        this.traits = requireNonNull(traits, "traits is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.ports = new BotPorts(Cloid.Layout.forBits(traits.cloidBits()), installation);
        this.events = new AccountEvents(venue, clock, ports);
        LoopTimerQueue connectorTimers = new LoopTimerQueue(clock, timers, guard);
        this.connector = create.apply(new AccountContext(venue, events, clock, connectorTimers, feeds, guard));
    }

    public Venue venue() {
        return venue;
    }

    public VenueTraits traits() {
        return traits;
    }

    /** Any thread: what the venue last said of the login. */
    public AccountPicture picture() {
        return events.picture();
    }

    /** Any thread: whether orders may leave. */
    public boolean isTradable() {
        return events.isTradable();
    }

    /** Any thread: why the login can't go on, when it can't. */
    public Optional<String> fatal() {
        return events.fatal();
    }

    /** Any thread: the call is made on the account loop, after those given before. */
    public void execute(Runnable task) {
        tasks.add(requireNonNull(task, "task is null"));
        signal.wake();
    }

    /** Any thread: starts the connector; the reply comes on the account loop. */
    public void start(Reply<List<MarketInfo>> reply) {
        ask(
                "start",
                reply,
                (venueConnector, answer) -> venueConnector.start(answer.after(markets -> {
                    events.listed(markets);
                    answer.ok(markets);
                })));
    }

    /** Any thread: a bot takes part, with the markets it claims and the lanes its market data takes. */
    public void attach(BotPort port, Collection<MarketId> claims, Collection<MarketLane> lanes) {
        execute(() -> {
            ports.attach(port, claims);
            lanes.forEach(lane -> events.channel(lane.market()).listen(lane));
        });
    }

    /** Any thread: the whole of what is wanted from now on. */
    public void subscribe(Subscriptions wanted) {
        execute(() -> contain("subscribe", () -> connector.subscribe(wanted)));
    }

    /** Any thread: a bot's turn. */
    public void send(OrderBatch batch) {
        execute(() -> {
            try {
                connector.execute(batch);
            } catch (RuntimeException e) {
                failed("execute", e);
                unknownAll(batch, "the connector failed: " + e.getMessage());
            }
        });
    }

    /** Any thread: what the venue holds; the reply comes on the account loop. */
    public void snapshot(Reply<AccountSnapshot> reply) {
        ask(
                "snapshot",
                reply,
                (venueConnector, answer) -> venueConnector.snapshot(answer.after(snapshot -> {
                    snapshot.balances().forEach(events::balance);
                    snapshot.positions().forEach(events::position);
                    snapshot.margin().ifPresent(events::margin);
                    answer.ok(snapshot);
                })));
    }

    /** Any thread. */
    public void stop(Reply<Void> reply) {
        ask("stop", reply, Connector::stop);
    }

    /** Any thread: a call to the connector that asks something; the reply comes on the account loop. */
    public <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call) {
        execute(() -> {
            OnceReply<T> once = new OnceReply<>(what, reply, timers, clock.nanoTime() + ANSWER_TIMEOUT_NANOS);
            try {
                call.accept(connector, once);
            } catch (RuntimeException e) {
                failed(what, e);
                once.unknown("the connector failed in %s: %s".formatted(what, e.getMessage()));
            }
        });
    }

    /** Those open orders whose client order id carries our installation, and the given bot's number. */
    public List<OrderReport> ofBot(AccountSnapshot snapshot, int bot) {
        return snapshot.openOrders().stream()
                .filter(report -> ports.belongsTo(report.order(), bot))
                .toList();
    }

    /** Those open orders whose client order id carries our installation. */
    public List<OrderReport> ours(AccountSnapshot snapshot) {
        return snapshot.openOrders().stream()
                .filter(report -> ports.isOurs(report.order()))
                .toList();
    }

    private void contain(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            failed(what, e);
        }
    }

    /** A batch that broke off: whatever has no outcome yet is unknown; a second outcome of a member changes nothing. */
    private void unknownAll(OrderBatch batch, String cause) {
        Outcome unknown = new Outcome.Unknown(cause);
        batch.cancels().forEach(member -> events.outcome(member.order(), ConnectorEvents.Command.CANCEL, unknown));
        batch.amends().forEach(member -> events.outcome(member.order(), ConnectorEvents.Command.AMEND, unknown));
        for (OrderBatch.Submit member : batch.submits()) {
            OrderRef ref = member.ref();
            events.outcome(ref, ConnectorEvents.Command.SUBMIT, unknown);
        }
    }

    private void failed(String what, RuntimeException failure) {
        failures++;
        LOG.log(
                System.Logger.Level.ERROR,
                "connector failed venue=%s call=%s count=%d".formatted(venue.name(), what, failures),
                failure);
    }

    @Override
    public String name() {
        return "venue-" + venue.name();
    }

    @Override
    public int doWork() {
        events.ownedByThisThread();
        int done = 0;
        for (int i = 0; i < BATCH_LIMIT; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            task.run();
            done++;
        }
        if (ports.haveRoom()) {
            done += runTimers();
        }
        return done;
    }

    private int runTimers() {
        try {
            return timers.runDue(clock.nanoTime(), BATCH_LIMIT);
        } catch (RuntimeException e) {
            failed("a timer", e);
            return 1;
        }
    }

    @Override
    public long nextDeadlineNanos() {
        return timers.nextDeadlineNanos();
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        signal.connect(wakeup);
    }
}
