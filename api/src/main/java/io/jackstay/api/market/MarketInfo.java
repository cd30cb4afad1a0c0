package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * One revision of a market's rules, and the place where prices and sizes are rounded. Immutable, equal by value.
 *
 * <p>May be read on any thread and kept. A change of the rules is a new revision, told as an event; prices and sizes made
 * before stay valid numbers. Built by connectors from the venue's metadata, with {@link #of}. Rounding is exact: a result
 * that does not fit a {@link Price} or {@link Size} is an {@link ArithmeticException}, and one that is no price, because it is
 * zero or less, is an {@link IllegalArgumentException}.
 */
public final class MarketInfo {
    private final MarketRules rules;
    private final int priceScale;

    private MarketInfo(MarketRules rules) {
        this.rules = rules;
        this.priceScale = rules.priceGrid().scale();
    }

    /** Begins the rules of a market; assets, price grid and lot size must be told, the rest has cautious defaults. */
    public static Builder of(MarketId id, MarketKind kind) {
        return new Builder(id, kind);
    }

    /** The same rules, to build the next revision from. */
    public Builder toBuilder() {
        return rules.toBuilder();
    }

    /** The market. */
    public MarketId id() {
        return rules.id();
    }

    /** What is traded. */
    public MarketKind kind() {
        return rules.kind();
    }

    /** Counts the changes of these rules, from 1. */
    public int revision() {
        return rules.revision();
    }

    /** The venue's own word for the market. */
    public String venueSymbol() {
        return rules.venueSymbol();
    }

    /** What sizes are counted in, such as BTC. */
    public String baseAsset() {
        return rules.baseAsset();
    }

    /** What prices are counted in, such as USDC. */
    public String quoteAsset() {
        return rules.quoteAsset();
    }

    /** What profit, fees and funding are paid in; mostly the quote asset. */
    public String settleAsset() {
        return rules.settleAsset();
    }

    /** Which positions the market can hold. */
    public PositionRule positionRule() {
        return rules.positionRule();
    }

    /** What the venue lets one do at present. */
    public MarketStatus status() {
        return rules.status();
    }

    /** Which prices the venue takes. */
    public PriceGrid priceGrid() {
        return rules.priceGrid();
    }

    /** The most decimals of a price on the grid, 0 to 18; the scale of {@link #price(long)}. */
    public int priceScale() {
        return priceScale;
    }

    /** The decimals of the lot, 0 to 18; the scale of {@link #size(long)}. */
    public int sizeScale() {
        return rules.lotSize().scale();
    }

    /** Distance between two sizes, in base; positive. */
    public BigDecimal lotSize() {
        return rules.lotSize();
    }

    /** The smallest size of an order, in base; positive. */
    public Size minSize() {
        return rules.minSize();
    }

    /** The least that price times size times multiplier of an order may be, in the quote asset; zero when there is no limit. */
    public Money minNotional() {
        return rules.minNotional();
    }

    /** The largest size of an order, in base; empty when the venue tells no limit. */
    public Optional<Size> maxSize() {
        return rules.maxSize();
    }

    /** How far from a reference the venue takes prices; empty when it tells no limit. */
    public Optional<PriceBand> priceBand() {
        return rules.priceBand();
    }

    /** Base asset in a size of 1; 1 unless the market trades contracts. */
    public BigDecimal contractMultiplier() {
        return rules.contractMultiplier();
    }

    /** The highest leverage, 1 or more. */
    public int maxLeverage() {
        return rules.maxLeverage();
    }

    /** What trading costs this account. */
    public Fees fees() {
        return rules.fees();
    }

    /** Time between two fundings; zero when the market has none or the venue does not say. */
    public Duration fundingInterval() {
        return rules.fundingInterval();
    }

    /**
     * The grid price that the mode asks for.
     *
     * @throws IllegalArgumentException when the result is not above zero
     * @throws ArithmeticException when the result does not fit a {@link Price}, or for {@link RoundingMode#UNNECESSARY} when the
     *     price is off the grid
     */
    public Price roundPrice(BigDecimal price, RoundingMode mode) {
        Decimals.requireBounded(price);
        if (price.signum() <= 0) {
            throw new IllegalArgumentException(
                    "price %s of %s: must be above zero".formatted(price.toPlainString(), id()));
        }
        BigDecimal rounded = priceGrid().round(price, mode);
        if (rounded.signum() == 0) {
            throw new IllegalArgumentException("price %s of %s: rounds to zero (%s), the lowest price is %s"
                    .formatted(price.toPlainString(), id(), mode, lowestPrice()));
        }
        return onGrid(rounded);
    }

    /**
     * The nearest grid price that gives nothing away: down for {@link Side#BUY}, up for {@link Side#SELL}. With a tick of 0.5 a
     * bid at 100.4 becomes 100. Errors as in {@link #roundPrice}.
     */
    public Price roundPassive(BigDecimal price, Side side) {
        return roundPrice(price, side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP);
    }

    /**
     * The nearest grid price that reaches the given one: up for {@link Side#BUY}, down for {@link Side#SELL}. With a tick of 0.5 a
     * bid at 100.4 becomes 100.5. Errors as in {@link #roundPrice}.
     */
    public Price roundAggressive(BigDecimal price, Side side) {
        return roundPassive(price, side.opposite());
    }

    /**
     * The nearest multiple of the lot towards zero; it may be zero, and keeps the sign. Min and max size are not looked at.
     *
     * @throws ArithmeticException when the result does not fit a {@link Size}
     */
    public Size roundSize(BigDecimal size) {
        Decimals.requireBounded(size);
        BigDecimal rounded = GridWalk.multiple(size, lotSize(), RoundingMode.DOWN);
        return Size.of(id(), rounded.setScale(sizeScale(), RoundingMode.UNNECESSARY));
    }

    /**
     * The price of so many smallest units, {@code 10^-priceScale} each; for decoders. It need not be on the grid.
     *
     * @throws IllegalArgumentException when the number is not positive
     */
    public Price price(long unscaled) {
        return Price.of(id(), unscaled, priceScale);
    }

    /** The size of so many smallest units, {@code 10^-sizeScale} each; for decoders. It need not be a multiple of the lot. */
    public Size size(long unscaled) {
        return Size.of(id(), unscaled, sizeScale());
    }

    /**
     * The grid price that is so many ticks away: up for {@link Side#BUY}, down for {@link Side#SELL}, right where the tick changes.
     * From a price off the grid, the first step goes to the grid price next to it on that side.
     *
     * @throws IllegalArgumentException when the number of ticks is negative, the result is not above zero, or the price belongs
     *     to another market
     * @throws ArithmeticException when the result does not fit a {@link Price}
     */
    public Price step(Price from, Side direction, int ticks) {
        if (!id().equals(from.market())) {
            throw new IllegalArgumentException("price of %s used with %s".formatted(from.market(), id()));
        }
        BigDecimal price = priceGrid().step(from.toBigDecimal(), direction, ticks);
        if (price.signum() == 0) {
            throw new IllegalArgumentException(
                    "%d ticks down from %s of %s: leads to zero".formatted(ticks, from, id()));
        }
        return ticks == 0 ? from : onGrid(price);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarketInfo info && rules.equals(info.rules);
    }

    /** Differs from one run of the JVM to the next, as hashes of enums do. */
    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    /** All rules, for logs. */
    @Override
    public String toString() {
        return "MarketInfo" + rules;
    }

    private Price onGrid(BigDecimal price) {
        return Price.of(id(), price.setScale(priceScale, RoundingMode.UNNECESSARY));
    }

    private String lowestPrice() {
        return priceGrid().step(BigDecimal.ZERO, Side.BUY, 1).toPlainString();
    }

    /**
     * Collects the rules of a market. Not thread safe: owned by whoever builds. Later calls replace earlier ones.
     *
     * <p>Sizes, lots and prices are exact decimals in the units of {@link MarketInfo}; nothing is checked before {@link #build}.
     */
    public static final class Builder {
        final MarketId id;
        final MarketKind kind;
        int revision = 1;
        String venueSymbol;
        String baseAsset = "";
        String quoteAsset = "";
        String settleAsset = "";
        PositionRule positionRule;
        MarketStatus status = MarketStatus.TRADING;
        Optional<PriceGrid> priceGrid = Optional.empty();
        BigDecimal lotSize = BigDecimal.ZERO;
        Optional<BigDecimal> minSize = Optional.empty();
        Optional<BigDecimal> maxSize = Optional.empty();
        BigDecimal minNotional = BigDecimal.ZERO;
        Optional<PriceBand> priceBand = Optional.empty();
        BigDecimal contractMultiplier = BigDecimal.ONE;
        int maxLeverage = 1;
        Fees fees = new Fees(BigDecimal.ZERO, BigDecimal.ZERO, false);
        Duration fundingInterval = Duration.ZERO;

        private Builder(MarketId id, MarketKind kind) {
            this.id = requireNonNull(id, "id is null");
            this.kind = requireNonNull(kind, "kind is null");
            this.venueSymbol = id.symbol();
            this.positionRule = kind == MarketKind.SPOT ? PositionRule.BALANCE : PositionRule.NET;
        }

        /** The venue's own word; our symbol unless told. */
        public Builder venueSymbol(String symbol) {
            venueSymbol = requireNonNull(symbol, "symbol is null");
            return this;
        }

        /** What sizes, prices and settlement are counted in. Required. */
        public Builder assets(String base, String quote, String settle) {
            baseAsset = requireNonNull(base, "base is null");
            quoteAsset = requireNonNull(quote, "quote is null");
            settleAsset = requireNonNull(settle, "settle is null");
            return this;
        }

        /** {@link PositionRule#BALANCE} for spot and {@link PositionRule#NET} for all else unless told. */
        public Builder positionRule(PositionRule rule) {
            positionRule = requireNonNull(rule, "rule is null");
            return this;
        }

        /** {@link MarketStatus#TRADING} unless told. */
        public Builder status(MarketStatus now) {
            status = requireNonNull(now, "status is null");
            return this;
        }

        /** Which prices the venue takes. Required. */
        public Builder priceGrid(PriceGrid grid) {
            priceGrid = Optional.of(grid);
            return this;
        }

        /** Distance between two sizes, in base. Required. */
        public Builder lotSize(BigDecimal lot) {
            lotSize = requireNonNull(lot, "lot is null");
            return this;
        }

        /** The smallest size of an order, in base; one lot unless told. */
        public Builder minSize(BigDecimal size) {
            minSize = Optional.of(size);
            return this;
        }

        /** The largest size of an order, in base; no limit unless told. */
        public Builder maxSize(BigDecimal size) {
            maxSize = Optional.of(size);
            return this;
        }

        /** The smallest notional of an order, in the quote asset; 0 unless told. */
        public Builder minNotional(BigDecimal amount) {
            minNotional = requireNonNull(amount, "amount is null");
            return this;
        }

        /** How far from a reference the venue takes prices; no limit unless told. */
        public Builder priceBand(PriceBand band) {
            priceBand = Optional.of(band);
            return this;
        }

        /** Base asset in a size of 1; 1 unless told. */
        public Builder contractMultiplier(BigDecimal multiplier) {
            contractMultiplier = requireNonNull(multiplier, "multiplier is null");
            return this;
        }

        /** The highest leverage; 1 unless told. */
        public Builder maxLeverage(int leverage) {
            maxLeverage = leverage;
            return this;
        }

        /** What trading costs; a guess of nothing unless told. */
        public Builder fees(Fees rates) {
            fees = requireNonNull(rates, "rates are null");
            return this;
        }

        /** Time between two fundings; zero, that is none, unless told. */
        public Builder fundingInterval(Duration interval) {
            fundingInterval = requireNonNull(interval, "interval is null");
            return this;
        }

        /** Counts the changes of the rules; 1 unless told. */
        public Builder revision(int number) {
            revision = number;
            return this;
        }

        /**
         * The rules.
         *
         * @throws IllegalArgumentException when something required is missing or impossible, such as a lot of zero, more than 18
         *     decimals or a min size above the max size; the text names market, figure and value
         */
        public MarketInfo build() {
            try {
                return new MarketInfo(MarketRules.of(this));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("market %s: %s".formatted(id, e.getMessage()), e);
            }
        }
    }
}
