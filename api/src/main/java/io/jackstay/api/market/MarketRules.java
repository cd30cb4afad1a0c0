package io.jackstay.api.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The checked figures behind a {@link MarketInfo}. Immutable. */
record MarketRules(
        MarketId id,
        MarketKind kind,
        int revision,
        String venueSymbol,
        String baseAsset,
        String quoteAsset,
        String settleAsset,
        PositionRule positionRule,
        MarketStatus status,
        PriceGrid priceGrid,
        BigDecimal lotSize,
        Size minSize,
        Optional<Size> maxSize,
        Money minNotional,
        Optional<PriceBand> priceBand,
        BigDecimal contractMultiplier,
        int maxLeverage,
        Fees fees,
        Duration fundingInterval) {
    MarketRules {
        require(id, !venueSymbol.isBlank(), "venue symbol", "''", "must not be empty");
        require(id, revision >= 1, "revision", revision, "must be 1 or more");
        lotSize = Decimals.canonical(lotSize);
        require(id, lotSize.signum() > 0, "lot size", lotSize, "must be positive");
        require(id, lotSize.scale() <= Decimals.MAX_SCALE, "lot size", lotSize, "must have at most 18 decimals");
        require(id, minSize.signum() > 0, "min size", minSize, "must be positive");
        maxSize.ifPresent(max -> {
            require(id, max.signum() > 0, "max size", max, "must be positive");
            require(id, max.compareTo(minSize) >= 0, "max size", max, "must not be below the min size of " + minSize);
        });
        require(id, minNotional.signum() >= 0, "min notional", minNotional, "must not be negative");
        contractMultiplier = Decimals.canonical(contractMultiplier);
        require(id, contractMultiplier.signum() > 0, "contract multiplier", contractMultiplier, "must be positive");
        require(id, maxLeverage >= 1, "max leverage", maxLeverage, "must be 1 or more");
        require(id, !fundingInterval.isNegative(), "funding interval", fundingInterval, "must not be negative");
    }

    static MarketRules of(MarketInfo.Builder builder) {
        MarketId id = builder.id;
        require(id, builder.priceGrid.isPresent(), "price grid", "''", "must be told");
        String quoteAsset = requireAsset(id, "quote asset", builder.quoteAsset);
        return new MarketRules(
                id,
                builder.kind,
                builder.revision,
                builder.venueSymbol,
                requireAsset(id, "base asset", builder.baseAsset),
                quoteAsset,
                requireAsset(id, "settle asset", builder.settleAsset),
                builder.positionRule,
                builder.status,
                builder.priceGrid.orElseThrow(),
                builder.lotSize,
                requireSize(
                        id,
                        builder.minSize.isPresent() ? "min size" : "lot size",
                        builder.minSize.orElse(builder.lotSize)),
                builder.maxSize.map(size -> requireSize(id, "max size", size)),
                new Money(quoteAsset, builder.minNotional),
                builder.priceBand,
                builder.contractMultiplier,
                builder.maxLeverage,
                builder.fees,
                builder.fundingInterval);
    }

    MarketInfo.Builder toBuilder() {
        MarketInfo.Builder builder = MarketInfo.of(id, kind)
                .revision(revision)
                .venueSymbol(venueSymbol)
                .assets(baseAsset, quoteAsset, settleAsset)
                .positionRule(positionRule)
                .status(status)
                .priceGrid(priceGrid)
                .lotSize(lotSize)
                .minSize(minSize.toBigDecimal())
                .minNotional(minNotional.amount())
                .contractMultiplier(contractMultiplier)
                .maxLeverage(maxLeverage)
                .fees(fees)
                .fundingInterval(fundingInterval);
        builder.maxSize = maxSize.map(Size::toBigDecimal);
        builder.priceBand = priceBand;
        return builder;
    }

    private static String requireAsset(MarketId id, String what, String asset) {
        require(id, !asset.isEmpty(), what, "''", "must be told");
        return Names.requireAsset(asset);
    }

    private static Size requireSize(MarketId id, String what, BigDecimal value) {
        boolean fits = Decimals.canonical(value).scale() <= Decimals.MAX_SCALE;
        require(id, fits, what, value, "must have at most 18 decimals");
        return Size.of(id, value);
    }

    private static void require(MarketId id, boolean holds, String what, Object value, String rule) {
        if (!holds) {
            Object shown = value instanceof BigDecimal number ? number.toPlainString() : value;
            throw new IllegalArgumentException("market %s: %s %s: %s".formatted(id, what, shown, rule));
        }
    }
}
