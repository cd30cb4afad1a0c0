package io.jackstay.runtime.process;

import static io.jackstay.runtime.fixture.Markets.BTC;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A rule made of what a test says. Not thread safe. */
final class Probe implements RiskRule {
    BiConsumer<RiskView, RiskActions> onTime = (view, actions) -> {};
    Consumer<RiskActions> onFill = actions -> {};
    final List<String> told = new ArrayList<>();
    private Optional<RiskView> view = Optional.empty();

    @Override
    public void onStart(RiskView seen, RiskActions actions) {
        view = Optional.of(seen);
        told.add("start");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView seen) {
        told.add("check");
        return RiskDecision.refuse("probe", "none", "one");
    }

    @Override
    public void onOutcome(RiskOrder order, Outcome outcome, RiskView seen, RiskActions actions) {
        told.add(order.bot() + " " + outcome.getClass().getSimpleName());
    }

    @Override
    public void onFill(OrderFill fill, RiskView seen, RiskActions actions) {
        told.add("fill " + seen.exposure(BTC).position());
        onFill.accept(actions);
    }

    @Override
    public void onTime(RiskView seen, RiskActions actions) {
        onTime.accept(seen, actions);
    }

    /** Once. */
    void then(Consumer<RiskActions> what) {
        onTime = (seen, actions) -> {
            onTime = (again, none) -> {};
            what.accept(actions);
        };
    }

    RiskView view() {
        return view.orElseThrow();
    }
}
