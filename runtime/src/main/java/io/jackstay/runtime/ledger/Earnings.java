package io.jackstay.runtime.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a bot earned, per asset: two assets are never added up. Immutable.
 *
 * @param days those of the span in which something was earned or paid, the earliest first
 * @param total of the span
 * @param sources of the span
 * @param allTime since the bot first ran, of what is kept no longer too
 */
public record Earnings(List<Day> days, List<Sum> total, List<Source> sources, List<Sum> allTime) {
    public Earnings {
        days = List.copyOf(days);
        total = List.copyOf(total);
        sources = List.copyOf(sources);
        allTime = List.copyOf(allTime);
    }

    /** One trading day. */
    public record Day(LocalDate date, List<Sum> sums) {
        public Day {
            sums = List.copyOf(sums);
        }
    }

    /**
     * In one asset.
     *
     * @param realized before fees
     * @param fees that were paid, {@code rebates} that came back, both positive
     * @param funding positive was paid
     * @param volume price times size of the fills that are quoted in the asset
     */
    public record Sum(
            String asset,
            BigDecimal realized,
            BigDecimal fees,
            BigDecimal rebates,
            BigDecimal funding,
            BigDecimal volume,
            long fills) {
        /** Realised, less fees and funding, with rebates. */
        public BigDecimal net() {
            return realized.subtract(fees).add(rebates).subtract(funding);
        }
    }

    /**
     * Where it came from.
     *
     * @param source {@code realized}, {@code fees}, {@code rebates} or {@code funding}; anything else is the kind of a cash flow that is no
     *     result, such as {@code deposit}
     * @param of what: of fees and rebates the role, of what was realised otherwise than by an order of ours the cause; else empty
     * @param amount positive came in
     */
    public record Source(String source, String market, String of, String asset, BigDecimal amount) {}
}
