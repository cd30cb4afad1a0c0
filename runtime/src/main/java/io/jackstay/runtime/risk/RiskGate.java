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
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.state.EquityBand;
import io.jackstay.runtime.state.StateManager;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gate that every order and amend of one scope passes, a bot or all bots of a login: the first rule that refuses decides. Not thread
 * safe: owned by the loop of the scope.
 *
 * <p>A rule that throws refuses: what can't be checked is not allowed.
 */
public final class RiskGate {
    /** What a halt is called that begins because a position is not what it should be. */
    public static final String DRIFT = "drift";

    private final String bot;
    private final RiskScope scope;
    private final StateManager state;
    private final ExposureCounter exposure;
    private final RiskSources sources;
    private final RiskEffects effects;
    private final TradingDay days;
    private final Map<Order, RiskOrder> passed = new HashMap<>();
    private final Halts halts = new Halts();
    private final BotRiskView.History history = new BotRiskView.History();
    private final List<Rule> rules = new ArrayList<>();
    private final EquityBand band;
    private boolean quiet;
    private boolean watched;

    private record Rule(String name, RiskRule rule, BotRiskView view, Actions actions, RuleFailures failures) {}

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
        this.effects = requireNonNull(effects, "effects is null");
        this.days = new TradingDay(requireNonNull(dayStart, "dayStart is null"));
        this.band = state.band();
    }

    /** Adds a rule behind those already there; {@code name} tells rules of one plugin apart in texts. */
    public void add(String name, RiskRule rule) {
        BotRiskView view = new BotRiskView(name, scope, state, exposure, sources, halts, days, history);
        rules.add(new Rule(name, rule, view, new Actions(name), new RuleFailures()));
    }

    public Exposure exposure(MarketId market) {
        return exposure.of(market);
    }

    public Optional<String> halted() {
        return halts.words(sources.nowNanos());
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
        if (halted.isPresent() && (!order.reducing() || halts.isStopped())) {
            return Optional.of(new Rejection(RejectReason.HALTED, halted.get()));
        }
        exposure.hold();
        try {
            for (Rule rule : rules) {
                if (decide(rule, order) instanceof RiskDecision.Refuse refusal) {
                    return Optional.of(new Rejection(
                            RejectReason.RISK,
                            "%s: limit %s, actual %s".formatted(refusal.rule(), refusal.limit(), refusal.actual())));
                }
            }
            return Optional.empty();
        } finally {
            exposure.release();
        }
    }

    /** What was allowed leaves; its outcome is told with the words that the rules were asked in. */
    public void left(Order order, RiskOrder asked) {
        history.ordered(sources.nowNanos());
        passed.put(order, asked);
    }

    /** Orders of an earlier process of the bot, by the time at which they left: the venue has seen them as well. */
    public void leftBefore(List<Long> epochNanos) {
        long now = sources.nowNanos();
        epochNanos.stream().filter(nanos -> nanos <= now).sorted().forEach(history::ordered);
    }

    private RiskDecision decide(Rule rule, RiskOrder order) {
        try {
            return rule.rule.check(order, rule.view);
        } catch (RuntimeException e) {
            effects.failed(rule.name, e);
            return RiskDecision.refuse(rule.name, "a rule that answers", "it threw " + e.getMessage());
        }
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
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onStart(rule.view, rule.actions)));
    }

    public void onFill(OrderFill fill) {
        history.filled(fill);
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onFill(fill, rule.view, rule.actions)));
    }

    /** The outcome of a submit or amend, after it was applied. */
    public void onOutcome(Order order, Outcome outcome) {
        RiskOrder told = outcome instanceof Outcome.Received ? passed.get(order) : passed.remove(order);
        if (told != null) {
            rules.forEach(rule -> guarded(rule, () -> rule.rule.onOutcome(told, outcome, rule.view, rule.actions)));
        }
    }

    /** The order has ended: no outcome is told any more. */
    public void forget(Order order) {
        passed.remove(order);
    }

    /** A mark has changed: the rules are asked unless all of them have said that this one does not matter to them. */
    public void onMark() {
        if (!quiet || watched && !band.holds()) {
            onTime();
        }
    }

    /** Whether no rule wants to hear of marks and of time, but for what {@link #watchesEquity} says. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Whether rules want to hear of marks that take equity out of the band of the {@link StateManager}. */
    public boolean watchesEquity() {
        return watched;
    }

    /** Once a second, and after fills, changes of a mark that matter and the roll of the day; without a lambda for each rule. */
    public void onTime() {
        if (halts.liftIfDue(sources.nowNanos(), effects::forget)) {
            effects.halted(false, "", "the halt is over");
        }
        quiet = true;
        watched = false;
        for (int i = 0; i < rules.size(); i++) {
            ask(rules.get(i));
        }
    }

    private void ask(Rule rule) {
        rule.actions.listen();
        try {
            rule.rule.onTime(rule.view, rule.actions);
            rule.actions.tell();
        } catch (RuntimeException e) {
            failed(rule, e);
        }
        if (!rule.actions.saidQuiet) {
            quiet = false;
        }
        Money above = rule.actions.saidAbove;
        if (above != null) {
            watch(above);
        }
    }

    /** The highest of what the rules have said counts. */
    private void watch(Money above) {
        if (!above.asset().equals(state.startEquity().asset())) {
            quiet = false;
        } else if (watched) {
            band.raise(above.amount());
        } else {
            band.watch(above.amount());
            watched = true;
        }
    }

    /** The runtime itself halts the bot: nothing passes, what reduces neither, until it resumes. */
    public void stop(String name, String why) {
        quiet = false;
        if (halts.stop(name, why)) {
            effects.halted(true, name, halts.words(name, sources.nowNanos()));
        }
    }

    /** The runtime itself halts the bot until a person resumes it, in a later process too: only what reduces passes. */
    public void halt(String name, String why) {
        quiet = false;
        if (halts.halt(name, why)) {
            effects.remember(name, why, Long.MAX_VALUE);
            effects.halted(true, name, halts.words(name, sources.nowNanos()));
        }
    }

    /** Ends a halt of the runtime's own. */
    public void resume(String name, String why) {
        if (halts.resume(name)) {
            effects.halted(false, name, why);
        }
    }

    /**
     * A halt of an earlier process goes on, with its old end; to be called before {@link #onStart}. One of a rule that is no longer there
     * is over.
     *
     * @param everything whether nothing passes, what reduces neither
     */
    public void restore(String name, String why, long untilNanos, boolean everything) {
        if (!everything && !name.equals(DRIFT) && rules.stream().noneMatch(rule -> rule.name.equals(name))) {
            effects.alert(
                    name, "the halt by %s is over, for the bot has no such rule any more: %s".formatted(name, why));
            effects.forget(name);
            return;
        }
        if (everything) {
            halts.stop(name, why);
        } else {
            halts.halt(name, why);
        }
        halts.resumeAt(name, untilNanos);
        effects.halted(true, name, halts.words(name, sources.nowNanos()));
    }

    /** A person has said so: all halts are over. */
    public void resumeAll(String why) {
        for (String name : halts.names()) {
            halts.resume(name);
            effects.forget(name);
            effects.halted(false, name, "%s: no longer halted by %s".formatted(why, name));
        }
    }

    /** How far each rule is from its limit, in the order of the rules. */
    public List<RiskRule.Limit> limits() {
        List<RiskRule.Limit> limits = new ArrayList<>();
        rules.forEach(rule -> guarded(rule, () -> limits.addAll(rule.rule.limits(rule.view))));
        return limits;
    }

    private void guarded(Rule rule, Runnable call) {
        try {
            call.run();
            rule.actions.tell();
        } catch (RuntimeException e) {
            failed(rule, e);
        }
    }

    private void failed(Rule rule, RuntimeException failure) {
        effects.failed(rule.name, failure);
        if (rule.failures.count(sources.nowNanos())) {
            rule.actions.halt("the rule failed %d times within %d s"
                    .formatted(RuleFailures.MAX, RuleFailures.WITHIN.toSeconds()));
        }
        rule.actions.tell();
    }

    private final class Actions implements RiskActions {
        private final String rule;
        private boolean untold;
        private boolean saidQuiet;
        private @Nullable Money saidAbove;
        private long rememberedUntil;

        private Actions(String rule) {
            this.rule = rule;
        }

        private void listen() {
            saidQuiet = false;
            saidAbove = null;
        }

        @Override
        public void quiet() {
            saidQuiet = true;
        }

        @Override
        public void quietAbove(Money equity) {
            saidQuiet = true;
            saidAbove = requireNonNull(equity, "equity is null");
        }

        @Override
        public void halt(String why) {
            quiet = false;
            untold |= halts.halt(rule, why);
        }

        /** At the end of the rule's call, when it is known until when the halt lasts. */
        private void tell() {
            if (untold) {
                untold = false;
                rememberedUntil = halts.until(rule).orElseThrow();
                effects.remember(rule, halts.why(rule), rememberedUntil);
                effects.halted(true, rule, halts.words(rule, sources.nowNanos()));
            }
        }

        private void resumeAt(long epochNanos) {
            halts.resumeAt(rule, epochNanos);
            if (!untold && halts.until(rule).isPresent() && epochNanos != rememberedUntil) {
                rememberedUntil = epochNanos;
                effects.remember(rule, halts.why(rule), epochNanos);
            }
        }

        @Override
        public void cancelAll(String why) {
            effects.cancelAll("%s: %s".formatted(rule, why));
        }

        @Override
        public void flatten(String why) {
            effects.flatten("%s: %s".formatted(rule, why));
        }

        @Override
        public void resumeAfter(Duration delay) {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("a halt ends after a positive time, got " + delay);
            }
            resumeAt(Math.addExact(sources.nowNanos(), delay.toNanos()));
        }

        @Override
        public void resumeNextDay() {
            resumeAt(days.nextNanos(sources.nowNanos()));
        }

        @Override
        public void alert(String text) {
            effects.alert(rule, "%s: %s".formatted(rule, text));
        }
    }
}
