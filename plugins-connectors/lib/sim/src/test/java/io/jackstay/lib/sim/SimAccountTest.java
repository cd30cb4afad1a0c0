package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SimAccountTest {
    @Test
    void makerAndTakerPayTheirRatesOfTheNotional() {
        Script script = new Script();
        script.top(100, 10, 101, 10);
        script.market(BUY, 2, 101);
        script.sell(2, 105);
        script.print(BUY, 9, 106);

        assertThat(script.fills)
                .extracting(OrderFill::fee)
                .containsExactly(
                        new Money("USDC", new BigDecimal("0.101")), new Money("USDC", new BigDecimal("0.021")));
    }

    @Test
    void contractMovesRealisedProfitLessFees() {
        Script script = new Script();
        script.top(100, 10, 101, 10);
        script.market(BUY, 2, 101);
        script.sell(2, 105);
        script.print(BUY, 9, 106);

        assertThat(script.exchange.account().wallet("USDC")).isEqualByComparingTo("1000007.878");
        assertThat(script.exchange.account().position(Script.PERP).realizedPnl())
                .isEqualByComparingTo("8");
    }

    @Test
    void spotMovesBothAssets() {
        Script script = new Script(Script.spot(), "1000 USDC", "5 BTC");
        script.top(100, 10, 101, 10);
        script.market(BUY, 2, 101);
        script.place(script.limit(SELL, 6, 100).ioc());

        assertThat(script.exchange.account().wallet("BTC")).isEqualByComparingTo("1");
        assertThat(script.exchange.account().wallet("USDC")).isEqualByComparingTo("1397.599");
    }

    @Test
    void equityCountsThePositionAtTheMiddleOfTheQuotes() {
        Script script = new Script();
        script.top(100, 10, 101, 10);
        script.market(BUY, 2, 101);

        script.top(110, 10, 111, 10);

        assertThat(script.exchange.margin("USDC", script.now).equity().amount())
                .as("2 x (110.5 - 101) less a fee of 0.101")
                .isEqualByComparingTo("1000018.899");
        assertThat(script.exchange.margin("USDC", script.now).available().amount())
                .as("less 2 x 110.5 / 10")
                .isEqualByComparingTo("999996.799");
    }

    @Test
    void orderBeyondTheMarginIsRejectedAndSaysWhatIsMissing() {
        Script script = new Script(Script.perp(), "100 USDC");
        script.top(100, 10, 102, 10);
        script.buy(5, 100);

        script.submit(script.limit(BUY, 5, 99));

        assertThat(script.log).endsWith("rejected 2 INSUFFICIENT_MARGIN");
        assertThat(script.rejections.get(0).words()).isEqualTo("needs 50.5 USDC, available 49.5");
    }

    @Test
    void orderThatMakesTheWorstExposureNoGreaterIsAlwaysAffordable() {
        Script script = new Script(Script.perp(), "60 USDC");
        script.top(100, 10, 102, 10);
        script.market(BUY, 5, 102);

        script.sell(10, 110);
        script.submit(script.limit(SELL, 1, 111));

        assertThat(script.log).contains("accepted 2").endsWith("rejected 3 INSUFFICIENT_MARGIN");
    }

    @Test
    void spotOrdersReserveWhatTheyNeed() {
        Script script = new Script(Script.spot(), "1000 USDC", "2 BTC");
        script.top(100, 10, 102, 10);
        script.buy(9, 100);
        script.submit(script.limit(BUY, 1, 100));
        script.sell(2, 110);
        script.submit(script.limit(SELL, 1, 110));

        assertThat(script.log)
                .containsExactly(
                        "accepted 1", "rejected 2 INSUFFICIENT_MARGIN", "accepted 3", "rejected 4 INSUFFICIENT_MARGIN");
        assertThat(script.exchange.balances())
                .containsExactly(
                        Balance.of("BTC", new BigDecimal("2"), BigDecimal.ZERO),
                        Balance.of("USDC", new BigDecimal("1000"), new BigDecimal("99.55")));
    }

    @Test
    void ledgerKeepsTheNewestAndSaysWhereItBegins() {
        SimLedger<String> ledger = new SimLedger<>(3);
        assertThat(ledger.last()).isZero();
        for (String entry : new String[] {"a", "b", "c", "d", "e"}) {
            ledger.add(entry);
        }

        assertThat(ledger.first()).isEqualTo(3);
        assertThat(ledger.last()).isEqualTo(5);
        assertThat(ledger.after(0, 2)).containsExactly("c", "d");
        assertThat(ledger.after(3, 9)).containsExactly("d", "e");
        assertThat(ledger.after(5, 9)).isEmpty();
    }

    @Test
    void marginIsThatOfTheLeverageThatTheAccountHasChosen() {
        Script script = new Script();
        script.top(100, 10, 101, 10);
        script.market(BUY, 2, 101);

        script.exchange.leverage(Script.PERP, 1);

        Margin margin = script.exchange.margin("USDC", script.now);
        assertThat(margin.equity().amount().subtract(margin.available().amount()))
                .isEqualByComparingTo("201");
    }

    @Test
    void lowLeverageRefusesWhatTheHighestWouldTake() {
        Script script = new Script(Script.perp(), "1000 USDC");
        script.top(100, 100, 101, 100);
        script.exchange.leverage(Script.PERP, 1);

        script.exchange.submit(new Cloid(99), script.limit(BUY, 20, 99), script.now);

        assertThat(script.rejections)
                .singleElement()
                .extracting(Rejection::reason)
                .isEqualTo(RejectReason.INSUFFICIENT_MARGIN);
    }

    @Test
    void leverageOutsideOfTheMarketsIsRefused() {
        Script script = new Script();

        assertThatThrownBy(() -> script.exchange.leverage(Script.PERP, 0)).hasMessageContaining("must be 1 to");
        assertThatThrownBy(() -> script.exchange.leverage(Script.PERP, 10_000)).hasMessageContaining("must be 1 to");
    }

    @Test
    void moneyComesAndGoesWithoutAFill() {
        Script script = new Script();

        script.exchange.account().move(new Money("USDC", new BigDecimal("-1000000")));
        script.exchange.account().move(new Money("ETH", new BigDecimal("2.5")));

        assertThat(script.exchange.account().wallet("USDC")).isZero();
        assertThat(script.exchange.account().wallet("ETH")).isEqualByComparingTo("2.5");
        assertThat(script.exchange.account().fills().last()).isZero();
    }
}
