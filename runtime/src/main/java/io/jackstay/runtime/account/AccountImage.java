package io.jackstay.runtime.account;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.fill.SeenIds;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the journal of a login remembers: what its records, in order, come to. Not thread safe: read by who starts the login, then
 * confined to the account loop, which adds what it writes.
 *
 * <p>Bounded: the connector bounds its memory, and old fills are kept as what they came to.
 */
public final class AccountImage {
    private static final int NOBODY = 0;
    private static final long NEVER = Long.MIN_VALUE;
    private static final int KEPT_OF_NOBODY = 2_000;
    private static final long OVERLAP_NANOS = Duration.ofMinutes(10).toNanos();

    private final SortedMap<String, String> memory = new TreeMap<>();
    private final SortedMap<MarketId, AccountRecord.MarketTold> markets = new TreeMap<>();
    private final SortedMap<Integer, BotMoney> money = new TreeMap<>();
    private final ExpectedPositions expected = new ExpectedPositions();
    private final ExpectedBalances balances = new ExpectedBalances(this::market);
    private final TakeOvers takeOvers = new TakeOvers(this::market);
    private final SortedMap<MarketId, Integer> claims = new TreeMap<>();
    private final AlertBook alerts = new AlertBook();
    private final Deque<AccountRecord> ofNobody = new ArrayDeque<>();
    private final SortedMap<String, Halt> halts = new TreeMap<>();
    private final GuardImage guard = new GuardImage();
    private long begunNanos = NEVER;
    private long seenNanos = NEVER;
    private long lastMoneyNanos = NEVER;

    /** A halt of the login that has not ended. */
    public record Halt(String name, String why, long untilNanos) {}

    /** Reads everything there is; a login without a journal has no past. */
    public static AccountImage read(Optional<Journal> journal) {
        AccountImage image = new AccountImage();
        journal.ifPresent(image::read);
        return image;
    }

    private void read(Journal journal) {
        journal.snapshot().ifPresent(snapshot -> SnapshotRecords.read(snapshot, this::add));
        journal.replay(journal.snapshot().map(snapshot -> snapshot.upTo()).orElse(0L), this::add);
    }

    private void add(JournalRecord stored) {
        add(AccountRecord.read(stored));
    }

    /** One more record of the journal. */
    void add(AccountRecord next) {
        if (next instanceof AccountRecord.MemoryPut put) {
            memory.put(put.key(), put.value());
        } else if (next instanceof AccountRecord.MemoryRemoved removed) {
            memory.remove(removed.key());
        } else if (next instanceof AccountRecord.MarketTold told) {
            markets.put(told.market(), told);
        } else if (next instanceof AccountRecord.LoginBegan began) {
            begunNanos = begunNanos == NEVER ? began.nanos() : begunNanos;
        } else if (next instanceof AccountRecord.VenueSeen seen) {
            seenNanos = seenNanos == NEVER ? seen.venueNanos() : seenNanos;
        } else if (next instanceof AccountRecord.HaltBegan halt) {
            halts.put(halt.name(), new Halt(halt.name(), halt.why(), halt.untilNanos()));
        } else if (next instanceof AccountRecord.HaltEnded halt) {
            halts.remove(halt.name());
        } else if (next instanceof AccountRecord.MoneyCarried carried) {
            moneyOf(carried.bot()).restore(carried.money(), this::market);
        } else if (next instanceof AccountRecord.PositionsKnown known) {
            expected.known(known);
        } else if (next instanceof AccountRecord.BalancesKnown known) {
            balances.known(known);
        } else if (next instanceof AccountRecord.FillCounted counted) {
            balances.counted(counted.fill());
        } else if (next instanceof AccountRecord.TakeOverReduced reduced) {
            reduce(reduced);
        } else if (next instanceof AccountRecord.TakeOversOpen open) {
            takeOvers.restore(open);
        } else if (next instanceof AccountRecord.MarketClaimed claimed) {
            claims.put(claimed.market(), claimed.bot());
        } else if (next instanceof AccountRecord.OfRules rules) {
            guard.add(rules.what(), this::market);
        } else if (next instanceof AccountRecord.AlertRaised raised) {
            alerts.add(raised.alert());
        } else {
            addMoney(next);
        }
    }

    private void addMoney(AccountRecord taken) {
        guard.add(taken);
        lastMoneyNanos = Math.max(lastMoneyNanos, venueNanos(taken));
        if (taken instanceof AccountRecord.FillTaken fill && !isOfBefore(fill.fill())) {
            expected.add(fill.fill());
            balances.add(fill.fill());
        } else if (taken instanceof AccountRecord.FlowTaken flow) {
            balances.add(flow.flow());
        }
        takeOvers.add(taken);
        int bot = botIn(taken);
        if (bot != NOBODY) {
            moneyOf(bot).add(taken, this::market);
            return;
        }
        ofNobody.add(taken);
        if (ofNobody.size() > KEPT_OF_NOBODY) {
            ofNobody.remove();
        }
    }

    /** The fill that a take-over stood for has come: the money is as if so much of it had never been taken over. */
    private void reduce(AccountRecord.TakeOverReduced reduced) {
        expected.reduce(reduced.market(), reduced.change());
        takeOvers.find(reduced).ifPresent(takeOver -> {
            balances.reduce(takeOver, reduced.change());
            OrderFill back = TakeOvers.of(takeOver, reduced.change().negate());
            guard.add(new AccountRecord.FillTaken(reduced.bot(), back));
        });
        takeOvers.add(reduced);
        if (reduced.bot() == NOBODY) {
            BotMoney.reduce(ofNobody, reduced);
        } else {
            moneyOf(reduced.bot()).reduce(reduced);
        }
    }

    private BotMoney moneyOf(int bot) {
        return money.computeIfAbsent(bot, any -> new BotMoney());
    }

    static long venueNanos(AccountRecord taken) {
        if (taken instanceof AccountRecord.FillTaken fill) {
            return fill.fill().stamp().venueNanos();
        }
        return taken instanceof AccountRecord.FlowTaken flow
                ? flow.flow().stamp().venueNanos()
                : NEVER;
    }

    /**
     * From when on the venue may know of fills and cash flows that are not here: those of the last process that it could not write down any
     * more. The venue's time throughout, whatever our clock says. Never so early that what is kept as a sum alone could come again. Empty
     * when no process has seen what the venue holds: before that none places an order.
     */
    OptionalLong unsureSinceNanos() {
        if (seenNanos == NEVER && lastMoneyNanos == NEVER) {
            return OptionalLong.empty();
        }
        long since = seenNanos;
        if (lastMoneyNanos != NEVER) {
            since = Math.max(since, lastMoneyNanos - OVERLAP_NANOS);
        }
        for (BotMoney ofBot : money.values()) {
            since = Math.max(since, ofBot.foldedNanos() + 1);
        }
        if (ofNobody.size() >= KEPT_OF_NOBODY) {
            since = Math.max(since, venueNanos(ofNobody.element()) + 1);
        }
        return OptionalLong.of(since);
    }

    private static int botIn(AccountRecord taken) {
        if (taken instanceof AccountRecord.FillTaken fill) {
            return fill.bot();
        }
        return taken instanceof AccountRecord.FlowTaken flow ? flow.bot() : NOBODY;
    }

    /** The same image as a snapshot: markets before the money that is counted by them. */
    Entry toSnapshot() {
        List<Entry> records = new ArrayList<>();
        if (begunNanos != NEVER) {
            records.add(new AccountRecord.LoginBegan(begunNanos).toEntry());
        }
        if (seenNanos != NEVER) {
            records.add(new AccountRecord.VenueSeen(seenNanos).toEntry());
        }
        markets.values().forEach(told -> records.add(told.toEntry()));
        memory.forEach((key, value) -> records.add(new AccountRecord.MemoryPut(key, value).toEntry()));
        halts.values()
                .forEach(halt ->
                        records.add(new AccountRecord.HaltBegan(halt.name(), halt.why(), halt.untilNanos()).toEntry()));
        money.forEach((bot, ofBot) -> {
            ofBot.carried().forEach(sum -> records.add(new AccountRecord.MoneyCarried(bot, sum).toEntry()));
            ofBot.latest().forEach(taken -> records.add(taken.toEntry()));
        });
        ofNobody.forEach(taken -> records.add(taken.toEntry()));
        records.add(takeOvers.record().toEntry());
        claims.forEach((market, bot) -> records.add(new AccountRecord.MarketClaimed(market, bot).toEntry()));
        expected.record().ifPresent(known -> records.add(known.toEntry()));
        balances.records().forEach(known -> records.add(known.toEntry()));
        alerts.all().forEach(alert -> records.add(new AccountRecord.AlertRaised(alert).toEntry()));
        guard.records().forEach(what -> records.add(what.toEntry()));
        return SnapshotRecords.of(records);
    }

    /** Whether a fill is part of what the venue showed first. */
    boolean isOfBefore(OrderFill fill) {
        return fill.stamp().venueNanos() < seenNanos;
    }

    /** Whether the venue has ever shown what it holds. */
    boolean isSeen() {
        return seenNanos != NEVER;
    }

    /** The positions that all known fills make. */
    ExpectedPositions expected() {
        return expected;
    }

    /** The balances that all known fills and cash flows make. */
    ExpectedBalances balances() {
        return balances;
    }

    /** The take-overs that a fill may still explain. */
    TakeOvers takeOvers() {
        return takeOvers;
    }

    /** The bot whose is what no order explains in a market; 0 when it is nobody's. */
    int claimOf(MarketId market) {
        return claims.getOrDefault(market, NOBODY);
    }

    /** What a person must know of. */
    public AlertBook alerts() {
        return alerts;
    }

    /** The halts of the login that have not ended, by name. */
    public List<Halt> halts() {
        return List.copyOf(halts.values());
    }

    /** What the rules over the login go on with. */
    GuardImage guard() {
        return guard;
    }

    /** How far the rules over the login were from their limits when that was written last. */
    public List<RiskRule.Limit> limits() {
        return guard.rules().limits();
    }

    /** The fills of a bot's order that are kept one by one, oldest first. */
    List<OrderFill> fillsOf(int bot, OrderRef order) {
        List<OrderFill> fills = new ArrayList<>();
        for (AccountRecord taken : money(bot).latest()) {
            if (taken instanceof AccountRecord.FillTaken fill
                    && fill.fill().order().sameOrder(order)) {
                fills.add(fill.fill());
            }
        }
        return fills;
    }

    /** What all bots, and nobody, hold in these markets. */
    List<Position> positions(List<MarketInfo> wanted) {
        List<Position> positions = new ArrayList<>();
        money.keySet().forEach(bot -> positions.addAll(money(bot).positions(wanted)));
        positions.addAll(new PastMoney(List.of(), List.copyOf(ofNobody)).positions(wanted));
        return positions;
    }

    /** The connector's memory. */
    public SortedMap<String, String> memory() {
        return new TreeMap<>(memory);
    }

    /** Whether the market was told before, with the same words. */
    boolean knows(AccountRecord.MarketTold told) {
        return told.equals(markets.get(told.market()));
    }

    /** Enough of a market's rules to count money by. */
    public Optional<MarketInfo> market(MarketId market) {
        return Optional.ofNullable(markets.get(market)).map(AccountRecord.MarketTold::toInfo);
    }

    /** What a bot did here so far. */
    public PastMoney money(int bot) {
        BotMoney found = money.get(bot);
        return found == null ? PastMoney.NONE : new PastMoney(found.carried(), found.latest());
    }

    /** Ids that have been taken already, so that none counts twice. */
    void remember(SeenIds fills, SeenIds flows) {
        money.values().forEach(ofBot -> ofBot.latest().forEach(taken -> remember(taken, fills, flows)));
        ofNobody.forEach(taken -> remember(taken, fills, flows));
    }

    private static void remember(AccountRecord taken, SeenIds fills, SeenIds flows) {
        if (taken instanceof AccountRecord.FillTaken fill) {
            fills.isNew(fill.fill().id(), venueNanos(fill));
        } else if (taken instanceof AccountRecord.FlowTaken flow) {
            flows.isNew(flow.flow().id(), venueNanos(flow));
        }
    }
}
