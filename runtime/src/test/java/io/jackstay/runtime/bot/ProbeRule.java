package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.size;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A rule made of what a test says. Not thread safe: owned by the bot loop. */
final class ProbeRule implements RiskRule {
    BiFunction<RiskOrder, RiskView, RiskDecision> check = (order, view) -> RiskDecision.ALLOW;
    BiConsumer<RiskView, RiskActions> onTime = (view, actions) -> {};
    BiConsumer<RiskView, RiskActions> onFill = (view, actions) -> {};
    final List<RiskOrder> asked = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    int times;

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        asked.add(order);
        return check.apply(order, view);
    }

    @Override
    public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
        outcomes.add((order.amend() ? "amend " : "submit ") + order.reducing() + " "
                + outcome.getClass().getSimpleName());
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        onFill.accept(view, actions);
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        times++;
        onTime.accept(view, actions);
    }

    /** Allows what keeps the worst position within the limit, and what reduces. */
    static RiskRule positionLimit(String limit) {
        ProbeRule rule = new ProbeRule();
        Size max = size(BTC, limit);
        rule.check = (order, view) -> {
            Size worst = view.exposure(order.market()).worst(order.request().side());
            Size after =
                    order.request().side() == Side.BUY ? worst.plus(order.addedSize()) : worst.minus(order.addedSize());
            return after.abs().compareTo(max) > 0 && !order.reducing()
                    ? RiskDecision.refuse("position-limit", max.toString(), after.toString())
                    : RiskDecision.ALLOW;
        };
        return rule;
    }
}
