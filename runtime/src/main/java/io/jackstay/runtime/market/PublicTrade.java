package io.jackstay.runtime.market;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Trade;

/** One print of the venue's tape. Immutable. */
record PublicTrade(MarketId market, Price price, Size size, Side takerSide, String venueTradeId, Stamp stamp)
        implements Trade {}
