package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Halts when too much is lost in a trading day. Not thread safe: owned by the loop of its scope.
 *
 * <p>The loss is what realised and unrealised profit, fees and funding come to since the day began; a position held over the
 * start of the day counts from the price it was valued at then. With a limit of 3 % and an equity of 10000 when the day began,
 * it halts at a loss of 300. A deposit changes neither the loss nor the equity that the share is of. A halt that ends within the
 * day, while the loss is still that large, begins again.
 */
final class DailyLoss implements RiskRule {
    private static final String DAY = "day";
    private static final String EQUITY = "day-equity";

    private final LossLimit max;
    private final HaltSwitch halt;
    private LocalDate day = LocalDate.MIN;
    private BigDecimal dayEquity = BigDecimal.ZERO;
    private BigDecimal limit = BigDecimal.ZERO;
    /** Where the limit is reached in the scope of a bot. */
    private Money floor = Money.zero("none");

    DailyLoss(DailyLossConfig config) {
        requireNonNull(config, "config is null");
        this.max = config.limit();
        this.halt = config.haltSwitch();
    }

    /** Positive is lost. In the scope of a bot no deposit moves equity, and a subtraction will do. */
    private Money loss(RiskView view) {
        if (view.scope() == RiskScope.BOT) {
            Money equity = view.equity();
            return new Money(equity.asset(), dayEquity.subtract(equity.amount()));
        }
        Money net = view.today().net();
        return new Money(net.asset(), net.amount().negate());
    }

    @Override
    public void onStart(RiskView view, RiskActions actions) {
        Optional<String> problem = max.problemIn(view.equity().asset());
        if (problem.isPresent()) {
            actions.halt(problem.get());
            return;
        }
        beginDay(view);
        halt.restore(view, actions);
        onTime(view, actions);
    }

    private void beginDay(RiskView view) {
        Memory memory = view.memory();
        day = view.day();
        dayEquity = view.equity().amount().subtract(view.today().net().amount());
        if (memory.get(DAY).filter(day.toString()::equals).isEmpty()) {
            memory.put(DAY, day.toString());
            memory.put(EQUITY, dayEquity.toPlainString());
        }
        limit = max.of(memory.get(EQUITY).map(BigDecimal::new).orElse(dayEquity));
        floor = new Money(view.equity().asset(), dayEquity.subtract(limit));
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        if (!day.equals(view.day())) {
            beginDay(view);
        }
        halt.hasEnded(view, actions);
        if (halt.isOn()) {
            return;
        }
        if (view.scope() == RiskScope.BOT && view.equity().compareTo(floor) > 0) {
            actions.quietAbove(floor);
            return;
        }
        Money loss = loss(view);
        if (loss.amount().compareTo(limit) >= 0) {
            halt.trip(LossLimit.words(loss.amount(), limit, loss.asset()), view, actions);
        }
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        onTime(view, actions);
    }

    /** What reduces passes; the loss may have become too large in the turn in which this order was placed. */
    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.reducing() || halt.isOn() || !day.equals(view.day())) {
            return RiskDecision.ALLOW;
        }
        Money loss = loss(view);
        return loss.amount().compareTo(limit) >= 0
                ? RiskDecision.refuse(
                        DailyLossProvider.NAME, LossLimit.limitText(limit, loss.asset()), LossLimit.lossText(loss))
                : RiskDecision.ALLOW;
    }

    @Override
    public List<Limit> limits(RiskView view) {
        Money loss = loss(view);
        return List.of(Limits.loss("daily loss", loss.amount(), limit, loss.asset()));
    }
}
