package io.jackstay.lib.sim.feed;

import io.jackstay.api.market.Side;

/** Takes what a generator makes; numbers unscaled at the market's scales. Not thread safe: called on the generator's thread. */
public interface FeedSink {
    /** A public print. */
    void onTrade(long price, long size, Side takerSide);

    /** The whole book follows, best levels first, bids before asks. */
    void onBook();

    /** One level of the book. */
    void onLevel(Side side, long price, long size);

    /** The book is complete. */
    void onBookEnd();
}
