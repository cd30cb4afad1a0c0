package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Executions, as the stream tells them and as the history does. Stateless. */
public final class FillsSuite {
    private static final int MANY = 25;
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private FillsSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "fills",
                List.of(
                        Case.of(
                                "a resting order's fills are told, part by part",
                                Capability.TRADING,
                                FillsSuite::partByPart),
                        Case.of(
                                "a fill is told as the venue has it: side, price, size, fee, role",
                                Capability.TRADING,
                                FillsSuite::exact),
                        Case.of(
                                "an order that is filled whole is not told as cancelled",
                                Capability.TRADING,
                                FillsSuite::whole),
                        Case.of(
                                "the history has every fill once, by the ids of the stream, oldest first",
                                Capability.FILL_HISTORY,
                                FillsSuite::history),
                        Case.of(
                                "another process is told the same history",
                                Capability.FILL_HISTORY,
                                FillsSuite::afterRestart),
                        Case.without(Capability.FILL_HISTORY, FillsSuite::refuses)));
    }

    private static void partByPart(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(3));
        for (int i = 1; i <= 3; i++) {
            quotes.sellInto(1);
            Desk.requireFilled(stand, order, quotes.units(i).toBigDecimal());
        }
        Desk.requireOpen(stand);
        Set<String> ids = new TreeSet<>();
        stand.heard().fills().forEach(fill -> ids.add(fill.id()));
        Check.that(ids.size() == 3, "three fills have the ids %s", ids);
    }

    private static void exact(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef maker = Desk.accepted(stand, quotes.restingBuy(1));
        quotes.sellInto(1);
        Desk.requireFilled(stand, maker, quotes.units(1).toBigDecimal());
        OrderRef taker = Desk.accepted(stand, quotes.takingBuy(2));
        Desk.requireFilled(stand, taker, quotes.units(2).toBigDecimal());
        requireAsTheVenue(stand, maker, LiquidityRole.MAKER);
        requireAsTheVenue(stand, taker, LiquidityRole.TAKER);
    }

    private static void requireAsTheVenue(Stand stand, OrderRef order, LiquidityRole role) {
        VenueTruth.Execution truth = stand.venue().truth().fills().stream()
                .filter(fill -> fill.venueOrderId().equals(order.venueOrderId()))
                .findFirst()
                .orElseThrow();
        OrderFill told = stand.heard().fills().stream()
                .filter(fill -> fill.order().sameOrder(order))
                .findFirst()
                .orElseThrow();
        Check.that(told.side() == Side.BUY, "a buy was filled, told was %s", told);
        Check.same("the price of a fill", told.price().toBigDecimal(), truth.price());
        Check.same("the size of a fill", told.size().toBigDecimal(), truth.size());
        Check.same("the fee of a fill", told.fee().amount(), truth.fee());
        Check.that(
                told.role() == role || told.role() == LiquidityRole.UNKNOWN,
                "the role was %s, told was %s",
                role,
                told.role());
    }

    private static void whole(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(2));
        quotes.sellInto(2);
        Desk.requireFilled(stand, order, quotes.units(2).toBigDecimal());
        boolean cancelled = stand.until(Desk.SOON, () -> stand.heard().reports(order).stream()
                .anyMatch(report -> report.state() == OrderState.CANCELLED || report.state() == OrderState.EXPIRED));
        Check.that(
                !cancelled, "it was filled whole, told were %s", stand.heard().reports(order));
    }

    private static void history(Stand stand) {
        stand.start();
        Instant began = stand.now();
        Quotes quotes = Quotes.around(stand);
        for (int i = 0; i < MANY; i++) {
            OrderRef order = Desk.accepted(stand, quotes.restingBuy(1));
            quotes.sellInto(1);
            stand.pass(MOMENT);
            Check.same(
                    "what is filled", Desk.filled(stand, order), quotes.units(1).toBigDecimal());
        }
        List<OrderFill> told = stand.history(began);
        requireOnce(stand, told);
        Set<String> streamed = new TreeSet<>();
        stand.heard().fills().forEach(fill -> streamed.add(fill.id()));
        Set<String> listed = new TreeSet<>();
        told.forEach(fill -> listed.add(fill.id()));
        Check.that(listed.equals(streamed), "the stream told the ids %s, the history %s", streamed, listed);
    }

    private static void requireOnce(Stand stand, List<OrderFill> told) {
        long last = 0;
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> ids = new TreeSet<>();
        for (OrderFill fill : told) {
            Check.that(fill.stamp().venueNanos() >= last, "the history is not oldest first: %s", told);
            last = fill.stamp().venueNanos();
            if (ids.add(fill.id())) {
                sum = sum.add(fill.size().toBigDecimal());
            }
        }
        List<VenueTruth.Execution> truth = stand.venue().truth().fills();
        Check.that(ids.size() == truth.size(), "the venue has %d fills, the history %d", truth.size(), ids.size());
        BigDecimal traded = truth.stream().map(VenueTruth.Execution::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        Check.same("the sum of all fills", sum, traded);
    }

    private static void afterRestart(Stand stand) {
        stand.start();
        Instant began = stand.now();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(2));
        quotes.sellInto(1);
        Desk.requireFilled(stand, order, quotes.units(1).toBigDecimal());
        String before = stand.heard().fills().get(0).id();
        stand.restart();
        quotes.sellInto(1);
        stand.pass(MOMENT);
        stand.start();
        List<OrderFill> told = stand.history(began);
        requireOnce(stand, told);
        Check.that(
                told.stream().anyMatch(fill -> fill.id().equals(before)),
                "a fill had the id %s, the next process tells %s",
                before,
                told);
        Check.that(
                told.stream().allMatch(fill -> fill.order().sameOrder(order)),
                "the fills are of %s, told are %s",
                order,
                told);
    }

    private static void refuses(Stand stand) {
        stand.start();
        HistoryQuery query = HistoryQuery.since(List.of(stand.market().id()), Instant.EPOCH);
        Asked<HistoryPage<OrderFill>> asked =
                stand.ask("fillsSince", (connector, reply) -> connector.fillsSince(query, reply));
        asked.requireRefused(RejectReason.UNSUPPORTED);
    }
}
