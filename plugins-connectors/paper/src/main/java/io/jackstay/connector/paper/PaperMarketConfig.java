package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One market of the paper exchange. Immutable. */
@Doc("A market of the paper exchange")
public record PaperMarketConfig(
        @Doc("BASE-QUOTE for a spot market, BASE-QUOTE-PERP for a perpetual contract")
        String symbol,

        @Doc("Distance between two prices, in quote") @Range(min = "0.000000000000000001")
        BigDecimal tick,

        @Doc("Distance between two sizes, in base") @Range(min = "0.000000000000000001")
        BigDecimal lot,

        @Doc("Smallest size of an order, in base; one lot when left out")
        Optional<BigDecimal> minSize,

        @Doc("Smallest worth of an order, in quote") @Default("0") @Range(min = "0")
        BigDecimal minNotional,

        @Doc("How many times its margin a position may be worth; spot markets have 1")
        @Default("10")
        @Range(min = "1", max = "200")
        int maxLeverage,

        @Doc("Fee of a fill that rested in the book, share of its worth; a rebate is negative")
        @Default("0.01%")
        @Range(min = "-1%", max = "5%")
        Percent makerFee,

        @Doc("Fee of a fill that took from the book, share of its worth")
        @Default("0.045%")
        @Range(min = "-1%", max = "5%")
        Percent takerFee,

        @Doc("Where public data comes from; may be left out for a backtest, whose recording takes its place")
        Optional<FeedConfig> feed,

        @Doc("What holders of a perpetual contract pay one another; nothing when left out")
        Optional<FundingConfig> funding,

        @Doc("Changes of status and tick while the exchange runs") @Default("[]")
        List<ScheduledChange> schedule) {
    private static final Pattern SYMBOL = Pattern.compile("([A-Za-z0-9]+)-([A-Za-z0-9]+)(-PERP)?");

    /** {@link IllegalArgumentException} for a symbol of another shape, a tick or lot that is not positive, a start off the tick. */
    public PaperMarketConfig {
        requireNonNull(symbol, "symbol is null");
        requireNonNull(minSize, "minSize is null");
        requireNonNull(minNotional, "minNotional is null");
        requireNonNull(makerFee, "makerFee is null");
        requireNonNull(takerFee, "takerFee is null");
        requireNonNull(feed, "feed is null");
        requireNonNull(funding, "funding is null");
        schedule = List.copyOf(schedule);
        if (!SYMBOL.matcher(symbol).matches()) {
            throw new IllegalArgumentException(
                    "symbol = %s: write BASE-QUOTE or BASE-QUOTE-PERP, such as BTC-USDC-PERP".formatted(symbol));
        }
        requirePositive("tick", tick);
        requirePositive("lot", lot);
        feed.ifPresent(source -> requireOnTick(source, tick));
        if (funding.isPresent() && !symbol.endsWith("-PERP")) {
            throw new IllegalArgumentException("funding: %s is a spot market and pays none".formatted(symbol));
        }
    }

    /** A market with the default fees and limits. */
    public static PaperMarketConfig of(String symbol, String tick, String lot, Optional<FeedConfig> feed) {
        return new PaperMarketConfig(
                symbol,
                new BigDecimal(tick),
                new BigDecimal(lot),
                Optional.empty(),
                BigDecimal.ZERO,
                10,
                Percent.parse("0.01%"),
                Percent.parse("0.045%"),
                feed,
                Optional.empty(),
                List.of());
    }

    /** With funding. */
    public PaperMarketConfig with(FundingConfig paid) {
        return new PaperMarketConfig(
                symbol,
                tick,
                lot,
                minSize,
                minNotional,
                maxLeverage,
                makerFee,
                takerFee,
                feed,
                Optional.of(paid),
                schedule);
    }

    /** With these changes while it runs. */
    public PaperMarketConfig with(List<ScheduledChange> changes) {
        return new PaperMarketConfig(
                symbol, tick, lot, minSize, minNotional, maxLeverage, makerFee, takerFee, feed, funding, changes);
    }

    private static void requireOnTick(FeedConfig feed, BigDecimal tick) {
        if (feed instanceof FeedConfig.RandomWalk walk
                && walk.start().remainder(tick).signum() != 0) {
            throw new IllegalArgumentException("feed.start = %s: must be a multiple of the tick %s"
                    .formatted(walk.start().toPlainString(), tick.toPlainString()));
        }
    }

    private static void requirePositive(String key, BigDecimal value) {
        if (requireNonNull(value, key + " is null").signum() <= 0) {
            throw new IllegalArgumentException("%s = %s: must be positive".formatted(key, value.toPlainString()));
        }
    }

    String quoteAsset() {
        return symbol.split("-", -1)[1];
    }

    /** The market's rules. */
    MarketInfo info(Venue venue) {
        String[] parts = symbol.split("-", -1);
        boolean spot = parts.length == 2;
        MarketInfo.Builder builder = MarketInfo.of(
                        new MarketId(venue, symbol), spot ? MarketKind.SPOT : MarketKind.PERPETUAL)
                .assets(parts[0], parts[1], parts[1])
                .priceGrid(PaperRules.grid(tick, PaperRules.decimals(tick, schedule)))
                .fundingInterval(funding.map(FundingConfig::interval).orElse(Duration.ZERO))
                .lotSize(lot)
                .minNotional(minNotional)
                .maxLeverage(spot ? 1 : maxLeverage)
                .fees(new Fees(makerFee.fraction(), takerFee.fraction(), true));
        minSize.ifPresent(builder::minSize);
        return builder.build();
    }
}
