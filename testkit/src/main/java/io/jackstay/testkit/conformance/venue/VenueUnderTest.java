package io.jackstay.testkit.conformance.venue;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A venue that a connector is tried on: a script or an emulator that speaks the venue's protocol, the levers that move it, and what
 * it knows itself. Not thread safe: owned by the thread that drives the test.
 *
 * <p>Implemented by authors of connectors: gains only defaults. There is a new one for each case: it begins empty, with an account
 * that has money for a thousand units of {@link #price()}, holds nothing else, and may use all that the connector declares. It serves
 * its addresses on {@link VenueStage#network()} when it is made.
 *
 * <p>Three levers and the truth are needed. The others are optional: a case that needs one which a venue lacks is not run, the
 * report says so, and the level that needs the case is not reached. What goes wrong on the wire, from a lost answer to a half-open
 * connection, needs nothing of a venue: the kit does it for any connector.
 */
public interface VenueUnderTest {
    /** The venue's own word for the market that the cases trade in, as {@code MarketInfo.venueSymbol()} has it. */
    String market();

    /** Whereabouts the cases trade, in quote per base. */
    default BigDecimal price() {
        return BigDecimal.valueOf(1_000);
    }

    /**
     * Quotes the market anew: from now on this size rests at each of these prices, of strangers, and nothing else. Those who have
     * subscribed are told. An order that reaches the other side takes from it; a trigger that the middle reaches fires.
     */
    void quote(BigDecimal bid, BigDecimal ask, BigDecimal size);

    /**
     * A stranger trades: this much is printed at this price, and those who have subscribed are told. A resting order of the
     * account that is on the other side, and no worse than the price, is filled at its own price, up to the size.
     *
     * @param takerSide the stranger's
     */
    void trade(Side takerSide, BigDecimal price, BigDecimal size);

    /** What the venue itself has of the account in the market, now. What a connector says is compared with it. */
    VenueTruth truth();

    /**
     * The market's data, for a connector that reaches no venue and asks its context for a recording or an upstream instead; none
     * for every other.
     */
    default Optional<MarketFeed> feed(MarketId market) {
        return Optional.empty();
    }

    /** The lot of the market is ten times as large from now on, and its metadata say so. */
    default void changeRules() {
        throw new LeverMissingException("changeRules");
    }

    /** The market is not traded any more: its orders are gone, its metadata say so, and new orders are refused. */
    default void delist() {
        throw new LeverMissingException("delist");
    }

    /**
     * From now on what the venue tells of orders and fills has a field and, where a word says what happened, a word that no
     * document knows.
     */
    default void speakInNewWords() {
        throw new LeverMissingException("speakInNewWords");
    }

    /** An order that the venue takes from now on is not found by a look-up for so long, although it is there. */
    default void lagStatus(Duration lag) {
        throw new LeverMissingException("lagStatus");
    }
}
