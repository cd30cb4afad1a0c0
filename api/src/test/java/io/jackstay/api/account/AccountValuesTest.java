package io.jackstay.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountValuesTest {
    private static final Venue VENUE = new Venue("sim");
    private static final MarketId ID = new MarketId(VENUE, "BTC-USDC-PERP");
    private static final MarketId OTHER = new MarketId(VENUE, "ETH-USDC-PERP");
    private static final Stamp NOW = new Stamp(1, 2);

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static Size size(String value) {
        return Size.of(ID, new BigDecimal(value));
    }

    private static OrderReport report(OrderState state) {
        return OrderReport.of(
                OrderRef.of(ID, new Cloid(1)), Side.BUY, Price.of(ID, BigDecimal.TEN), size("1"), state, NOW);
    }

    @Test
    void theWorstCaseOfASideIsThatAllOfItFills() {
        Exposure exposure = new Exposure(size("-1"), size("3"), size("0.5"), 2, usdc("200"));

        assertThat(exposure.worst(Side.BUY)).isEqualTo(size("2"));
        assertThat(exposure.worst(Side.SELL)).isEqualTo(size("-1.5"));
    }

    @Test
    void anExposureIsOfOneMarketAndItsOpenPartsAreNotNegative() {
        Size foreign = Size.of(OTHER, BigDecimal.ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exposure(size("0"), size("-1"), size("0"), 1, usdc("0")))
                .withMessageContaining("openBuys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exposure(size("0"), size("0"), foreign, 1, usdc("0")))
                .withMessageContaining("openSells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exposure(size("0"), size("0"), size("0"), -1, usdc("0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exposure(size("0"), size("0"), size("0"), 0, usdc("-1")));
    }

    @Test
    void netProfitIsInTheQuoteAssetAlone() {
        Money bnb = new Money("BNB", BigDecimal.ONE);
        Pnl pnl = new Pnl(usdc("10"), usdc("-3"), List.of(bnb, usdc("0.5")), List.of(usdc("-0.25")));

        assertThat(pnl.net()).isEqualTo(usdc("6.75"));
        assertThat(pnl.fees("BNB")).isEqualTo(bnb);
        assertThat(pnl.fees("ETH")).isEqualTo(Money.zero("ETH"));
        assertThat(pnl.funding("USDC")).isEqualTo(usdc("-0.25"));
        assertThat(Pnl.none("USDC").net()).isEqualTo(usdc("0"));
    }

    @Test
    void feesAndFundingHaveEachAssetOnceInOrder() {
        Money zero = usdc("0");
        List<Money> twice = List.of(usdc("1"), usdc("2"));
        List<Money> unordered = List.of(usdc("1"), new Money("BNB", BigDecimal.ONE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pnl(zero, zero, twice, List.of()))
                .withMessageContaining("fees");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pnl(zero, zero, List.of(), unordered))
                .withMessageContaining("funding");
        assertThatIllegalArgumentException().isThrownBy(() -> new Pnl(zero, Money.zero("USDT"), List.of(), List.of()));
    }

    @Test
    void aCashFlowMayBelongToAMarket() {
        CashFlow funding = CashFlow.of("f1", ID, CashFlow.Kind.FUNDING, usdc("-0.1"), NOW);
        CashFlow deposit = CashFlow.of("d1", VENUE, CashFlow.Kind.DEPOSIT, usdc("100"), NOW);

        assertThat(funding.market()).contains(ID);
        assertThat(funding.venue()).isEqualTo(VENUE);
        assertThat(deposit.market()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CashFlow.of(" ", VENUE, CashFlow.Kind.DEPOSIT, usdc("100"), NOW));
    }

    @Test
    void marginIsInOneAsset() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Margin(usdc("1"), Money.zero("USDT"), NOW));
    }

    @Test
    void balancesAreEqualByValue() {
        assertThat(Balance.of("USDC", new BigDecimal("1.50"), new BigDecimal("1E+1")))
                .isEqualTo(new Balance("USDC", "", new BigDecimal("1.5"), BigDecimal.TEN));
        assertThatIllegalArgumentException().isThrownBy(() -> Balance.of(" ", BigDecimal.ONE, BigDecimal.ONE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Balance.of("USDC", new BigDecimal("1E+999999999"), BigDecimal.ONE));
    }

    @Test
    void aSnapshotKeepsItsOwnLists() {
        List<OrderReport> orders = new ArrayList<>(List.of(report(OrderState.OPEN)));
        Margin margin = new Margin(usdc("100"), usdc("40"), NOW);
        Balance balance = Balance.of("USDC", BigDecimal.TEN, BigDecimal.ONE);

        AccountSnapshot snapshot = AccountSnapshot.of(orders, List.of(Position.flat(ID)), List.of(balance), NOW);
        orders.clear();

        assertThat(snapshot.openOrders()).containsExactly(report(OrderState.OPEN));
        assertThat(snapshot.margin()).isEmpty();
        assertThat(snapshot.margin(margin).margin()).contains(margin);
        assertThat(snapshot.margin(margin)).isNotEqualTo(snapshot);
    }

    @Test
    void aSnapshotHasOpenOrdersAndOnePositionAMarket() {
        List<OrderReport> ended = List.of(report(OrderState.CANCELLED));
        List<Position> twice = List.of(Position.flat(ID), Position.flat(ID));

        assertThatIllegalArgumentException().isThrownBy(() -> AccountSnapshot.of(ended, List.of(), List.of(), NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountSnapshot.of(List.of(), twice, List.of(), NOW))
                .withMessageContaining("two positions of " + ID);
    }
}
