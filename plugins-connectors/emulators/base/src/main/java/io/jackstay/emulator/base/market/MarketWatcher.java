package io.jackstay.emulator.base.market;

/** Hears what a market has told its clients. Called on the driving thread; what it asks of the exchange is done. */
public interface MarketWatcher {
    /** The book, and so the mark, may have changed; own orders that it reached are filled. */
    void onBook(EmulatedMarket market);

    /** A public trade. */
    void onPrint(EmulatedMarket market, Print print);
}
