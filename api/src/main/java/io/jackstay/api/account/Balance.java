package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What an account holds of one asset in one of its wallets, as the venue shows it. Immutable, equal by value.
 *
 * <p>Source: the venue; never summed by us. Total and available may be negative where the venue lends.
 *
 * @param asset as in {@link io.jackstay.api.market.MarketInfo}, such as {@code USDC}; not blank
 * @param wallet the venue's name of the part of the account, such as {@code spot}; empty where it has one only
 * @param total all of it, in units of the asset, locked parts included
 * @param available what new orders or withdrawals could use, in units of the asset
 */
public record Balance(String asset, String wallet, BigDecimal total, BigDecimal available) {
    /** Throws {@link IllegalArgumentException} for a blank asset. */
    public Balance {
        requireNonNull(asset, "asset is null");
        requireNonNull(wallet, "wallet is null");
        if (asset.isBlank()) {
            throw new IllegalArgumentException("asset is blank");
        }
        total = Exact.canonical(total, "total");
        available = Exact.canonical(available, "available");
    }

    /** The balance of a venue that has one wallet. */
    public static Balance of(String asset, BigDecimal total, BigDecimal available) {
        return new Balance(asset, "", total, available);
    }
}
