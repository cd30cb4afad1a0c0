package io.jackstay.runtime.ledger;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what was earned, per asset. Not thread safe. */
final class EarningsSum {
    private static final Earnings.Sum NOTHING = new Earnings.Sum(
            "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    private final SortedMap<String, Earnings.Sum> byAsset = new TreeMap<>();

    void realized(String asset, BigDecimal realized, BigDecimal volume, long fills) {
        Earnings.Sum sum = of(asset);
        byAsset.put(
                asset,
                new Earnings.Sum(
                        asset,
                        sum.realized().add(realized),
                        sum.fees(),
                        sum.rebates(),
                        sum.funding(),
                        sum.volume().add(volume),
                        sum.fills() + fills));
    }

    /** @param fee positive was paid */
    void fee(Money fee) {
        if (fee.signum() == 0) {
            return;
        }
        Earnings.Sum sum = of(fee.asset());
        boolean paid = fee.signum() > 0;
        byAsset.put(
                fee.asset(),
                new Earnings.Sum(
                        fee.asset(),
                        sum.realized(),
                        paid ? sum.fees().add(fee.amount()) : sum.fees(),
                        paid ? sum.rebates() : sum.rebates().subtract(fee.amount()),
                        sum.funding(),
                        sum.volume(),
                        sum.fills()));
    }

    /** @param paid positive was paid */
    void funding(Money paid) {
        Earnings.Sum sum = of(paid.asset());
        byAsset.put(
                paid.asset(),
                new Earnings.Sum(
                        paid.asset(),
                        sum.realized(),
                        sum.fees(),
                        sum.rebates(),
                        sum.funding().add(paid.amount()),
                        sum.volume(),
                        sum.fills()));
    }

    private Earnings.Sum of(String asset) {
        return byAsset.getOrDefault(asset, NOTHING);
    }

    /** By the assets' names. */
    List<Earnings.Sum> sums() {
        return List.copyOf(byAsset.values());
    }
}
