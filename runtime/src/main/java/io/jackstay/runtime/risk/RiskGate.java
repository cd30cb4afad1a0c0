package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
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
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.state.StateManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gate that every order and amend of one bot passes: the first rule that refuses decides. Not thread safe: owned by the
 * bot loop.
 *
 * <p>A rule that throws refuses: what can't be checked is not allowed.
 */
public final class RiskGate {
    private final String bot;
    private final StateManager state;
    private final ExposureCounter exposure;
    private final RiskSources sources;
    private final RiskEffects effects;
    private final LocalTime dayStart;
    private final Halts halts = new Halts();
    private final BotRiskView.History history = new BotRiskView.History();
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(String name, RiskRule rule, BotRiskView view, RiskActions actions) {}

    public RiskGate(
            String bot,
            StateManager state,
            OrderTracker orders,
            RiskSources sources,
            RiskEffects effects,
            LocalTime dayStart) {
        this.bot = requireNonNull(bot, "bot is null");
        this.state = requireNonNull(state, "state is null");
        this.exposure = new ExposureCounter(state, orders, sources);
        this.sources = requireNonNull(sources, "sources is null");
        this.effects = requireNonNull(effects, "effects is null");
        this.dayStart = requireNonNull(dayStart, "dayStart is null");
    }

    /** Adds a rule behind those already there; {@code name} tells rules of one plugin apart in texts. */
    public void add(String name, RiskRule rule) {
        BotRiskView view = new BotRiskView(name, state, exposure, sources, halts, history);
        rules.add(new Rule(name, rule, view, new Actions(name)));
    }

    public Exposure exposure(MarketId market) {
        return exposure.of(market);
    }

    public Optional<String> halted() {
        return halts.why();
    }

    /** Empty when the order may go. */
    public Optional<Rejection> check(OrderRequest request) {
        MarketInfo info = state.info(request.market());
        boolean reducing = reduces(request.market(), request.side(), request.size());
        Money notional = ExposureCounter.notional(request.size(), request.worstPrice(), info);
        return check(new RiskOrder(bot, request, request.size(), false, reducing, notional));
    }

    /** Empty when the order may take these terms; {@code amended} has the price and the total size asked for. */
    public Optional<Rejection> checkAmend(Order order, OrderRequest amended) {
        MarketInfo info = state.info(order.market());
        Size added = amended.size().minus(order.size());
        Size more = added.signum() > 0 ? added : info.size(0);
        boolean reducing = more.isZero() || reduces(order.market(), order.side(), more);
        Money notional = ExposureCounter.notional(amended.size(), amended.worstPrice(), info);
        return check(new RiskOrder(bot, amended, more, true, reducing, notional));
    }

    private Optional<Rejection> check(RiskOrder order) {
        Optional<String> halted = halts.why();
        if (halted.isPresent() && !order.reducing()) {
            return Optional.of(new Rejection(RejectReason.HALTED, halted.get()));
        }
        for (Rule rule : rules) {
            RiskDecision decision = decide(rule, order);
            if (decision instanceof RiskDecision.Refuse refusal) {
                return Optional.of(new Rejection(
                        RejectReason.RISK,
                        "%s: limit %s, actual %s".formatted(refusal.rule(), refusal.limit(), refusal.actual())));
            }
        }
        history.ordered(sources.nowNanos());
        return Optional.empty();
    }

    private RiskDecision decide(Rule rule, RiskOrder order) {
        try {
            return rule.rule.check(order, rule.view);
        } catch (RuntimeException e) {
            effects.failed(rule.name, e);
            return RiskDecision.refuse(rule.name, "a rule that answers", "it threw " + e.getMessage());
        }
    }

    /** True when the order can't make the position larger in either direction, whatever else of ours fills first. */
    private boolean reduces(MarketId market, Side side, Size size) {
        Exposure now = exposure.of(market);
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

    public void onOutcome(Order order, Outcome outcome) {
        OrderRequest request = order.request();
        MarketInfo info = state.info(order.market());
        Money notional = ExposureCounter.notional(request.size(), request.worstPrice(), info);
        RiskOrder told = new RiskOrder(bot, request, request.size(), false, request.reduceOnly(), notional);
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onOutcome(told, outcome, rule.view, rule.actions)));
    }

    /** Once a second, and after fills and mark changes. */
    public void onTime() {
        if (halts.liftIfDue(sources.nowNanos())) {
            effects.halted(false, "the halt is over");
        }
        for (Rule rule : rules) {
            guarded(rule, () -> rule.rule.onTime(rule.view, rule.actions));
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
        } catch (RuntimeException e) {
            effects.failed(rule.name, e);
        }
    }

    private final class Actions implements RiskActions {
        private final String rule;

        private Actions(String rule) {
            this.rule = rule;
        }

        @Override
        public void halt(String why) {
            if (halts.halt("halted by %s: %s".formatted(rule, why))) {
                effects.halted(true, halts.why().orElseThrow());
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
            halts.resumeAt(Math.addExact(sources.nowNanos(), delay.toNanos()));
        }

        @Override
        public void resumeNextDay() {
            ZonedDateTime now = Instant.ofEpochSecond(0, sources.nowNanos()).atZone(ZoneOffset.UTC);
            ZonedDateTime start = now.with(dayStart);
            Instant next = (start.isAfter(now) ? start : start.plusDays(1)).toInstant();
            halts.resumeAt(
                    Duration.ofSeconds(next.getEpochSecond(), next.getNano()).toNanos());
        }

        @Override
        public void alert(String text) {
            effects.alert("%s: %s".formatted(rule, text));
        }
    }
}
