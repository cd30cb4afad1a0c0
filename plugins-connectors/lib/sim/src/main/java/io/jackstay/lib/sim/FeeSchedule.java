package io.jackstay.lib.sim;

import io.jackstay.api.market.Fees;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What fills cost an account by what it has traded. Not thread safe: owned by its account.
 *
 * <p>Volume is the notional of the account's fills, maker and taker alike, of all markets with one quote asset; in a window of N days it is
 * that of the present UTC day and the N − 1 days before, else all of the account's life. A fill costs what the volume before it gives.
 * Below the lowest tier a market's own fees hold.
 */
public final class FeeSchedule {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final List<FeeTier> tiers;
    private final int days;
    private final SortedMap<String, TreeMap<Long, BigDecimal>> volumes = new TreeMap<>();

    /**
     * A schedule of these tiers, in any order.
     *
     * @param days length of the window in UTC days, the present one included; 0 for all of the account's life
     */
    public FeeSchedule(List<FeeTier> tiers, int days) {
        List<FeeTier> sorted = new ArrayList<>(tiers);
        sorted.sort(Comparator.comparing(FeeTier::volume).reversed());
        this.tiers = List.copyOf(sorted);
        this.days = days;
        if (days < 0) {
            throw new IllegalArgumentException("days = %d: must not be negative".formatted(days));
        }
    }

    /** Every market has its own fees, whatever is traded. */
    public static FeeSchedule none() {
        return new FeeSchedule(List.of(), 0);
    }

    boolean isFlat() {
        return tiers.isEmpty();
    }

    /** The rates of a fill at a time. */
    Fees fees(Fees own, String quoteAsset, long nanos) {
        return tier(quoteAsset, nanos)
                .map(tier -> new Fees(tier.maker(), tier.taker(), own.exact()))
                .orElse(own);
    }

    private Optional<FeeTier> tier(String quoteAsset, long nanos) {
        if (tiers.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal volume = volume(quoteAsset, nanos);
        return tiers.stream()
                .filter(tier -> volume.compareTo(tier.volume()) >= 0)
                .findFirst();
    }

    private BigDecimal volume(String quoteAsset, long nanos) {
        TreeMap<Long, BigDecimal> byDay = volumes.getOrDefault(quoteAsset, new TreeMap<>());
        long first = days == 0 ? Long.MIN_VALUE : Math.floorDiv(nanos, DAY_NANOS) - days + 1;
        byDay.headMap(first).clear();
        return byDay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void traded(String quoteAsset, BigDecimal notional, long nanos) {
        if (!tiers.isEmpty()) {
            volumes.computeIfAbsent(quoteAsset, any -> new TreeMap<>())
                    .merge(Math.floorDiv(nanos, DAY_NANOS), notional, BigDecimal::add);
        }
    }

    /** What was traded, by quote asset and UTC day. */
    SortedMap<String, TreeMap<Long, BigDecimal>> volumes() {
        return volumes;
    }
}
