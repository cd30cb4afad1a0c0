package io.jackstay.runtime.state;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Fees that come off what was bought. */
final class SpotFeesTest {
    private static final MarketId SPOT = MarketId.parse("sim:BTC-USDC");

    private final MarketLedger spot = new MarketLedger(MarketInfo.of(SPOT, MarketKind.SPOT)
            .assets("BTC", "USDC", "USDC")
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
            .lotSize(new BigDecimal("0.001"))
            .build());
    private final MarketLedger perpetual = new MarketLedger(Markets.info(BTC));

    private static void buyOne(MarketLedger ledger, String fee, String asset) {
        MarketId market = ledger.info().id();
        Money paid = new Money(asset, new BigDecimal(fee));
        ledger.apply(OrderFill.of(
                "f", OrderRef.none(market), Side.BUY, price(market, "100"), size(market, "1"), paid, at(1)));
    }

    private static void assertHeld(MarketLedger ledger, String size, String cost, String realized) {
        assertThat(ledger.position().size().toBigDecimal()).isEqualByComparingTo(size);
        assertThat(ledger.position().cost()).isEqualByComparingTo(cost);
        assertThat(ledger.position().realizedPnl()).isEqualByComparingTo(realized);
    }

    @Test
    void aFeeInTheBaseAssetComesOffWhatIsHeldAndItsCostStays() {
        buyOne(spot, "0.001", "BTC");

        assertHeld(spot, "0.999", "100", "0");
    }

    @Test
    void aFeeThatTakesAllIsALossOfWhatItCost() {
        buyOne(spot, "1", "BTC");

        assertHeld(spot, "0", "0", "-100");
    }

    @Test
    void aFeeInAnotherAssetLeavesThePosition() {
        buyOne(spot, "0.1", "USDC");

        assertHeld(spot, "1", "100", "0");
    }

    @Test
    void aPerpetualPositionHoldsNothingThatAFeeCouldComeOff() {
        buyOne(perpetual, "0.001", "BTC");

        assertHeld(perpetual, "1", "100", "0");
    }
}
