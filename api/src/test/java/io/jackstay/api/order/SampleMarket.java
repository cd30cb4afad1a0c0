package io.jackstay.api.order;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;

/** One market with all limits: tick 0.5, lot 0.01, sizes 0.02 to 10, least notional 10, contracts of 0.1. Immutable. */
final class SampleMarket {
    static final MarketId ID = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    static final MarketId OTHER = new MarketId(new Venue("sim"), "ETH-USDC-PERP");
    static final Stamp NOW = new Stamp(1_000, 2_000);

    private SampleMarket() {}

    static MarketInfo.Builder rules() {
        return MarketInfo.of(ID, MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.5")))
                .lotSize(new BigDecimal("0.01"))
                .minSize(new BigDecimal("0.02"))
                .maxSize(new BigDecimal("10"))
                .minNotional(new BigDecimal("10"))
                .contractMultiplier(new BigDecimal("0.1"));
    }

    static Price price(String value) {
        return Price.of(ID, new BigDecimal(value));
    }

    static Size size(String value) {
        return Size.of(ID, new BigDecimal(value));
    }
}
