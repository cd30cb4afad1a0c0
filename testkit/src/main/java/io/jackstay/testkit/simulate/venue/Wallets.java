package io.jackstay.testkit.simulate.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each login holds of each asset: what it began with, what its executions realise at average cost, fees, funding, and what the venue
 * changed without a word. Not thread safe: owned by the run.
 */
final class Wallets {
    /** As the contract rounds what a part of a position has cost. */
    private static final int COST_DECIMALS = 12;

    private static final BigDecimal BEGINNING = new BigDecimal("1000000");

    private final SortedMap<String, SortedMap<String, BigDecimal>> assets = new TreeMap<>();
    private final SortedMap<String, Held> held = new TreeMap<>();
    private final SortedMap<String, String> quotes = new TreeMap<>();

    /** A position: signed lots, and what they cost, with the sign of the lots. */
    private record Held(long lots, BigDecimal cost) {
        static final Held NOTHING = new Held(0, BigDecimal.ZERO);
    }

    /** A login and what it may hold from the beginning. */
    void open(String account, String asset) {
        assets.computeIfAbsent(account, any -> new TreeMap<>()).put(asset, BEGINNING);
    }

    /** What a market is quoted and settled in. */
    void lists(Listing listing) {
        quotes.put(listing.symbol(), listing.quote());
    }

    void add(VenueFill fill) {
        String key = fill.account() + "/" + fill.symbol();
        Held before = held.getOrDefault(key, Held.NOTHING);
        long change = fill.signedLots();
        long left = before.lots() + change;
        BigDecimal paid = Listing.value(fill.ticks(), change);
        BigDecimal cost;
        BigDecimal earned;
        if (Long.signum(before.lots()) * Long.signum(change) >= 0) {
            cost = before.cost().add(paid);
            earned = BigDecimal.ZERO;
        } else if (Long.signum(before.lots()) * Long.signum(left) >= 0) {
            BigDecimal taken = left == 0 ? before.cost() : part(before, Math.abs(change));
            cost = before.cost().subtract(taken);
            earned = paid.negate().subtract(taken);
        } else {
            cost = Listing.value(fill.ticks(), left);
            earned = cost.subtract(paid).subtract(before.cost());
        }
        held.put(key, new Held(left, cost));
        move(fill.account(), quotes.getOrDefault(fill.symbol(), ""), earned);
        move(fill.account(), fill.feeAsset(), fill.fee().negate());
    }

    private static BigDecimal part(Held of, long lots) {
        return of.cost()
                .multiply(BigDecimal.valueOf(lots))
                .divide(BigDecimal.valueOf(Math.abs(of.lots())), COST_DECIMALS, RoundingMode.HALF_EVEN);
    }

    void add(VenueFlow flow) {
        move(flow.account(), flow.asset(), flow.amount());
    }

    /** Comes or goes. */
    void move(String account, String asset, BigDecimal amount) {
        if (amount.signum() != 0) {
            assets.computeIfAbsent(account, any -> new TreeMap<>()).merge(asset, amount, BigDecimal::add);
        }
    }

    /** What a position has cost, with its sign. */
    BigDecimal cost(String account, String symbol) {
        return held.getOrDefault(account + "/" + symbol, Held.NOTHING).cost();
    }

    /** By asset. */
    SortedMap<String, BigDecimal> of(String account) {
        return new TreeMap<>(assets.getOrDefault(account, new TreeMap<>()));
    }
}
