package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Halts when equity has fallen too far from its highest. Not thread safe: owned by the loop of its scope.
 *
 * <p>With a limit of 5 % and a highest equity of 10200, it halts at 9690 and below. Positions are valued at the venue's mark
 * price, or at the mid where there is none. A deposit raises the highest equity with the equity, so it is no gain and covers no
 * loss. When a halt ends, the fall counts anew from the equity of that moment: what had been lost before is forgiven, once, or
 * the rule would halt again at once.
 */
final class Drawdown implements RiskRule {
    private static final String FORGIVEN = "forgiven";

    private final LossLimit max;
    private final HaltSwitch halt;
    private BigDecimal forgiven = BigDecimal.ZERO;
    private Bound bound = new Bound(BigDecimal.ZERO, BigDecimal.ZERO, Money.zero("none"));
    private Instant nextNote = Instant.MIN;

    Drawdown(DrawdownConfig config) {
        requireNonNull(config, "config is null");
        this.max = config.limit();
        this.halt = config.haltSwitch();
    }

    /** Where equity stands; all in its asset. */
    private record Fall(BigDecimal highest, BigDecimal fall, BigDecimal limit, String asset) {
        boolean isTooFar() {
            return fall.compareTo(limit) >= 0;
        }
    }

    /** What holds as long as the highest equity stays what it is: the limit, and where it is reached. */
    private record Bound(BigDecimal highest, BigDecimal limit, Money floor) {}

    private Fall measure(RiskView view) {
        Money equity = view.equity();
        BigDecimal highest = highest(view);
        if (highest.compareTo(bound.highest) != 0 || !bound.floor.asset().equals(equity.asset())) {
            BigDecimal limit = max.of(highest);
            bound = new Bound(highest, limit, new Money(equity.asset(), highest.subtract(limit)));
        }
        return new Fall(highest, highest.subtract(equity.amount()), bound.limit, equity.asset());
    }

    private BigDecimal highest(RiskView view) {
        BigDecimal peak = view.peakEquity().amount();
        return forgiven.signum() == 0 ? peak : peak.subtract(forgiven);
    }

    @Override
    public void onStart(RiskView view, RiskActions actions) {
        Optional<String> problem = max.problemIn(view.equity().asset());
        if (problem.isPresent()) {
            actions.halt(problem.get());
            return;
        }
        forgiven = view.memory().get(FORGIVEN).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        if (halt.restore(view, actions)) {
            forgive(view);
            note(view);
        }
        onTime(view, actions);
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        if (halt.hasEnded(view, actions)) {
            forgive(view);
            note(view);
        }
        if (halt.isOn()) {
            return;
        }
        Fall now = measure(view);
        if (forgiven.signum() > 0 && now.fall.signum() < 0) {
            forgive(view);
            now = measure(view);
            if (!view.now().isBefore(nextNote)) {
                note(view);
            }
        }
        if (now.isTooFar()) {
            String words = LossLimit.words(now.fall, now.limit, now.asset);
            halt.trip(
                    "%s from the highest equity of %s".formatted(words, Limits.text(now.highest, now.asset)),
                    view,
                    actions);
        } else if (forgiven.signum() == 0) {
            actions.quietAbove(bound.floor);
        }
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        onTime(view, actions);
    }

    /** The equity of now is the highest that counts from here on. */
    private void forgive(RiskView view) {
        forgiven = view.peakEquity().amount().subtract(view.equity().amount()).max(BigDecimal.ZERO);
    }

    /** Not more than once a second while equity climbs: what is remembered has to be on the disk before orders leave. */
    private void note(RiskView view) {
        view.memory().put(FORGIVEN, forgiven.toPlainString());
        nextNote = view.now().plusSeconds(1);
    }

    /** What reduces passes; the fall may have become too far in the turn in which this order was placed. */
    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.reducing() || halt.isOn()) {
            return RiskDecision.ALLOW;
        }
        Fall now = measure(view);
        return now.isTooFar()
                ? RiskDecision.refuse(
                        DrawdownProvider.NAME,
                        LossLimit.limitText(now.limit, now.asset),
                        LossLimit.lossText(new Money(now.asset, now.fall)))
                : RiskDecision.ALLOW;
    }

    @Override
    public List<Limit> limits(RiskView view) {
        Fall now = measure(view);
        return List.of(Limits.loss("drawdown", now.fall, now.limit, now.asset));
    }
}
