package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.execution.FollowedOrders;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.fill.FillProcessor;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.state.StateManager;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The second gate of a login: rules over all of its bots together, asked about what has passed the gates of the bots. Confined to the
 * account loop.
 *
 * <p>It counts by itself, from what leaves here and what the venue tells: every order of ours that may be live, and every fill of the
 * login in the markets of its bots, those of nobody's order too. Equity is the venue's at the begin and what has been earned since.
 */
final class AccountRisk {
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final AccountRiskSources sources;
    private final OrderTracker orders;
    private final FollowedOrders followed;
    private final StateManager state;
    private final FillProcessor fills;
    private final RiskGate gate;
    private final AccountEffects effects;
    private final GuardBook book;
    private final SortedSet<MarketId> claimed = new TreeSet<>();
    private long lookedNanos = Long.MIN_VALUE;
    private volatile Optional<String> published = Optional.empty();

    /**
     * @param cancels takes the orders that are to be cancelled
     * @param flattens has the bots close their positions, for a reason
     */
    AccountRisk(
            String venue,
            List<GuardingRule> rules,
            LocalTime dayStart,
            GuardBook book,
            AccountRiskSources sources,
            OrderWatches.Later later,
            AccountEffects effects,
            Consumer<List<OrderRef>> cancels,
            Consumer<String> flattens) {
        this.sources = requireNonNull(sources, "sources are null");
        PluginGuard guard = new PluginGuard("the gate of " + venue, AccountRisk.class.getClassLoader());
        this.orders = new OrderTracker(new OrderWatches(later, guard), any -> sources.settleTime());
        this.followed = new FollowedOrders(orders);
        this.book = requireNonNull(book, "book is null");
        this.state = book.state();
        this.fills = new FillProcessor(state, orders, late -> {});
        this.effects = requireNonNull(effects, "effects are null");
        this.gate = new RiskGate(venue, RiskScope.ACCOUNT, state, orders, sources, effects, dayStart);
        rules.forEach(rule -> gate.add(rule.name(), rule.rule()));
        effects.carriesOutBy(() -> cancels.accept(openOrders()), flattens);
    }

    /**
     * The halts of earlier processes go on; the rules begin.
     *
     * @param resumed whether a person has said that those halts are over
     */
    void begin(List<AccountImage.Halt> halts, boolean resumed) {
        book.begin(sources.nowNanos());
        halts.forEach(halt -> gate.restore(halt.name(), halt.why(), halt.untilNanos(), false));
        gate.onStart();
        if (resumed) {
            gate.resumeAll("resumed by a person");
        }
        effects.carryOut();
    }

    /** Bots of the login trade these markets from here on; {@code held} is what all of them, and nobody, have there already. */
    void claimed(Collection<MarketInfo> markets, List<Position> held) {
        for (MarketInfo market : markets) {
            if (claimed.add(market.id())) {
                book.claimed(market, held);
                sources.listen(market.id());
            }
        }
    }

    void changed(MarketInfo market) {
        if (watches(market.id())) {
            state.changed(market);
        }
    }

    private boolean watches(MarketId market) {
        return state.markets().contains(market);
    }

    /**
     * What of a bot's batch may leave, cancels always; the rest is refused by the reply.
     *
     * @param closing as in {@link BotAccount#send}
     * @return empty when nothing is left
     */
    Optional<OrderBatch> admit(String bot, OrderBatch batch, List<Cloid> closing, Outlet.Refusals refusals) {
        if (batch.amends().isEmpty() && batch.submits().isEmpty()) {
            return Optional.of(batch);
        }
        look();
        List<OrderBatch.Amend> amends = new ArrayList<>();
        for (OrderBatch.Amend amend : batch.amends()) {
            check(bot, amend)
                    .ifPresentOrElse(
                            why -> refusals.refuse(amend.order(), Command.AMEND, why), () -> amends.add(amend));
        }
        List<OrderBatch.Submit> submits = new ArrayList<>();
        for (OrderBatch.Submit submit : batch.submits()) {
            check(bot, submit, closing.contains(submit.cloid()))
                    .ifPresentOrElse(
                            why -> refusals.refuse(submit.ref(), Command.SUBMIT, why), () -> submits.add(submit));
        }
        effects.carryOut();
        boolean nothing = batch.cancels().isEmpty() && amends.isEmpty() && submits.isEmpty();
        return nothing ? Optional.empty() : Optional.of(OrderBatch.of(batch.cancels(), amends, submits));
    }

    private Optional<Rejection> check(String bot, OrderBatch.Submit submit, boolean byRuntime) {
        RiskOrder asked = by(bot, gate.asked(submit.request(), byRuntime));
        Optional<Rejection> refusal = gate.check(asked);
        if (refusal.isEmpty()) {
            gate.left(followed.leaves(submit, bot, sources.stamp()), asked);
        }
        return refusal.map(AccountRisk::ofLogin);
    }

    private Optional<Rejection> check(String bot, OrderBatch.Amend amend) {
        Optional<Order> known = orders.find(amend.order());
        if (known.isEmpty() || !(amend.original() instanceof LimitOrderRequest limit)) {
            return Optional.empty();
        }
        Size filled = known.get().filled();
        if (amend.totalSize().compareTo(filled) <= 0) {
            // Its bot has not been told of the fill yet.
            return Optional.of(new Rejection(
                    RejectReason.OTHER, "a size of %s, of which %s is filled".formatted(amend.totalSize(), filled)));
        }
        LimitOrderRequest wanted = new LimitOrderRequest(
                limit.side(), amend.totalSize(), amend.price(), limit.timeInForce(), limit.reduceOnly(), limit.label());
        RiskOrder asked = by(bot, gate.askedAmend(known.get(), wanted));
        Optional<Rejection> refusal = gate.check(asked);
        if (refusal.isEmpty()) {
            followed.changes(known.get(), amend);
            gate.left(known.get(), asked);
        }
        return refusal.map(AccountRisk::ofLogin);
    }

    private static RiskOrder by(String bot, RiskOrder asked) {
        return new RiskOrder(
                bot,
                asked.request(),
                asked.addedSize(),
                asked.amend(),
                asked.reducing(),
                asked.notional(),
                asked.byRuntime());
    }

    private static Rejection ofLogin(Rejection why) {
        return new Rejection(why.reason(), "all bots of the login: " + why.words());
    }

    void outcome(OrderRef order, Command command, Outcome outcome) {
        Optional<Order> known = orders.find(order);
        ended(orders.onOutcome(order, command, outcome, sources.stamp()));
        if (command != Command.CANCEL && known.isPresent()) {
            gate.onOutcome(known.get(), outcome);
            effects.carryOut();
        }
    }

    /** The venue has told of an order of ours; one that is not known was there before. */
    void reported(OrderReport report) {
        if (orders.find(report.order()).isPresent()) {
            ended(orders.onReport(report, sources.stamp()));
        } else if (!report.state().isFinal()) {
            adopt(report);
        }
    }

    private void adopt(OrderReport report) {
        if (watches(report.market()) && report.order().cloidOrZero() != 0) {
            LimitOrderRequest request = new LimitOrderRequest(
                    report.side(), report.size(), report.price(), report.timeInForce(), report.reduceOnly(), "");
            orders.adopt(request, "found at the venue", report, sources.stamp());
            sources.fillsOf(report.order()).forEach(fill -> orders.onFill(fill, sources.stamp()));
        }
    }

    /**
     * An order of before goes on, or has ended while its bot began.
     *
     * @param owed whether what the venue has counted of it, and what is not known as fills, comes yet; else the position has it
     */
    void follow(OrderReport report, boolean owed) {
        if (orders.find(report.order()).isPresent()) {
            reported(report);
        } else {
            adopt(report);
        }
        orders.find(report.order()).ifPresent(order -> orders.adopted(order, owed));
    }

    void absent(OrderRef order, String why) {
        ended(orders.onAbsent(order, why, sources.stamp()));
    }

    private void ended(Optional<OrderUpdate> update) {
        update.filter(now -> now.to().isFinal())
                .flatMap(now -> orders.find(now.order()))
                .ifPresent(gate::forget);
    }

    /** A fill of the login that is new, whoever's order it is of. */
    void filled(OrderFill fill) {
        if (watches(fill.market())) {
            fills.apply(fill, sources.stamp());
            gate.onFill(fill);
            lookedNanos = Long.MIN_VALUE;
            look();
            effects.carryOut();
        }
    }

    /** A payment of the login that is new. */
    void paid(CashFlow flow) {
        state.applyCashFlow(flow);
    }

    /** The markets in which there is a position of a lot or more, whoever's it is. */
    List<Position> open() {
        return claimed.stream()
                .map(state::position)
                .filter(position -> position.size()
                                .abs()
                                .toBigDecimal()
                                .compareTo(state.info(position.market()).lotSize())
                        >= 0)
                .toList();
    }

    /** Once a second, and after fills. */
    void look() {
        long now = sources.nowNanos();
        if (lookedNanos != Long.MIN_VALUE && now >= lookedNanos && now - lookedNanos < LOOK_NANOS) {
            return;
        }
        lookedNanos = now;
        sources.value(state);
        book.rollDay(now);
        gate.onTime();
        book.look(gate, now);
        published = gate.halted();
        effects.carryOut();
    }

    /** Any thread: where the rules stand, about a second ago. */
    ScopeStanding standing() {
        return new ScopeStanding(book.limits(), published);
    }

    /** Why the login is halted, when it is. */
    Optional<String> halted() {
        return gate.halted();
    }

    private List<OrderRef> openOrders() {
        List<OrderRef> open = new ArrayList<>();
        orders.live().forEach(order -> open.add(orders.ref(order)));
        return open;
    }
}
