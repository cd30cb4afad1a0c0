package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.size;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Two bots of a login behind their real loops, and a rule over both that is made of what a test says. */
abstract class AccountRiskDesk {
    static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    final TroubledDisk disk = new TroubledDisk(1, clock);
    final Probe rule = new Probe();
    final Calls one = new Calls();
    final Calls two = new Calls();
    final List<Order> placed = new ArrayList<>();
    Bench bench = new Bench(
            VenueTraits.of(Capability.TRADING, Capability.AMEND_IN_PLACE).settleTime(Duration.ofSeconds(10)),
            Bench.BTC_INFO);

    /** A rule made of what a test says. Not thread safe: owned by the account loop. */
    static final class Probe implements RiskRule {
        BiFunction<RiskOrder, RiskView, RiskDecision> check = (order, view) -> RiskDecision.ALLOW;
        Consumer<RiskActions> onFill = actions -> {};
        final List<RiskOrder> asked = new ArrayList<>();
        Optional<RiskView> view = Optional.empty();

        @Override
        public void onStart(RiskView seen, RiskActions actions) {
            view = Optional.of(seen);
        }

        @Override
        public RiskDecision check(RiskOrder order, RiskView seen) {
            asked.add(order);
            return check.apply(order, seen);
        }

        @Override
        public void onFill(OrderFill fill, RiskView seen, RiskActions actions) {
            onFill.accept(actions);
        }

        String exposure() {
            var exposure = view.orElseThrow().exposure(BTC);
            return "%s +%s -%s %d"
                    .formatted(exposure.position(), exposure.openBuys(), exposure.openSells(), exposure.openOrders());
        }
    }

    void positionLimit(String limit) {
        Size max = size(BTC, limit);
        rule.check = (order, view) -> {
            Size worst = view.exposure(BTC).worst(order.request().side());
            Size after =
                    order.request().side() == Side.BUY ? worst.plus(order.addedSize()) : worst.minus(order.addedSize());
            return after.abs().compareTo(max) > 0 && !order.reducing()
                    ? RiskDecision.refuse("position-limit", max.toString(), after.toString())
                    : RiskDecision.ALLOW;
        };
    }

    void start() {
        bench.account.guard().by(List.of(new GuardingRule("probe", rule)), LocalTime.MIDNIGHT);
        bench.started(1, one);
        bench.started(2, two);
    }

    void begin() {
        bench.account.guard().by(List.of(new GuardingRule("probe", rule)), LocalTime.MIDNIGHT);
        bench.resume(bench.bot(1, one));
        bench.resume(bench.bot(2, two));
    }

    void turn(Calls strategy, Consumer<Context> what) {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                strategy.then = (again, later) -> {};
                what.accept(context);
            }
        };
        bench.quote(1000, 1001);
        bench.quote(1001, 1002);
    }

    Order place(Calls strategy, Side side, String size) {
        turn(strategy, context -> placed.add(context.orders().place(limit(side, size, "100"))));
        return placed.get(placed.size() - 1);
    }

    void fill(Order order) {
        bench.venue(() -> bench.venue().fill(orderOf(order)));
    }

    OrderRef orderOf(Order order) {
        return bench.venue().resting().stream()
                .map(resting -> resting.ref())
                .filter(ref -> ref.cloid().equals(order.cloid()))
                .findFirst()
                .orElseThrow();
    }
}
