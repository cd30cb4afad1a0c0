package io.jackstay.runtime.state;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds the results of several markets: PnL of those in one asset, fees and funding per asset. Not thread safe. */
public final class PnlSum {
    private final String asset;
    private final SortedMap<String, BigDecimal> fees = new TreeMap<>();
    private final SortedMap<String, BigDecimal> funding = new TreeMap<>();
    private BigDecimal realized = BigDecimal.ZERO;
    private BigDecimal unrealized = BigDecimal.ZERO;

    public PnlSum(String asset) {
        this.asset = asset;
    }

    public void add(Pnl pnl) {
        if (pnl.realized().asset().equals(asset)) {
            realized = realized.add(pnl.realized().amount());
            unrealized = unrealized.add(pnl.unrealized().amount());
        }
        pnl.fees().forEach(fee -> fees.merge(fee.asset(), fee.amount(), BigDecimal::add));
        pnl.funding().forEach(paid -> funding.merge(paid.asset(), paid.amount(), BigDecimal::add));
    }

    /** Takes off what was reached earlier; an asset stays listed with zero. */
    public void subtract(Pnl earlier) {
        realized = realized.subtract(earlier.realized().amount());
        unrealized = unrealized.subtract(earlier.unrealized().amount());
        earlier.fees().forEach(fee -> fees.merge(fee.asset(), fee.amount().negate(), BigDecimal::add));
        earlier.funding()
                .forEach(paid -> funding.merge(paid.asset(), paid.amount().negate(), BigDecimal::add));
    }

    public Pnl total() {
        return new Pnl(new Money(asset, realized), new Money(asset, unrealized), list(fees), list(funding));
    }

    private static List<Money> list(SortedMap<String, BigDecimal> byAsset) {
        List<Money> list = new ArrayList<>(byAsset.size());
        byAsset.forEach((asset, amount) -> list.add(new Money(asset, amount)));
        return list;
    }
}
