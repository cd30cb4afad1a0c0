package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.emulator.base.market.EmulatedMarket;
import java.util.Optional;

/**
 * What is traded, by the venue's word and number for it. Immutable; its market is not.
 *
 * @param asset its number in orders
 * @param index its number among its kind
 * @param base the token of a pair, empty for a contract
 */
public record Coin(
        long asset,
        String name,
        int sizeDecimals,
        int maxLeverage,
        boolean delisted,
        boolean onlyIsolated,
        int index,
        Optional<Token> base,
        EmulatedMarket market) {
    /** Whether it is a pair of tokens. */
    public boolean isSpot() {
        return base.isPresent();
    }

    /** Its rules. */
    public MarketInfo info() {
        return market.info();
    }

    /** Its market. */
    public MarketId id() {
        return info().id();
    }

    /** The same with so many decimals of its size, traded or not. */
    public Coin listedAs(int decimals, boolean isDelisted) {
        return new Coin(asset, name, decimals, maxLeverage, isDelisted, onlyIsolated, index, base, market);
    }
}
