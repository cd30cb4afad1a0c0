package io.jackstay.runtime.account;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.record.AccountRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The position of a login in each market as all known fills make it, whosever they are, from what the venue showed at first. Not thread
 * safe: read by who starts the login, then confined to the account loop.
 */
final class ExpectedPositions {
    private final SortedMap<MarketId, BigDecimal> sizes = new TreeMap<>();
    private final SortedMap<MarketId, Long> fills = new TreeMap<>();
    private boolean begun;

    /** From here on fills are counted from this. */
    void known(AccountRecord.PositionsKnown known) {
        begun = true;
        sizes.clear();
        known.positions().forEach(position -> sizes.put(position.market(), position.size()));
    }

    void add(OrderFill fill) {
        if (begun) {
            BigDecimal filled = fill.size().toBigDecimal();
            sizes.merge(fill.market(), fill.side().sign() > 0 ? filled : filled.negate(), BigDecimal::add);
            fills.merge(fill.market(), 1L, Long::sum);
        }
    }

    /** What was taken over stands for so much less. */
    void reduce(MarketId market, BigDecimal change) {
        if (begun) {
            sizes.merge(market, change.negate(), BigDecimal::add);
            fills.merge(market, 1L, Long::sum);
        }
    }

    /** False while the venue has never shown its positions. */
    boolean isBegun() {
        return begun;
    }

    BigDecimal of(MarketId market) {
        return sizes.getOrDefault(market, BigDecimal.ZERO);
    }

    /** How many fills have been counted, to see whether one came in between. */
    long fills(MarketId market) {
        return fills.getOrDefault(market, 0L);
    }

    SortedSet<MarketId> markets() {
        return new TreeSet<>(sizes.keySet());
    }

    /** The same as a record, to be read after the fills that it has counted; empty while it has not begun. */
    Optional<AccountRecord> record() {
        List<AccountRecord.PositionsKnown.Known> positions = new ArrayList<>();
        sizes.forEach((market, size) -> {
            if (size.signum() != 0) {
                positions.add(new AccountRecord.PositionsKnown.Known(market, size));
            }
        });
        return begun ? Optional.of(new AccountRecord.PositionsKnown(positions)) : Optional.empty();
    }
}
