package io.jackstay.testkit.harness;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;

/**
 * Markets to test with. Thread safe: no state.
 *
 * <p>Fees are 0.01 % maker and 0.05 % taker. For another rule take {@link MarketInfo#toBuilder()} of one of these.
 */
public final class TestMarkets {
    private static final Fees FEES = new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true);

    private TestMarkets() {}

    /**
     * A perpetual future, quoted and settled in what its symbol says.
     *
     * @param id venue and symbol, such as {@code sim:BTC-USDC-PERP}
     * @param tick distance between two prices, quote per base, such as {@code 0.1}
     * @param lot distance between two sizes, base, such as {@code 0.001}
     * @throws IllegalArgumentException for an id without base and quote, or figures that no market can have
     */
    public static MarketInfo perpetual(String id, String tick, String lot) {
        return market(id, MarketKind.PERPETUAL, tick, lot);
    }

    /** A spot market, such as {@code sim:BTC-USDC}; parameters and errors as for a perpetual. */
    public static MarketInfo spot(String id, String tick, String lot) {
        return market(id, MarketKind.SPOT, tick, lot);
    }

    private static MarketInfo market(String id, MarketKind kind, String tick, String lot) {
        MarketId market = MarketId.parse(id);
        String[] assets = market.symbol().split("-", -1);
        if (assets.length < 2) {
            throw new IllegalArgumentException(
                    "market %s: the symbol must begin with base and quote, such as BTC-USDC".formatted(id));
        }
        return MarketInfo.of(market, kind)
                .assets(assets[0], assets[1], assets[1])
                .priceGrid(new PriceGrid.Tick(new BigDecimal(tick)))
                .lotSize(new BigDecimal(lot))
                .maxLeverage(20)
                .fees(FEES)
                .build();
    }
}
