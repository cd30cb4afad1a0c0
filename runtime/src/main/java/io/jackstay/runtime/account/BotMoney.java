package io.jackstay.runtime.account;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.MarketLedger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fills and cash flows of one bot on one login: the latest as they were, those before as what they came to. Confined to the account
 * loop.
 */
final class BotMoney {
    private static final int KEPT = 2_000;
    private static final int MOST = 2 * KEPT;

    private final SortedMap<MarketId, MarketLedger> before = new TreeMap<>();
    private final Deque<AccountRecord> latest = new ArrayDeque<>();

    void restore(Carried money, Function<MarketId, Optional<MarketInfo>> markets) {
        markets.apply(money.market()).ifPresent(info -> {
            MarketLedger ledger = new MarketLedger(info);
            ledger.restore(money);
            before.put(info.id(), ledger);
        });
    }

    /** One more; when there are too many, the oldest go into their sums. */
    void add(AccountRecord taken, Function<MarketId, Optional<MarketInfo>> markets) {
        latest.add(taken);
        if (latest.size() > MOST) {
            while (latest.size() > KEPT) {
                fold(latest.remove(), markets);
            }
        }
    }

    /** A take-over of this bot stands for so much less. */
    void reduce(AccountRecord.TakeOverReduced reduced) {
        reduce(latest, reduced);
    }

    /** The same in a history of records, in which the take-over keeps its place. */
    static void reduce(Deque<AccountRecord> history, AccountRecord.TakeOverReduced reduced) {
        List<AccountRecord> records = new ArrayList<>(history);
        history.clear();
        for (AccountRecord each : records) {
            if (each instanceof AccountRecord.FillTaken fill && fill.fill().id().equals(reduced.takeOver())) {
                TakeOvers.less(fill.fill(), reduced.change())
                        .ifPresent(left -> history.add(new AccountRecord.FillTaken(fill.bot(), left)));
            } else {
                history.add(each);
            }
        }
    }

    /** A fill or flow of a market comes after the market was told; a flow of none changes no position and no result. */
    private void fold(AccountRecord taken, Function<MarketId, Optional<MarketInfo>> markets) {
        if (taken instanceof AccountRecord.FillTaken fill) {
            ledger(fill.fill().market(), markets).ifPresent(ledger -> ledger.apply(fill.fill()));
        } else if (taken instanceof AccountRecord.FlowTaken flow) {
            flow.flow()
                    .market()
                    .flatMap(market -> ledger(market, markets))
                    .ifPresent(ledger -> ledger.apply(flow.flow()));
        }
    }

    private Optional<MarketLedger> ledger(MarketId market, Function<MarketId, Optional<MarketInfo>> markets) {
        return Optional.ofNullable(before.get(market)).or(() -> markets.apply(market)
                .map(info -> before.computeIfAbsent(market, any -> new MarketLedger(info))));
    }

    /** The venue's time up to which fills and cash flows may be kept as sums alone; 0 when there are none. */
    long foldedNanos() {
        if (before.isEmpty()) {
            return 0;
        }
        long eldest = latest.isEmpty() ? 0 : AccountImage.venueNanos(latest.element());
        return before.values().stream()
                .mapToLong(ledger -> ledger.carried().lastFillNanos())
                .reduce(eldest, Math::max);
    }

    List<Carried> carried() {
        return before.values().stream().map(MarketLedger::carried).toList();
    }

    List<AccountRecord> latest() {
        return new ArrayList<>(latest);
    }
}
