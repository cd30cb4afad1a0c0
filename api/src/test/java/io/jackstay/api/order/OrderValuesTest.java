package io.jackstay.api.order;

import static io.jackstay.api.order.SampleMarket.ID;
import static io.jackstay.api.order.SampleMarket.NOW;
import static io.jackstay.api.order.SampleMarket.price;
import static io.jackstay.api.order.SampleMarket.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderValuesTest {
    private static final Money FEE = new Money("USDC", new BigDecimal("0.01"));
    private static final OrderRef OURS = OrderRef.of(ID, new Cloid(7), "v7");

    private static OrderReport report(OrderState state) {
        return OrderReport.of(OURS, Side.BUY, price("100"), size("1"), state, NOW);
    }

    private static OrderUpdate update(OrderState from, OrderState to) {
        return new OrderUpdate(OURS, from, to, size("0"), price("100"), size("1"), Order.Pending.NONE, "", NOW);
    }

    @Test
    void aReferenceKnowsWhichIdsItHas() {
        assertThat(OURS.cloid()).contains(new Cloid(7));
        assertThat(OURS.hasId()).isTrue();
        assertThat(OrderRef.foreign(ID, "v9").cloid()).isEmpty();
        assertThat(OrderRef.foreign(ID, "v9").hasId()).isTrue();
        assertThat(OrderRef.none(ID).hasId()).isFalse();
        assertThat(OrderRef.of(ID, new Cloid(7)).venueOrderId("v7")).isEqualTo(OURS);
        assertThat(OURS).hasToString("sim:BTC-USDC-PERP cloid=7 venueOrderId=v7");
    }

    @Test
    void aReferenceWithIdsOutOfShapeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderRef(ID, -1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderRef(ID, Cloid.MAX_VALUE + 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderRef(ID, 1, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderRef(ID, 1, "v7 "));
    }

    @Test
    void twoReferencesToOneOrderNeedNotKnowTheSameIds() {
        assertThat(OURS.sameOrder(OrderRef.of(ID, new Cloid(7)))).isTrue();
        assertThat(OURS.sameOrder(OrderRef.foreign(ID, "v7"))).isTrue();
        assertThat(OURS.sameOrder(OrderRef.of(ID, new Cloid(8), "v7"))).isFalse();
        assertThat(OURS.sameOrder(OrderRef.foreign(ID, "v8"))).isFalse();
        assertThat(OURS.sameOrder(OrderRef.of(SampleMarket.OTHER, new Cloid(7), "v7")))
                .isFalse();
        assertThat(OrderRef.of(ID, new Cloid(7)).sameOrder(OrderRef.foreign(ID, "v7")))
                .isFalse();
        assertThat(OrderRef.none(ID).sameOrder(OrderRef.none(ID))).isFalse();
    }

    @Test
    void anAnswerHasItsValueOrSaysDone() {
        assertThat(((Result.Ok<Integer>) Result.ok(5)).value()).isEqualTo(5);
        assertThat(Result.ok(5))
                .isEqualTo(Result.ok(5))
                .isNotEqualTo(Result.ok(6))
                .isNotEqualTo(Result.ok());

        Result.Ok<Void> done = (Result.Ok<Void>) Result.ok();

        assertThat(done.hasValue()).isFalse();
        assertThatIllegalStateException().isThrownBy(done::value);
        assertThat(Result.ok()).isEqualTo(done).hasSameHashCodeAs(done);
    }

    @Test
    @SuppressWarnings("NullAway")
    void anAnswerIsNeverNullAndARefusalNeverSilent() {
        assertThatNullPointerException().isThrownBy(() -> Result.ok(null));
        assertThatIllegalArgumentException().isThrownBy(() -> Result.refused(RejectReason.OTHER, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Result.unknown(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Unknown(" "));
        assertThat(Result.<Integer>refused(RejectReason.RISK, "too big"))
                .isEqualTo(new Result.Refused<>(new Rejection(RejectReason.RISK, "too big")));
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderState.class,
            names = {"NEW", "FAILED", "UNKNOWN"})
    void aVenueCannotShowWhatOnlyWeCanConclude(OrderState state) {
        assertThatIllegalArgumentException().isThrownBy(() -> report(state)).withMessageContaining(state.name());
    }

    @Test
    void aReportNamesItsOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OrderReport.of(OrderRef.none(ID), Side.BUY, price("100"), size("1"), OrderState.OPEN, NOW))
                .withMessageContaining("needs a client order id or the venue's");
    }

    @Test
    void aReportsWithersChangeTheirOwnPartAlone() {
        OrderReport plain = report(OrderState.PARTIALLY_FILLED);

        OrderReport full = plain.filled(size("0.4"))
                .reduceOnly(true)
                .timeInForce(TimeInForce.POST_ONLY)
                .why("venue words");

        assertThat(plain.filled()).isEqualTo(size("0"));
        assertThat(full.filled()).isEqualTo(size("0.4"));
        assertThat(full.reduceOnly()).isTrue();
        assertThat(full.timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
        assertThat(full.why()).isEqualTo("venue words");
        assertThat(full.order()).isEqualTo(OURS);
        assertThat(full).isNotEqualTo(plain);
        assertThat(full)
                .isEqualTo(plain.why("venue words")
                        .timeInForce(TimeInForce.POST_ONLY)
                        .reduceOnly(true)
                        .filled(size("0.40")));
    }

    @Test
    void aReportFillsAtMostItsSize() {
        assertThat(report(OrderState.FILLED).filled(size("1")).filled()).isEqualTo(size("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(OrderState.OPEN).filled(size("1.01")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(OrderState.OPEN).filled(size("-0.01")));
    }

    @Test
    void aRejectedReportHasAReason() {
        Rejection why = new Rejection(RejectReason.POST_ONLY_WOULD_CROSS, "would take");

        assertThat(report(OrderState.REJECTED).why(why).rejection()).contains(why);
        assertThat(report(OrderState.REJECTED).rejection())
                .map(Rejection::reason)
                .contains(RejectReason.OTHER);
        assertThat(report(OrderState.CANCELLED).why(why).rejection()).isEmpty();
        assertThat(report(OrderState.CANCELLED).why(why).why()).isEqualTo("would take");
    }

    @Test
    void anUpdateTakesAStepOfTheTableOrStays() {
        assertThat(update(OrderState.OPEN, OrderState.CANCELLED).to()).isEqualTo(OrderState.CANCELLED);
        assertThat(update(OrderState.SUBMITTING, OrderState.SUBMITTING).from()).isEqualTo(OrderState.SUBMITTING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(OrderState.FILLED, OrderState.OPEN))
                .withMessage("an order cannot go from FILLED to OPEN");
    }

    @Test
    void anUpdateIsOfOneMarket() {
        Price foreignPrice = Price.of(SampleMarket.OTHER, BigDecimal.TEN);
        Size foreignSize = Size.of(SampleMarket.OTHER, BigDecimal.TEN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderUpdate(
                        OURS,
                        OrderState.OPEN,
                        OrderState.OPEN,
                        size("0"),
                        foreignPrice,
                        size("1"),
                        Order.Pending.NONE,
                        "",
                        NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderUpdate(
                        OURS,
                        OrderState.OPEN,
                        OrderState.OPEN,
                        foreignSize,
                        price("1"),
                        size("1"),
                        Order.Pending.NONE,
                        "",
                        NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderUpdate(
                        OURS,
                        OrderState.OPEN,
                        OrderState.OPEN,
                        size("-1"),
                        price("1"),
                        size("1"),
                        Order.Pending.NONE,
                        "",
                        NOW));
    }

    @Test
    void aFillIsOfUnknownRoleAndNormalUntilTold() {
        OrderFill fill = OrderFill.of("f1", OURS, Side.SELL, price("100.25"), size("0.5"), FEE, NOW);

        assertThat(fill.role()).isEqualTo(LiquidityRole.UNKNOWN);
        assertThat(fill.cause()).isEqualTo(FillCause.NORMAL);
        assertThat(fill.market()).isEqualTo(ID);

        OrderFill told = fill.role(LiquidityRole.MAKER).cause(FillCause.ADL);

        assertThat(told.role()).isEqualTo(LiquidityRole.MAKER);
        assertThat(told.cause()).isEqualTo(FillCause.ADL);
        assertThat(told)
                .isEqualTo(fill.cause(FillCause.ADL).role(LiquidityRole.MAKER))
                .isNotEqualTo(fill);
    }

    @Test
    void aFillHasAnIdAndAPositiveSizeOfItsOrdersMarket() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderFill.of(" ", OURS, Side.SELL, price("1"), size("1"), FEE, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderFill.of("f", OURS, Side.SELL, price("1"), size("0"), FEE, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderFill.of(
                        "f", OURS, Side.SELL, Price.of(SampleMarket.OTHER, BigDecimal.ONE), size("1"), FEE, NOW));
        assertThat(OrderFill.of("adl-1", OrderRef.none(ID), Side.SELL, price("1"), size("1"), FEE, NOW)
                        .order()
                        .hasId())
                .isFalse();
    }
}
