package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Experimental;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a {@link Sequence}: a trade in one market, what confirms it, how often it is tried again, and how it is
 * undone. Immutable, equal by value. Built by strategies; gains further withers.
 *
 * <p>Unless told otherwise: it follows the touch for 30 s, may open a position, is confirmed by fills of its whole size,
 * is not tried again, and is undone by trading back what it filled, within 1 % of the mark.
 */
@Experimental
public final class Step {
    /** Longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 24;

    private static final Percent WHOLE = Percent.ofFraction(BigDecimal.ONE);
    private static final Percent UNDO_SLIPPAGE = Percent.ofFraction(new BigDecimal("0.01"));

    private final String name;
    private final Side side;
    private final MarketId market;
    private final Amount amount;
    private final Terms terms;
    private final Confirmation confirmation;
    private final Retry retry;
    private final Undo undo;

    private Step(
            String name,
            Side side,
            MarketId market,
            Amount amount,
            Terms terms,
            Confirmation confirmation,
            Retry retry,
            Undo undo) {
        this.name = requireName("step", name);
        this.side = requireNonNull(side, "side is null");
        this.market = requireNonNull(market, "market is null");
        this.amount = amount;
        this.terms = terms;
        this.confirmation = confirmation;
        this.retry = retry;
        this.undo = undo;
    }

    /**
     * Trades a positive size in its market.
     *
     * @param name 1 to {@value #MAX_NAME_LENGTH} lower-case letters, digits and dashes
     */
    public static Step of(String name, Side side, Size size) {
        return begin(name, side, size.market(), new Amount.Fixed(size));
    }

    /**
     * Trades in a market what an earlier step of the sequence has filled, in base units and with the contract
     * multipliers of both markets, rounded down to a lot: the second leg of a hedge.
     */
    public static Step asFilled(String name, Side side, MarketId market, String earlier) {
        return begin(name, side, market, new Amount.AsFilled(earlier));
    }

    private static Step begin(String name, Side side, MarketId market, Amount amount) {
        return new Step(
                name,
                side,
                market,
                amount,
                new Terms(Style.follow(), Duration.ofSeconds(30), false),
                new Confirmation(WHOLE, false),
                new Retry(0, Duration.ofSeconds(1)),
                new Undo(true, Style.take(UNDO_SLIPPAGE)));
    }

    /** This step with another way to trade. */
    public Step style(Style how) {
        return with(new Terms(how, terms.timeout(), terms.reduceOnly()));
    }

    /** This step with another time for each try; positive. Time while the process was away counts. */
    public Step within(Duration timeout) {
        return with(new Terms(terms.style(), timeout, terms.reduceOnly()));
    }

    /** This step with orders that may only reduce a position, or may open one too. */
    public Step reduceOnly(boolean only) {
        return with(new Terms(terms.style(), terms.timeout(), only));
    }

    /** This step, confirmed when at least this part of its size is filled; above zero, at most 100 %. */
    public Step confirmedAt(Percent least) {
        return with(new Confirmation(least, confirmation.byVenue()));
    }

    /**
     * This step, confirmed only when the venue's own account snapshot shows no order of the step open, and, where no
     * other bot uses the login, the same position in the market as the bot has. A spot market has no position at the
     * venue: there the orders are all that is compared. A snapshot that does not agree is asked for again until 10 s
     * after the time of the try.
     */
    public Step confirmedByVenue() {
        return with(new Confirmation(confirmation.least(), true));
    }

    /**
     * This step, tried again so often for what is left when a try has timed out without enough being filled.
     *
     * @param times from 0 to 1000
     * @param pause before each further try; not negative
     */
    public Step retry(int times, Duration pause) {
        return new Step(name, side, market, amount, terms, confirmation, new Retry(times, pause), undo);
    }

    /** This step, undone by trading back what it filled in this way. An undo is tried until it is done. */
    public Step undoneBy(Style how) {
        return new Step(name, side, market, amount, terms, confirmation, retry, new Undo(true, how));
    }

    /** This step, left as it is when the sequence turns back. */
    public Step notUndone() {
        return new Step(name, side, market, amount, terms, confirmation, retry, new Undo(false, undo.style()));
    }

    private Step with(Terms other) {
        return new Step(name, side, market, amount, other, confirmation, retry, undo);
    }

    private Step with(Confirmation other) {
        return new Step(name, side, market, amount, terms, other, retry, undo);
    }

    /** Its name, unique within the sequence. */
    public String name() {
        return name;
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** Where it trades. */
    public MarketId market() {
        return market;
    }

    /** How much. */
    public Amount amount() {
        return amount;
    }

    /** How its orders are. */
    public Terms terms() {
        return terms;
    }

    /** What makes it done. */
    public Confirmation confirmation() {
        return confirmation;
    }

    /** How often it is tried again. */
    public Retry retry() {
        return retry;
    }

    /** How it is taken back. */
    public Undo undo() {
        return undo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Step that
                && name.equals(that.name)
                && side == that.side
                && market.equals(that.market)
                && amount.equals(that.amount)
                && terms.equals(that.terms)
                && confirmation.equals(that.confirmation)
                && retry.equals(that.retry)
                && undo.equals(that.undo);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + market.hashCode();
    }

    @Override
    public String toString() {
        return "Step[%s: %s %s %s, %s, %s, %s, %s]"
                .formatted(name, side, amount, market, terms, confirmation, retry, undo);
    }

    static String requireName(String what, String name) {
        boolean valid = !name.isEmpty() && name.length() <= MAX_NAME_LENGTH;
        for (int i = 0; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
        }
        if (!valid) {
            throw new IllegalArgumentException("%s '%s': a name is 1 to %d lower-case letters, digits and dashes"
                    .formatted(what, name, MAX_NAME_LENGTH));
        }
        return name;
    }

    /** How much a step trades. Immutable. Sealed and closed. */
    public sealed interface Amount {
        /**
         * A size that is known before.
         *
         * @param size positive
         */
        record Fixed(Size size) implements Amount {
            /** Throws {@link IllegalArgumentException} for a size that is not positive. */
            public Fixed {
                if (size.signum() <= 0) {
                    throw new IllegalArgumentException("size must be positive, got " + size);
                }
            }
        }

        /**
         * What an earlier step filled.
         *
         * @param step its name
         */
        record AsFilled(String step) implements Amount {
            /** Throws {@link IllegalArgumentException} for what is no name. */
            public AsFilled {
                requireName("step", step);
            }
        }
    }

    /**
     * How a step's orders are. Immutable.
     *
     * @param style how it trades
     * @param timeout how long a try may take
     * @param reduceOnly whether its orders may only reduce a position
     */
    public record Terms(Style style, Duration timeout, boolean reduceOnly) {
        /** Throws {@link IllegalArgumentException} for a timeout that is not positive. */
        public Terms {
            requireNonNull(style, "style is null");
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, got " + timeout);
            }
        }
    }

    /**
     * What makes a step done. Immutable.
     *
     * @param least which part of its size must be filled
     * @param byVenue whether the venue's snapshot must agree
     */
    public record Confirmation(Percent least, boolean byVenue) {
        /** Throws {@link IllegalArgumentException} for a part that is not above zero and at most 100 %. */
        public Confirmation {
            if (least.fraction().signum() <= 0 || least.fraction().compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("confirmed at %s: must be above 0 %% to 100 %%".formatted(least));
            }
        }
    }

    /**
     * How often a step is tried again. Immutable.
     *
     * @param times how often, 0 to 1000
     * @param pause before each further try
     */
    public record Retry(int times, Duration pause) {
        /** Throws {@link IllegalArgumentException} for numbers out of range. */
        public Retry {
            if (times < 0 || times > 1000 || pause.isNegative()) {
                throw new IllegalArgumentException(
                        "retry %d times after %s: 0 to 1000 times, after no negative time".formatted(times, pause));
            }
        }
    }

    /**
     * How a step is taken back. Immutable.
     *
     * @param tradesBack whether what it filled is traded back; else it stays
     * @param style how
     */
    public record Undo(boolean tradesBack, Style style) {
        /** Throws {@link NullPointerException} for null. */
        public Undo {
            requireNonNull(style, "style is null");
        }

        /** The way, when there is one. */
        public Optional<Style> way() {
            return tradesBack ? Optional.of(style) : Optional.empty();
        }
    }
}
