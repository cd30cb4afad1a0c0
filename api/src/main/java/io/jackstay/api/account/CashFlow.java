package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import java.util.Optional;

/**
 * Money that came to an account or left it otherwise than by a fill. Immutable.
 *
 * <p>Counted once by its id and journaled, as a fill is. Sign: positive came to the account, negative left it; so
 * funding that we pay is negative here and positive in {@link Pnl#funding}. Source: connectors, from the venue's
 * stream and history.
 *
 * @param id unique for the account for ever, the same in stream and history; not blank
 * @param venue the account
 * @param kind what it was
 * @param symbol of the market that it belongs to, as in {@link MarketId#symbol}; empty when it belongs to none
 * @param amount positive came to the account, negative left it
 * @param stamp the venue's time of it, and when we received it
 */
public record CashFlow(String id, Venue venue, Kind kind, String symbol, Money amount, Stamp stamp) {
    /** What a cash flow was. Open: a switch over it needs a default branch. */
    public enum Kind {
        /** Funding of a perpetual contract. */
        FUNDING,
        /** Came from outside the venue. */
        DEPOSIT,
        /** Left the venue. */
        WITHDRAWAL,
        /** Between accounts or wallets of the venue. */
        TRANSFER,
        /** Interest on what was lent or borrowed. */
        INTEREST,
        /** A fee that belongs to no fill. */
        FEE,
        /** A rebate, reward or referral. */
        REWARD,
        /** Anything else; the connector logs the venue's word. */
        OTHER,
        /** No cash flow that a venue told: the difference between the balance that it showed and what all that is known came to. */
        UNEXPLAINED
    }

    /** Throws {@link IllegalArgumentException} for a blank id. */
    public CashFlow {
        requireNonNull(id, "id is null");
        requireNonNull(venue, "venue is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(symbol, "symbol is null");
        requireNonNull(amount, "amount is null");
        requireNonNull(stamp, "stamp is null");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    /** One that belongs to a market, such as funding. */
    public static CashFlow of(String id, MarketId market, Kind kind, Money amount, Stamp stamp) {
        return new CashFlow(id, market.venue(), kind, market.symbol(), amount, stamp);
    }

    /** One that belongs to no market, such as a deposit. */
    public static CashFlow of(String id, Venue venue, Kind kind, Money amount, Stamp stamp) {
        return new CashFlow(id, venue, kind, "", amount, stamp);
    }

    /** The market that it belongs to; empty when it belongs to none. */
    public Optional<MarketId> market() {
        return symbol.isEmpty() ? Optional.empty() : Optional.of(new MarketId(venue, symbol));
    }
}
