package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;

/** Position and open order sizes of one account in one market, unscaled. Not thread safe: owned by its member. */
final class Holding {
    private long position;
    private long openBuys;
    private long openSells;
    private int leverage;

    /** What the account has chosen; the market's highest where it has not chosen, or where that has become lower. */
    int leverage(MarketInfo info) {
        return leverage == 0 ? info.maxLeverage() : Math.min(leverage, info.maxLeverage());
    }

    void leverage(int chosen) {
        leverage = chosen;
    }

    long position() {
        return position;
    }

    long openBuys() {
        return openBuys;
    }

    long openSells() {
        return openSells;
    }

    /** How much an order of this side can do before the position is flat; zero when it would not reduce. */
    long reducible(Side side) {
        return Math.max(0, side == Side.BUY ? -position : position);
    }

    /** The greater of |position + open buys| and |position − open sells|. */
    long worst() {
        return worst(0, 0);
    }

    /** The same with so much more open. */
    long worst(long moreBuys, long moreSells) {
        long longest = Math.addExact(position, Math.addExact(openBuys, moreBuys));
        long shortest = Math.subtractExact(position, Math.addExact(openSells, moreSells));
        return Math.max(Math.abs(longest), Math.abs(shortest));
    }

    /** The position is again what it was. */
    void restore(long before) {
        position = before;
    }

    void filled(Side side, long size) {
        position = Math.addExact(position, side.sign() * size);
    }

    void opened(Side side, long size) {
        if (side == Side.BUY) {
            openBuys = Math.addExact(openBuys, size);
        } else {
            openSells = Math.addExact(openSells, size);
        }
    }

    void closed(Side side, long size) {
        opened(side, -size);
    }
}
