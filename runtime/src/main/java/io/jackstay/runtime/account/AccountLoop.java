package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The loop of one login: its connector and all that must be decided in one place for it. Confined to the account loop,
 * except {@link #execute} and what says so: those may be called from any thread.
 */
public final class AccountLoop implements Work, BotAccount {
    private static final long FULL_PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final Venue venue;
    private final VenueTraits traits;
    private final BotPorts ports;
    private final Optional<Journal> journal;
    private final AccountEvents events;
    private final Outbox outbox;
    private final Connector connector;
    private final Clock clock;
    private final LoopTurns turns;
    private final TimerQueue timers;
    private final LoginTransports transports;
    private final ConnectorFaults faults;
    private final CandleSources candles;
    private final OrderGate gate;
    private final Questions questions;
    private final Doubts doubts;
    private volatile Optional<DeadMan> deadMan = Optional.empty();
    private volatile boolean assumedArmed;
    private final AccountGuard guarded;
    private volatile int bots;
    private int outsiders;
    /** Whether the last turn took nothing more, for want of room; there may be room a moment later, and nobody calls then. */
    private boolean heldUp;

    /** A login without a journal; see the other constructor. */
    public AccountLoop(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            int installation,
            FeedSource feeds,
            PluginGuard guard,
            Function<ConnectorContext, Connector> create) {
        this(venue, traits, clock, installation, feeds, JournalSource.NONE, guard, create);
    }

    /** A login that shares its request budget with no other; see the other constructor. */
    public AccountLoop(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            int installation,
            FeedSource feeds,
            JournalSource journals,
            PluginGuard guard,
            Function<ConnectorContext, Connector> create) {
        this(venue, traits, clock, installation, feeds, journals, LoginReach.alone(traits), guard, create);
    }

    /**
     * @param journals gives the login's journal; what it holds is read here
     * @param reach how the venue is reached, and how much it takes
     * @param create makes the connector; called here, once
     * @param installation the number in client order ids that tells our installations apart
     */
    public AccountLoop(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            int installation,
            FeedSource feeds,
            JournalSource journals,
            LoginReach reach,
            PluginGuard guard,
            Function<ConnectorContext, Connector> create) {
        this.venue = requireNonNull(venue, "venue is null");
        this.traits = requireNonNull(traits, "traits is null");
        this.clock = requireNonNull(clock, "clock is null");
        Clock seen = reach.clock(clock);
        this.turns = new LoopTurns(seen);
        this.timers = turns.timers();
        this.ports = new BotPorts(Cloid.Layout.forBits(traits.cloidBits()), installation);
        this.journal = journals.open(this::execute);
        AccountImage image = AccountImage.read(journal);
        this.events = new AccountEvents(venue, clock, ports, journal, image);
        this.outbox = events.outbox();
        LoopTimerQueue connectorTimers = new LoopTimerQueue(clock, timers, guard::task, events.owner()::require);
        this.faults = new ConnectorFaults(events.alerts(), events::fatal);
        SessionMeters meters = reach.meters();
        this.transports =
                reach.transports(turns.side(venue.name(), guard, meters, events.owner()::require, this::runNow));
        this.connector = create.apply(new AccountContext(
                venue,
                events,
                seen,
                connectorTimers,
                feeds,
                this::execute,
                guard,
                ConnectorMemory.journaled(image.memory(), outbox, events.owner()::require),
                meters,
                transports,
                false));
        this.candles = new CandleSources(traits, events);
        this.gate = new OrderGate(
                venue,
                ports,
                events,
                faults,
                connector,
                clock,
                made -> new Outlet(venue, traits, reach.budget(), clock, timers, made::execute, made::refuse));
        this.questions = new Questions(
                connector, outbox, timers, clock, faults, new LateAnswers(venue, events.owner()::require));
        this.doubts = new Doubts(traits, clock, timers, questions, events, gate::send, meters);
        this.guarded =
                new AccountGuard(venue, traits, clock, timers, events, gate, this::isDeadManArmed, this::execute);
        outbox.seal();
    }

    /** Any thread: the rules over all bots of the login. */
    public AccountGuard guard() {
        return guarded;
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public VenueTraits traits() {
        return traits;
    }

    /** Any thread: what the venue last said of the login. */
    @Override
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

    /** Any thread: what a person must know of, of earlier processes too. */
    public List<Alert> alerts() {
        return events.alerts().current();
    }

    /** Any thread: raises one. */
    public void alert(AlertCode code, String subject, String text) {
        execute(() -> events.alerts().raise(code, subject, text));
    }

    /** Any thread: how many bots take part. */
    @Override
    public int bots() {
        return bots;
    }

    /** Any thread: how many answers of the connector came a second time, or after nobody waited any more. */
    public long droppedAnswers() {
        return questions.dropped();
    }

    /** Any thread: the call is made on the account loop, after those given before. */
    public void execute(Runnable task) {
        turns.execute(task);
    }

    /** A callback of a transport, as a turn of its own. */
    private void runNow(String what, Runnable callback) {
        faults.contain(what, callback);
        outbox.seal();
    }

    /** Gives up the connector's connections: a task of the loop, or called when it is turned no more. */
    public void closeTransports() {
        events.owner().take();
        transports.close();
    }

    /** Any thread: starts the connector; the reply comes on the account loop. */
    public void start(Reply<List<MarketInfo>> reply) {
        ask("start", reply, (asked, once) -> asked.start(Questions.onOk(once, events::listed)));
    }

    /**
     * Any thread: from here on the login is compared with its venue each period and when its private stream has come back, and the
     * venue is asked about orders without an answer.
     */
    public void reconcileEvery(Duration period) {
        reconcileEvery(period, DriftPolicy.DEFAULT);
    }

    /** The same, with a word on what becomes of a position that differs. */
    public void reconcileEvery(Duration period, DriftPolicy drift) {
        execute(() -> {
            events.onlookers().watchedBy(doubts);
            guarded.everySecond();
            if (traits.has(Capability.TRADING)) {
                doubts.reconciler().every(period, drift);
            }
        });
    }

    /** Any thread: from here on a dead-man switch of this horizon is looked after; to be called once. */
    public void armDeadMan(Duration horizon) {
        execute(() -> {
            DeadMan made = new DeadMan(horizon, traits, clock, timers, questions, events, gate);
            deadMan = Optional.of(made);
            made.begin();
        });
    }

    /** Any thread: the dead-man switch counts as armed, on virtual time, where nothing can hang. */
    public void assumeDeadMan() {
        assumedArmed = true;
    }

    /** Any thread: the supervisor turns, and has looked at the bots. */
    public void fitness(Fitness now) {
        deadMan.filter(guard -> guard.hear(now)).ifPresent(guard -> execute(guard::fitAgain));
    }

    /** Any thread: all is as it is to be at the venue, and nobody looks after it any more. */
    public void disarmDeadMan() {
        execute(() -> deadMan.ifPresent(DeadMan::disarm));
    }

    /** Any thread: whether our orders would be cancelled if nobody looked after them any more. */
    @Override
    public boolean isDeadManArmed() {
        return assumedArmed || deadMan.filter(DeadMan::isArmed).isPresent();
    }

    /** Any thread: how the switch stands; empty where none is configured. */
    public Optional<DeadManView> deadMan() {
        return deadMan.map(DeadMan::view);
    }

    /** Any thread: what a bot did here so far, on the account loop; its port, if attached, hears that before and the rest after. */
    public void moneyOf(int bot, Consumer<PastMoney> reply) {
        execute(() -> {
            PastMoney soFar = events.moneyOf(bot);
            outbox.deliver(() -> reply.accept(soFar));
        });
    }

    /** Any thread: since when the venue may know of fills that no earlier process could write down; empty without an earlier one. */
    public OptionalLong unsureSince() {
        return events.unsureSince();
    }

    /** Any thread: what the venue's history has; what is known already is dropped. */
    public void takeHistory(List<OrderFill> fills, List<CashFlow> flows) {
        execute(() -> {
            fills.forEach(events::fill);
            flows.forEach(events::cashFlow);
        });
    }

    /** Any thread: how long the oldest of what must be durable waits for the disk. */
    @Override
    public long journalWaitingNanos() {
        return journal.isEmpty() || journal.get().state().isDead()
                ? 0
                : journal.get().oldestWaitingNanos();
    }

    /** Gives the journal back, when the loop is turned no more. */
    public void closeJournal() {
        journal.ifPresent(Journal::close);
    }

    /** Any thread: a bot takes part, with the markets it claims and the lanes its market data takes. */
    @Override
    public void attach(BotPort port, Collection<MarketId> claims, Collection<MarketLane> lanes) {
        execute(() -> {
            ports.attach(port, claims);
            events.unexplained().claims(port, claims);
            bots = ports.count();
            events.tellState(port);
            guarded.claimed(claims);
            lanes.forEach(lane -> events.channel(lane.market()).listen(lane));
        });
    }

    /** Any thread: a market's data also takes this lane, which belongs to no bot. */
    public void listen(MarketLane lane) {
        execute(() -> {
            outsiders++;
            events.channel(lane.market()).listen(lane);
        });
    }

    /** Any thread: the opposite. */
    public void leave(MarketLane lane) {
        execute(() -> {
            outsiders--;
            events.channel(lane.market()).leave(lane);
        });
    }

    /** Any thread: a bot takes part no more. What comes for it later is still made durable. */
    @Override
    public void detach(BotPort port, Collection<MarketLane> lanes) {
        execute(() -> {
            ports.detach(port);
            bots = ports.count();
            lanes.forEach(lane -> events.channel(lane.market()).leave(lane));
        });
    }

    /** Any thread: the whole of what is wanted from now on. */
    public void subscribe(Subscriptions wanted) {
        execute(() -> faults.contain("subscribe", () -> connector.subscribe(candles.with(wanted))));
    }

    /** Any thread: a batch of the session itself. While the login can't trade only the cancels leave, and the rest is refused. */
    public void send(OrderBatch batch) {
        execute(() -> gate.send(batch));
    }

    /**
     * Any thread: a bot's turn; as above. Of a bot that does not take part any more nothing but its cancels leaves, whoever has its number
     * now: nobody would look after what it places.
     */
    @Override
    public void send(BotPort from, OrderBatch batch, List<Cloid> closing) {
        execute(() -> gate.send(from, batch, closing));
    }

    /** Any thread: until it is attached again nothing new of this bot leaves, and nobody waits for it; its cancels leave. */
    public void bar(int bot, String why) {
        execute(() -> ports.bar(bot, why));
    }

    /** Any thread: from here on only cancels leave, whatever a bot may still send, and what is asked of them goes first, too. */
    public void close(String why) {
        execute(() -> gate.close(why));
        execute(transports::ending);
    }

    /** Any thread, at once, though the loop may be busy: until {@link #release} only cancels leave. */
    public void hold(String why) {
        gate.hold(why);
    }

    /** Any thread: the opposite. */
    public void release() {
        gate.release();
    }

    /** Any thread: what the venue holds; the reply comes on the account loop, behind what was written down of it. */
    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        Reply<AccountSnapshot> behind = result -> outbox.deliver(() -> reply.done(result));
        ask("snapshot", Questions.onOk(behind, events::seen), Connector::snapshot);
    }

    /** Any thread. */
    public void stop(Reply<Void> reply) {
        ask("stop", reply, Connector::stop);
    }

    /**
     * Any thread: a call to the connector that asks something; the reply comes on the account loop, and like all that the connector tells
     * not before what was recorded until then is durable.
     */
    @Override
    public <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call) {
        execute(() -> questions.ask(what, reply, call));
    }

    /** Any thread: an order of an earlier process of which the venue did not say at the start what became of it. */
    public void doubt(OrderRef order, Instant placed, boolean wasThere) {
        execute(() -> doubts.ofBefore(order, placed, wasThere));
    }

    /** Any thread: what the venue showed of ours when it was asked last. */
    public ShownOrders shown() {
        return events.onlookers().shown();
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

    @Override
    public String name() {
        return "venue-" + venue.name();
    }

    @Override
    public int doWork() {
        events.owner().take();
        long mark = timers.mark();
        int done = turns.runTasks(faults, outbox);
        boolean room = hasRoom();
        heldUp = !room;
        done += transports.doWork(room);
        if (room) {
            done += turns.runTimers(faults, mark);
        }
        outbox.seal();
        return done;
    }

    @Override
    public boolean hasWork() {
        return turns.isDue() || outbox.isOpen() || transports.hasWork() || heldUp && hasRoom();
    }

    private boolean hasRoom() {
        return ports.haveRoom() && outbox.hasRoom();
    }

    /** For who turns it, between two turns: whether changes of the market's best prices concern bots alone. */
    public boolean isQuiet(MarketId market) {
        return outsiders == 0 && !hasWork() && events.isQuiet(market);
    }

    /** While a bot is full nothing more is taken from the connector; a short pause later it is looked at again. */
    @Override
    public long nextDeadlineNanos() {
        return heldUp || !hasRoom()
                ? clock.nanoTime() + FULL_PAUSE_NANOS
                : Math.min(timers.nextDeadlineNanos(), transports.nextDeadlineNanos());
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        turns.signal().connect(wakeup);
    }

    @Override
    public Waiting waiting() {
        return transports.waiting();
    }
}
