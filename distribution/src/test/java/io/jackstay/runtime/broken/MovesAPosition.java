package io.jackstay.runtime.broken;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;

/** Books a fill past the state manager. */
public final class MovesAPosition {
    private MovesAPosition() {}

    static Position buy(Position before, Price price, Size size, MarketInfo info) {
        return before.after(Side.BUY, price, size, info);
    }
}
