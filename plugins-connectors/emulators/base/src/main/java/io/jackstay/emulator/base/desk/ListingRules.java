package io.jackstay.emulator.base.desk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;

/**
 * What holds for all that a venue lists. Immutable.
 *
 * @param venue its name at the simulated exchange
 * @param money what pairs are quoted in and contracts are settled in
 * @param figures significant figures of a price
 * @param firstPair number in orders of the pair whose index is 0
 */
public record ListingRules(Venue venue, Token money, int figures, long firstPair, Kind contracts, Kind pairs) {
    /**
     * What holds for contracts, or for pairs. Immutable.
     *
     * @param decimals of a price at most, together with those of a size
     */
    public record Kind(Fees fees, int decimals) {}

    public ListingRules {
        requireNonNull(venue, "venue is null");
        requireNonNull(money, "money is null");
    }

    MarketInfo.Builder market(String symbol, MarketKind kind, int sizeDecimals) {
        Kind own = kind == MarketKind.SPOT ? pairs : contracts;
        return MarketInfo.of(new MarketId(venue, symbol), kind)
                .priceGrid(new PriceGrid.Significant(figures, Math.max(0, own.decimals() - sizeDecimals)))
                .lotSize(BigDecimal.ONE.scaleByPowerOfTen(-sizeDecimals))
                .fees(own.fees());
    }
}
