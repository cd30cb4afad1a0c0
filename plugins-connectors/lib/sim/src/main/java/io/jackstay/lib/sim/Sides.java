package io.jackstay.lib.sim;

import io.jackstay.api.market.Side;

/** What the feed shows of a market and what rests of own orders in it. Not thread safe: owned by its market. */
final class Sides {
    private final VisibleSide bids = new VisibleSide(Side.BUY);
    private final VisibleSide asks = new VisibleSide(Side.SELL);
    private final OwnSide buys;
    private final OwnSide sells;

    Sides(QueueModel model) {
        this.buys = new OwnSide(Side.BUY, model);
        this.sells = new OwnSide(Side.SELL, model);
    }

    VisibleSide visible(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    OwnSide own(Side side) {
        return side == Side.BUY ? buys : sells;
    }
}
