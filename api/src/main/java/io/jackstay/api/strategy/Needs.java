package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a bot will use, told before anything runs. Immutable, equal by value. Built by strategy providers; gains further
 * withers.
 *
 * <p>Example: {@code Needs.none().market(btc, 3, Feed.TOP, Feed.TRADES).candles(btc, Duration.ofMinutes(1), 200)}.
 *
 * <p>Shape: everything keeps the order in which it was declared. A market is declared before what belongs to it.
 *
 * <p>Errors: a second declaration of one thing, and candles or an expectation of a market that is not declared, throw
 * {@link IllegalArgumentException}.
 */
public final class Needs {
    private static final Needs NONE = new Needs(List.of(), List.of(), List.of(), List.of());

    private final List<Market> markets;
    private final List<Candles> candles;
    private final List<Venue> actions;
    private final List<Expectation> expectations;

    private Needs(List<Market> markets, List<Candles> candles, List<Venue> actions, List<Expectation> expectations) {
        this.markets = markets;
        this.candles = candles;
        this.actions = actions;
        this.expectations = expectations;
    }

    /** Nothing is needed. */
    public static Needs none() {
        return NONE;
    }

    /** And a market, claimed for this bot, with these feeds and the leverage that is set there already. */
    public Needs market(MarketId id, Feed... feeds) {
        return with(new Market(id, 0, feedSet(feeds)));
    }

    /** And a market, claimed for this bot, with these feeds; the leverage, at least 1, is set before the bot starts. */
    public Needs market(MarketId id, int leverage, Feed... feeds) {
        if (leverage < 1) {
            throw new IllegalArgumentException("leverage of %s must be at least 1, got %d".formatted(id, leverage));
        }
        return with(new Market(id, leverage, feedSet(feeds)));
    }

    /** And candles of a declared market: the last {@code count} closed ones at the start, then each as it closes. */
    public Needs candles(MarketId market, Duration interval, int count) {
        requireDeclared(market, "candles");
        if (candles.stream()
                .anyMatch(c -> c.market().equals(market) && c.interval().equals(interval))) {
            throw new IllegalArgumentException("candles of %s and %s are declared twice".formatted(market, interval));
        }
        return new Needs(markets, append(candles, new Candles(market, interval, count)), actions, expectations);
    }

    /** And the named actions of a login. */
    public Needs actions(Venue venue) {
        if (actions.contains(venue)) {
            throw new IllegalArgumentException("actions of %s are declared twice".formatted(venue));
        }
        return new Needs(markets, candles, append(actions, venue), expectations);
    }

    /**
     * And how large the bot can grow in a declared market, in base units: its largest single order, and its position
     * when everything that it rests on one side is filled.
     *
     * <p>{@code check} and every start compare it with the limits that the bot's risk rules name: an order above a
     * limit could never pass and is refused, a full position above a limit is a warning. A strategy that can't tell
     * leaves it out.
     */
    public Needs expects(MarketId market, BigDecimal largestOrder, BigDecimal largestPosition) {
        return with(new Expectation(market, largestOrder, largestPosition, false));
    }

    /** As {@link #expects}, for a strategy that is sized in the quote asset; both figures are price times size. */
    public Needs expectsInQuote(MarketId market, BigDecimal largestOrder, BigDecimal largestPosition) {
        return with(new Expectation(market, largestOrder, largestPosition, true));
    }

    /** The markets, as declared. */
    public List<Market> markets() {
        return markets;
    }

    /** The candles, as declared. */
    public List<Candles> candles() {
        return candles;
    }

    /** The logins whose actions are used, as declared. */
    public List<Venue> actions() {
        return actions;
    }

    /** What was told of sizes, as declared, at most one a market. */
    public List<Expectation> expectations() {
        return expectations;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Needs that
                && markets.equals(that.markets)
                && candles.equals(that.candles)
                && actions.equals(that.actions)
                && expectations.equals(that.expectations);
    }

    @Override
    public int hashCode() {
        return 31 * markets.hashCode() + candles.hashCode();
    }

    @Override
    public String toString() {
        return "Needs[markets=%s, candles=%s, actions=%s, expectations=%s]"
                .formatted(markets, candles, actions, expectations);
    }

    private Needs with(Market market) {
        if (isDeclared(market.id())) {
            throw new IllegalArgumentException("market %s is declared twice".formatted(market.id()));
        }
        return new Needs(append(markets, market), candles, actions, expectations);
    }

    private Needs with(Expectation expectation) {
        MarketId market = expectation.market();
        requireDeclared(market, "an expectation");
        if (expectations.stream().anyMatch(e -> e.market().equals(market))) {
            throw new IllegalArgumentException("expectation of %s is declared twice".formatted(market));
        }
        return new Needs(markets, candles, actions, append(expectations, expectation));
    }

    private void requireDeclared(MarketId market, String what) {
        if (!isDeclared(market)) {
            throw new IllegalArgumentException("%s of %s, which is not declared before".formatted(what, market));
        }
    }

    private boolean isDeclared(MarketId market) {
        return markets.stream().anyMatch(m -> m.id().equals(market));
    }

    private static Set<Feed> feedSet(Feed... feeds) {
        Set<Feed> set = EnumSet.noneOf(Feed.class);
        Collections.addAll(set, feeds);
        return set;
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    /**
     * A market that a bot claims. Immutable.
     *
     * @param id the market
     * @param leverage to be set before the bot starts, at least 1; 0 leaves it as it is
     * @param feeds what is wanted, in the order of the enum; may be empty, for a bot that only trades
     */
    public record Market(MarketId id, int leverage, Set<Feed> feeds) {
        /** Copies the feeds. Throws {@link IllegalArgumentException} for a negative leverage. */
        public Market {
            requireNonNull(id, "id is null");
            if (leverage < 0) {
                throw new IllegalArgumentException("leverage of %s must be 0 or more, got %d".formatted(id, leverage));
            }
            Set<Feed> sorted = EnumSet.noneOf(Feed.class);
            sorted.addAll(feeds);
            feeds = Collections.unmodifiableSet(sorted);
        }
    }

    /**
     * Candles that a bot wants. Immutable.
     *
     * @param market the market
     * @param interval length of a candle, positive
     * @param count how many closed ones at the start, and how many are kept; at least 1
     */
    public record Candles(MarketId market, Duration interval, int count) {
        /** Throws {@link IllegalArgumentException} for an interval that is not positive or a count below 1. */
        public Candles {
            requireNonNull(market, "market is null");
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("interval must be positive, got " + interval);
            }
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, got " + count);
            }
        }
    }

    /**
     * How large a bot can grow in a market. Immutable.
     *
     * @param market the market
     * @param largestOrder size of its largest single order, positive
     * @param largestPosition size of its position when everything that it rests on one side is filled, positive
     * @param inQuote whether both are price times size, in the quote asset; else they are base units
     */
    public record Expectation(MarketId market, BigDecimal largestOrder, BigDecimal largestPosition, boolean inQuote) {
        /** Throws {@link IllegalArgumentException} for figures that are not positive. */
        public Expectation {
            requireNonNull(market, "market is null");
            if (largestOrder.signum() <= 0 || largestPosition.signum() <= 0) {
                throw new IllegalArgumentException("expectation of %s must be positive, got order %s, position %s"
                        .formatted(market, largestOrder.toPlainString(), largestPosition.toPlainString()));
            }
        }
    }
}
