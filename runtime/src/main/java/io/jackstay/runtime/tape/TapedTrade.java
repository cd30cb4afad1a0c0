package io.jackstay.runtime.tape;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Trade;

/** A print as it was recorded. Immutable. */
record TapedTrade(MarketId market, Price price, Size size, Side takerSide, String venueTradeId, Stamp stamp)
        implements Trade {
    static TapedTrade of(Trade trade) {
        return new TapedTrade(
                trade.market(), trade.price(), trade.size(), trade.takerSide(), trade.venueTradeId(), trade.stamp());
    }
}
