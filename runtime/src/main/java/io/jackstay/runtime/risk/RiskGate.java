package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.state.EquityBand;
import io.jackstay.runtime.state.StateManager;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The gate that every order and amend of one scope passes, a bot or all bots of a login: the first rule that refuses decides. Not thread
 * safe: owned by the loop of the scope.
 *
 * <p>A rule that throws refuses: what can't be checked is not allowed.
 */
public final class RiskGate {
    /** What a halt is called that begins because a position is not what it should be. */
    public static final String DRIFT = "drift";

    /** What a halt is called that a person began. */
    public static final String HAND = "hand";

    private static final List<String> OF_RUNTIME = List.of(DRIFT, HAND);

    private final String bot;
    private final RiskScope scope;
    private final StateManager state;
    private final ExposureCounter exposure;
    private final RiskSources sources;
    private final TradingDay days;
    private final Map<Order, RiskOrder> passed = new HashMap<>();
    private final ScopeRules rules;
    private final RiskHistory history = new RiskHistory();
    private final EquityBand band;
    private final Consumer<Money> watching = this::watch;
    private boolean watched;
    private long left;

    /** The gate of a bot. */
    public RiskGate(
            String bot,
            StateManager state,
            OrderTracker orders,
            RiskSources sources,
            RiskEffects effects,
            LocalTime dayStart) {
        this(bot, RiskScope.BOT, state, orders, sources, effects, dayStart);
    }

    /** @param bot the bot, or what else the scope is called */
    public RiskGate(
            String bot,
            RiskScope scope,
            StateManager state,
            OrderTracker orders,
            RiskSources sources,
            RiskEffects effects,
            LocalTime dayStart) {
        this.bot = requireNonNull(bot, "bot is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.state = requireNonNull(state, "state is null");
        this.exposure = new ExposureCounter(state, orders, sources);
        this.sources = requireNonNull(sources, "sources is null");
        this.days = new TradingDay(requireNonNull(dayStart, "dayStart is null"));
        this.rules = new ScopeRules(sources::nowNanos, days, requireNonNull(effects, "effects is null"));
        this.band = state.band();
    }

    /** Adds a rule behind those already there; {@code name} tells rules of one plugin apart in texts. */
    public void add(String name, RiskRule rule) {
        rules.add(name, rule, new BotRiskView(name, scope, state, exposure, sources, rules.halts(), days, history));
    }

    /**
     * These take the place of all rules that there are, and begin as at a start: what a rule remembers is kept by its name. A halt of a rule
     * that is no longer there is over.
     */
    public <R> void replaceRules(List<R> wanted, Function<R, String> name, Function<R, RiskRule> rule) {
        rules.clear();
        wanted.forEach(one -> add(name.apply(one), rule.apply(one)));
        rules.dropHaltsWithoutRule(OF_RUNTIME);
        watched = false;
        rules.onStart();
    }

    public Exposure exposure(MarketId market) {
        return exposure.of(market);
    }

    public Optional<String> halted() {
        return rules.halted();
    }

    /** Each rule, and whatever else halts, by name: whether it halts now. */
    public SortedMap<String, Boolean> halting() {
        return rules.halting();
    }

    /** What the rules are asked about a new order; {@code byRuntime} when no strategy wants it. */
    public RiskOrder asked(OrderRequest request, boolean byRuntime) {
        MarketInfo info = state.info(request.market());
        boolean reducing = reduces(request.market(), request.side(), request.size(), byRuntime);
        Money notional = ExposureCounter.notional(request.size(), request.worstPrice(), info);
        return new RiskOrder(bot, request, request.size(), false, reducing, notional, byRuntime);
    }

    /** What the rules are asked about an amend; {@code amended} has the price and the total size asked for. */
    public RiskOrder askedAmend(Order order, LimitOrderRequest amended) {
        MarketInfo info = state.info(order.market());
        Size left = amended.size().minus(order.filled());
        Size growth = left.minus(exposure.atMost(order));
        Size added = growth.signum() > 0 ? growth : info.size(0);
        boolean reducing = reduces(order.market(), order.side(), added, false);
        LimitOrderRequest open = new LimitOrderRequest(
                amended.side(), left, amended.price(), amended.timeInForce(), amended.reduceOnly(), amended.label());
        return new RiskOrder(
                bot, open, added, true, reducing, ExposureCounter.notional(left, amended.worstPrice(), info));
    }

    /** What the rules are asked about an order that takes the place of another one and is counted already. */
    public RiskOrder askedSuccessor(LimitOrderRequest request) {
        MarketInfo info = state.info(request.market());
        Size added = info.size(0);
        boolean reducing = reduces(request.market(), request.side(), added, false);
        Money notional = ExposureCounter.notional(request.size(), request.worstPrice(), info);
        return new RiskOrder(bot, request, added, true, reducing, notional);
    }

    /** How many orders and amends have left. */
    public long left() {
        return left;
    }

    /** What was allowed leaves later: until then its place among the orders of its time is taken. */
    public void leavesLater() {
        history.ordered(sources.nowNanos());
    }

    /** What was allowed at a time before leaves now, or never: its place of then is given back. */
    public void givesBack(long askedNanos) {
        history.forget(askedNanos);
    }

    /** Empty when it may go; the first rule that refuses decides. */
    public Optional<Rejection> check(RiskOrder order) {
        Optional<String> halted = halted();
        if (halted.isPresent() && (!order.reducing() || rules.halts().isStopped())) {
            return Optional.of(new Rejection(RejectReason.HALTED, halted.get()));
        }
        exposure.hold();
        try {
            return rules.refusal(order)
                    .map(refusal -> new Rejection(
                            RejectReason.RISK,
                            "%s: limit %s, actual %s".formatted(refusal.rule(), refusal.limit(), refusal.actual())));
        } finally {
            exposure.release();
        }
    }

    /** What was allowed leaves; its outcome is told with the words that the rules were asked in. */
    public void left(Order order, RiskOrder asked) {
        left++;
        history.ordered(sources.nowNanos());
        passed.put(order, asked);
    }

    /** Orders of an earlier process of the bot, by the time at which they left: the venue has seen them as well. */
    public void leftBefore(List<Long> epochNanos) {
        long now = sources.nowNanos();
        epochNanos.stream().filter(nanos -> nanos <= now).sorted().forEach(history::ordered);
    }

    /**
     * True when the order can't make the position larger in either direction, whatever else of ours fills first. The runtime's
     * own does not wait for the fills of cancelled orders to be counted: it is reduce-only, and sent in an emergency.
     */
    private boolean reduces(MarketId market, Side side, Size size, boolean byRuntime) {
        Exposure now = byRuntime ? exposure.ofLive(market) : exposure.of(market);
        Size after = side == Side.BUY
                ? now.worst(Side.BUY).plus(size)
                : now.worst(Side.SELL).minus(size);
        int before = now.position().signum();
        return before != 0 && before != (side == Side.BUY ? 1 : -1) && after.signum() * before >= 0;
    }

    public void onStart() {
        rules.onStart();
    }

    public void onFill(OrderFill fill) {
        history.filled(fill);
        rules.onFill(fill);
    }

    /**
     * The outcome of a submit or amend, after it was applied.
     *
     * @return what the rules had been asked about; empty when they have not been
     */
    public Optional<RiskOrder> onOutcome(Order order, Outcome outcome) {
        RiskOrder told = outcome instanceof Outcome.Received ? passed.get(order) : passed.remove(order);
        if (told == null) {
            return Optional.empty();
        }
        rules.onOutcome(told, outcome);
        return Optional.of(told);
    }

    /** The order has ended: no outcome is told any more. */
    public void forget(Order order) {
        passed.remove(order);
    }

    /** A mark has changed: the rules are asked unless all of them have said that this one does not matter to them. */
    public void onMark() {
        if (!rules.isQuiet() || watched && !band.holds()) {
            onTime();
        }
    }

    /** Whether no rule wants to hear of marks and of time, but for what {@link #watchesEquity} says. */
    public boolean isQuiet() {
        return rules.isQuiet();
    }

    /** Whether rules want to hear of marks that take equity out of the band of the {@link StateManager}. */
    public boolean watchesEquity() {
        return watched;
    }

    /** Once a second, and after fills, changes of a mark that matter and the roll of the day. */
    public void onTime() {
        watched = false;
        rules.onTime(watching);
    }

    /** The highest of what the rules have said counts. */
    private void watch(Money above) {
        if (!above.asset().equals(state.startEquity().asset())) {
            rules.disturbed();
        } else if (watched) {
            band.raise(above.amount());
        } else {
            band.watch(above.amount());
            watched = true;
        }
    }

    /** The runtime itself halts the bot: nothing passes, what reduces neither, until it resumes. */
    public void stop(String name, String why) {
        rules.stop(name, why);
    }

    /** The runtime itself halts the bot until a person resumes it, in a later process too: only what reduces passes. */
    public void halt(String name, String why) {
        rules.halt(name, why);
    }

    /** Ends a halt of the runtime's own. */
    public void resume(String name, String why) {
        rules.resume(name, why);
    }

    /** All that rules over the process have halted now: only what reduces passes until they say that it is over. */
    public void impose(List<ImposedHalt> halts) {
        rules.impose(halts);
    }

    /**
     * A halt of an earlier process goes on, with its old end; to be called before {@link #onStart}. One of a rule that is no longer there
     * is over.
     *
     * @param everything whether nothing passes, what reduces neither
     */
    public void restore(String name, String why, long untilNanos, boolean everything) {
        rules.restore(name, why, untilNanos, everything || OF_RUNTIME.contains(name), everything);
    }

    /** A person has said so: all halts are over, but for those that a wider scope has decided. */
    public void resumeAll(String why) {
        rules.resumeAll(why);
    }

    /** How far each rule is from its limit, in the order of the rules. */
    public List<RiskRule.Limit> limits() {
        return rules.limits();
    }
}
