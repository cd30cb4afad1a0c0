package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The price that a venue computes margin and liquidation with, and the index behind it. Immutable.
 *
 * <p>Units: quote per base. Usually off the market's grid. Source: Hyperliquid {@code activeAssetCtx} ({@code markPx},
 * {@code oraclePx}); Aster {@code <symbol>@markPrice@1s}; Backpack {@code markPrice.<symbol>}.
 *
 * @param market the market
 * @param mark the mark price
 * @param indexOrMark the index price, or the mark again when the venue told no index; use {@link #index()}
 * @param indexKnown whether the venue told an index
 * @param stamp when it was so
 */
public record MarkPrice(MarketId market, Price mark, Price indexOrMark, boolean indexKnown, Stamp stamp) {
    /** {@link IllegalArgumentException} when a price belongs to another market, or an unknown index differs from the mark. */
    public MarkPrice {
        requireNonNull(market, "market is null");
        requireNonNull(stamp, "stamp is null");
        if (!market.equals(mark.market()) || !market.equals(indexOrMark.market())) {
            throw new IllegalArgumentException("mark price of %s with a mark of %s and an index of %s"
                    .formatted(market, mark.market(), indexOrMark.market()));
        }
        if (!indexKnown && !indexOrMark.equals(mark)) {
            throw new IllegalArgumentException(
                    "mark price %s of %s with an unknown index of %s".formatted(mark, market, indexOrMark));
        }
    }

    /** A mark price without an index. */
    public static MarkPrice of(Price mark, Stamp stamp) {
        return new MarkPrice(mark.market(), mark, mark, false, stamp);
    }

    /** A mark price and the index behind it. */
    public static MarkPrice withIndex(Price mark, Price index, Stamp stamp) {
        return new MarkPrice(mark.market(), mark, index, true, stamp);
    }

    /** The index price, empty when the venue told none. */
    public Optional<Price> index() {
        return indexKnown ? Optional.of(indexOrMark) : Optional.empty();
    }
}
