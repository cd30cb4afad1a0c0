package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * Profit and loss over some time. Immutable. Source: the runtime, from fills, cash flows and marks.
 *
 * <p>Fees and funding are kept apart for each asset, paid is positive, received negative. Equity is start equity +
 * realised + unrealised − fees − funding in the quote asset; other assets stand beside it.
 *
 * @param realized what reducing fills have earned, in quote, before fees and funding
 * @param unrealized what closing at mark would earn, in quote, before fees
 * @param fees one entry an asset, ordered by asset
 * @param funding one entry an asset, ordered by asset
 */
public record Pnl(Money realized, Money unrealized, List<Money> fees, List<Money> funding) {
    /**
     * Throws {@link IllegalArgumentException} when both results differ in asset, or a list is out of order or names an
     * asset twice.
     */
    public Pnl {
        requireNonNull(realized, "realized is null");
        requireNonNull(unrealized, "unrealized is null");
        if (!realized.asset().equals(unrealized.asset())) {
            throw new IllegalArgumentException(
                    "realized in %s, unrealized in %s".formatted(realized.asset(), unrealized.asset()));
        }
        fees = ordered("fees", fees);
        funding = ordered("funding", funding);
    }

    private static List<Money> ordered(String name, List<Money> entries) {
        List<Money> copy = List.copyOf(requireNonNull(entries, name + " is null"));
        for (int i = 1; i < copy.size(); i++) {
            if (copy.get(i - 1).asset().compareTo(copy.get(i).asset()) >= 0) {
                throw new IllegalArgumentException(
                        "%s must have each asset once, in order, got %s".formatted(name, copy));
            }
        }
        return copy;
    }

    /** Nothing earned, nothing paid. */
    public static Pnl none(String quoteAsset) {
        Money zero = Money.zero(quoteAsset);
        return new Pnl(zero, zero, List.of(), List.of());
    }

    /** Fees in one asset, paid is positive; zero when there were none. */
    public Money fees(String asset) {
        return in(fees, asset);
    }

    /** Funding in one asset, paid is positive; zero when there was none. */
    public Money funding(String asset) {
        return in(funding, asset);
    }

    /** Realised + unrealised − fees − funding, in the quote asset; what was paid in other assets is not in it. */
    public Money net() {
        String asset = realized.asset();
        BigDecimal earned = realized.amount().add(unrealized.amount());
        return new Money(
                asset,
                earned.subtract(fees(asset).amount()).subtract(funding(asset).amount()));
    }

    private static Money in(List<Money> entries, String asset) {
        for (Money entry : entries) {
            if (entry.asset().equals(asset)) {
                return entry;
            }
        }
        return Money.zero(asset);
    }
}
