package io.jackstay.runtime.bot;

import io.jackstay.api.account.Margin;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.execution.BatchSender;
import io.jackstay.runtime.execution.CloidSource;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.fill.FillProcessor;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.risk.RiskSources;
import io.jackstay.runtime.risk.RiskWatch;
import io.jackstay.runtime.risk.TradingDay;
import io.jackstay.runtime.state.StateManager;
import io.jackstay.runtime.tape.Reading;
import io.jackstay.runtime.tape.Tape;
import io.jackstay.runtime.task.TaskParts;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one bot is put together from; the wiring and nothing else. Not thread safe: owned by the bot loop. */
final class BotParts {
    static final long CLOID_BLOCK = 10_000;

    private final BotSpec spec;
    private final BotSurroundings surroundings;
    private final BotTime time;
    private final LoopGuard guard = new LoopGuard();
    private final StrategyBoundary boundary;
    private final StateManager state;
    private final BotTimers timers;
    private final OrderTracker tracker;
    private final SortedMap<Venue, CloidSource> cloids = new TreeMap<>();
    private final CloidSource.Sequence sequence = new CloidSource.Sequence();
    private final BotJournal journal;
    private final HandAnswers hands;
    private final ExecutionGateway gateway;
    private final BotMarkets markets;
    private final BotAlerts alerts;
    private final BotEffects effects;
    private final RiskGate gate;
    private final BotOrders orders;
    private final FillProcessor fills;
    private final DecisionBook decisions;
    private final Refusals refusals;
    private final Explanations explanations;
    private final BotExecution execution;
    private final Answers answers;
    private final BotContext context;
    private final RestingStrategy strategy;
    private final Finish finish = new Finish();
    private long reservedCloids;
    private BotPolicies policies;
    private boolean debug;
    private Consumer<String> onTimer = name -> {};
    private Consumer<OrderUpdate> onUnsent = update -> {};

    /** How the strategy wants to end, once it has said so. */
    static final class Finish {
        private Optional<String> why = Optional.empty();
        private boolean failed;

        void ask(boolean success, String words) {
            if (why.isEmpty()) {
                why = Optional.of(words);
                failed = !success;
            }
        }

        Optional<String> why() {
            return why;
        }

        boolean failed() {
            return failed;
        }
    }

    BotParts(BotSpec spec, BotSurroundings surroundings, BotInbox inbox, Deque<Runnable> putOff) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.policies = spec.policies();
        this.debug = spec.debug();
        this.time = new BotTime(surroundings.tape().over(surroundings.clock()));
        this.boundary = new StrategyBoundary(
                spec.name(), surroundings.listener(), time, spec.policies().errorRate());
        this.strategy = new RestingStrategy(spec.strategy());
        this.state = new StateManager(spec.markets(), spec.startEquity());
        this.timers = new BotTimers(time, guard, boundary, name -> onTimer.accept(name), putOff::add);
        this.tracker = new OrderTracker(
                new OrderWatches(timers, spec.guard()),
                venue -> spec.requireAccount(venue).traits().settleTime());
        spec.accounts()
                .forEach((venue, account) -> cloids.put(
                        venue,
                        new CloidSource(
                                Cloid.Layout.forBits(account.traits().cloidBits()),
                                spec.installation(),
                                spec.number(),
                                sequence)));
        this.hands = inbox.hands();
        this.journal = surroundings.journal();
        this.decisions = new DecisionBook(journal);
        this.refusals = new Refusals(decisions, time);
        this.explanations = new Explanations(decisions, time);
        journal.connect(
                (venue, batch, closing) -> spec.requireAccount(venue).send(inbox, batch, closing),
                why -> inbox.offer(new BotEvent.JournalFailed(why, stampNow())),
                batch -> refuse(batch, inbox));
        BatchSender sender = journal::send;
        this.gateway = new ExecutionGateway(
                tracker,
                cloids,
                sender,
                new WrittenDecisions(surroundings.tape().over(surroundings.decisions(), time::cause), journal),
                this::transition,
                timers,
                update -> onUnsent.accept(update));
        this.markets = new BotMarkets(spec, inbox.signal());
        this.alerts = new BotAlerts(spec, surroundings.listener(), journal, time);
        this.effects = new BotEffects(spec, surroundings.listener(), alerts, journal);
        this.gate = new RiskGate(spec.name(), state, tracker, sources(), effects, surroundings.dayStart());
        spec.rules().forEach(rule -> gate.add(rule.name(), rule.rule()));
        markets.showTo(time, state, gate, guard);
        this.orders = new BotOrders(markets, time, tracker, gateway, gate, guard, refusals);
        this.fills = new FillProcessor(
                state,
                tracker,
                late -> alerts.raise(
                        AlertCode.FILL_AFTER_END,
                        late.market().toString(),
                        "fill %s of %s came after the order had ended; it counts".formatted(late.id(), late.order())));
        this.answers = new Answers(inbox, surroundings.clock(), boundary, spec.guard());
        TaskParts tasks = new TaskParts(
                orders,
                markets::view,
                this::account,
                timers,
                time::nowNanos,
                time::cause,
                time::named,
                this::randomLong,
                this::explain,
                words -> alerts.raise(AlertCode.SEQUENCE_STUCK, "", words));
        this.execution =
                new BotExecution(tasks, markets, surroundings.memories().ofTasks(), guard, spec.guard());
        this.context = new BotContext(
                spec,
                surroundings,
                alerts,
                time,
                guard,
                orders,
                markets,
                timers,
                execution,
                explanations,
                answers,
                finish::ask);
    }

    private AccountView account(Venue venue) {
        return context.account(venue);
    }

    private long randomLong() {
        return context.random().nextLong();
    }

    private void explain(Explanation what) {
        context.explain(what);
    }

    private RiskSources sources() {
        return new RiskSources() {
            @Override
            public long nowNanos() {
                return time.nowNanos();
            }

            @Override
            public Optional<MarketState> market(MarketId market) {
                return markets.state(market);
            }

            @Override
            public Duration age(MarketId market, Feed feed) {
                return markets.age(market, feed, time);
            }

            @Override
            public Optional<Margin> margin(Venue venue) {
                return context.margin(venue);
            }

            @Override
            public boolean deadManArmed(Venue venue) {
                boolean armed = spec.requireAccount(venue).isDeadManArmed();
                return surroundings.tape().read(Reading.DEAD_MAN, armed ? 1 : 0) == 1;
            }

            @Override
            public Memory memory(String rule) {
                return surroundings.memories().ofRule(rule);
            }
        };
    }

    /** Every change of an order's state passes here; a bot with {@code debug = true} prints it. */
    void transition(Order order, OrderUpdate update) {
        write(order, update);
        surroundings.listener().transition(order, update);
        if (debug) {
            surroundings.transitions().accept(Sentences.transition(spec.name(), order, update));
        }
    }

    /** An order that a venue shows and the journal does not know. */
    void remember(OrderRef ref, Order order) {
        if (journal.isWritten() && ref.cloidOrZero() != 0 && !journal.knows(ref)) {
            journal.write(new BotRecord.OrderPlaced(
                    ref, order.request(), order.cause(), surroundings.clock().epochNanos()));
        }
    }

    private void write(Order order, OrderUpdate update) {
        if (!journal.isWritten() || update.order().cloidOrZero() == 0) {
            return;
        }
        if (update.from() == OrderState.NEW) {
            journal.write(new BotRecord.OrderPlaced(
                    update.order(),
                    order.request(),
                    order.cause(),
                    update.stamp().receivedNanos()));
            reserveCloids();
        } else {
            journal.write(new BotRecord.OrderChanged(update));
        }
    }

    /** Ids are reserved in blocks, so that an order needs no sync of its own. */
    void reserveCloids() {
        if (journal.isWritten() && sequence.last() >= reservedCloids) {
            reservedCloids = sequence.last() + CLOID_BLOCK;
            journal.force(new BotRecord.CloidsReserved(reservedCloids));
        }
    }

    /** What a journal that stalls or has failed kept here never leaves. Any thread. */
    private void refuse(OrderBatch batch, BotInbox inbox) {
        String why = journal.isStalled() ? JournalWatch.RULE : "the journal has failed";
        Outcome refused = new Outcome.Rejected(new Rejection(RejectReason.HALTED, why + ": not sent"));
        batch.amends()
                .forEach(amend -> inbox.offer(new BotEvent.OutcomeArrived(
                        amend.order(), ConnectorEvents.Command.AMEND, refused, stampNow())));
        batch.submits()
                .forEach(submit -> inbox.offer(new BotEvent.OutcomeArrived(
                        submit.ref(), ConnectorEvents.Command.SUBMIT, refused, stampNow())));
    }

    private Stamp stampNow() {
        long now = surroundings.clock().epochNanos();
        return new Stamp(now, now);
    }

    /** What becomes of the bot and its orders when it stops or fails, as it is now. */
    BotPolicies policies() {
        return policies;
    }

    /** A person has changed the configuration. */
    void change(boolean debugging, BotPolicies changed) {
        debug = debugging;
        policies = changed;
    }

    BotJournal journal() {
        return journal;
    }

    /** Who waits for what was asked by hand. */
    HandAnswers hands() {
        return hands;
    }

    CloidSource.Sequence sequence() {
        return sequence;
    }

    TradingDay days() {
        return new TradingDay(surroundings.dayStart());
    }

    void onTimer(Consumer<String> handler) {
        onTimer = handler;
    }

    void onUnsent(Consumer<OrderUpdate> handler) {
        onUnsent = handler;
    }

    BotSpec spec() {
        return spec;
    }

    /** The strategy, as events reach it. */
    RestingStrategy strategy() {
        return strategy;
    }

    BotListener listener() {
        return surroundings.listener();
    }

    BotTime time() {
        return time;
    }

    LoopGuard guard() {
        return guard;
    }

    StrategyBoundary boundary() {
        return boundary;
    }

    StateManager state() {
        return state;
    }

    BotTimers timers() {
        return timers;
    }

    OrderTracker tracker() {
        return tracker;
    }

    ExecutionGateway gateway() {
        return gateway;
    }

    BotMarkets markets() {
        return markets;
    }

    BotAlerts alerts() {
        return alerts;
    }

    BotEffects effects() {
        return effects;
    }

    RiskGate gate() {
        return gate;
    }

    BotOrders orders() {
        return orders;
    }

    FillProcessor fills() {
        return fills;
    }

    DecisionBook decisions() {
        return decisions;
    }

    Refusals refusals() {
        return refusals;
    }

    /** Whether time moves by itself. */
    boolean isLive() {
        return surroundings.live();
    }

    Explanations explanations() {
        return explanations;
    }

    BotExecution execution() {
        return execution;
    }

    Answers answers() {
        return answers;
    }

    Tape tape() {
        return surroundings.tape();
    }

    RiskWatch watch() {
        return surroundings.watch();
    }

    BotContext context() {
        return context;
    }

    Finish finish() {
        return finish;
    }
}
