package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalCut;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.state.SeenEquity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a bot's journal remembers: what its records, in order, come to. Not thread safe: read by who starts the bot, then owned by
 * the bot loop, which adds what it writes.
 *
 * <p>Bounded: of ended orders and of fills that the strategy was told, only the latest are kept.
 */
public final class BotImage {
    private static final int KEPT_ENDED = 500;
    private static final int KEPT_TOLD = 20_000;

    private final Map<Long, RememberedOrder> live = new LinkedHashMap<>();
    private final Map<Long, RememberedOrder> ended = latest(KEPT_ENDED);
    private final Map<String, Boolean> told = latest(KEPT_TOLD);
    private final SortedMap<String, SortedMap<String, String>> memories = new TreeMap<>();
    private final SortedMap<String, BotRecord.HaltBegan> halts = new TreeMap<>();
    private final AlertBook alerts = new AlertBook();
    private final PastDecisions decisions = new PastDecisions();
    private BotRecord.@Nullable SessionBegan first;
    private BotRecord.@Nullable SessionBegan session;
    private BotRecord.@Nullable DayBegan day;
    private BotRecord.@Nullable EquitySeen seen;
    /** Number of the ownership that has reserved ids last. */
    private long reservedEpoch;

    private long reserved;
    private int number;
    private boolean empty = true;
    private boolean resumed;

    private static <K, V> Map<K, V> latest(int kept) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > kept;
            }
        };
    }

    /** Reads everything there is; a bot without a journal has no past. */
    public static BotImage read(Optional<Journal> journal) {
        BotImage image = new BotImage();
        journal.ifPresent(image::read);
        return image;
    }

    /** The image that a snapshot of this bot was made of. */
    static BotImage of(String bot, Entry snapshot) {
        BotImage image = new BotImage();
        SnapshotRecords.read(new JournalSnapshot(StreamName.bot(bot), 0, 1, snapshot), image::add);
        return image;
    }

    private void read(Journal journal) {
        journal.snapshot().ifPresent(snapshot -> SnapshotRecords.read(snapshot, this::add));
        journal.replay(journal.snapshot().map(snapshot -> snapshot.upTo()).orElse(0L), this::add);
        journal.cut().filter(cut -> reservedEpoch <= cut.epoch()).ifPresent(this::startAbove);
    }

    /** Each record that a repair has cut may have been of an order, and each owner of them, or after one, begins a block of ids of its own. */
    private void startAbove(JournalCut cut) {
        reserved += cut.records() + cut.owners() * BotParts.CLOID_BLOCK;
    }

    private void add(JournalRecord stored) {
        BotRecord read = BotRecord.read(stored);
        if (read instanceof BotRecord.CloidsReserved) {
            reservedEpoch = Math.max(reservedEpoch, stored.epoch());
        }
        add(read);
    }

    /** One more record of the journal. */
    void add(BotRecord next) {
        if (next instanceof BotRecord.Decided decided) {
            decisions.add(decided.decision());
            return;
        }
        empty = false;
        if (next instanceof BotRecord.OrderPlaced placed) {
            live.put(placed.order().cloidOrZero(), new RememberedOrder(placed, Optional.empty()));
        } else if (next instanceof BotRecord.OrderChanged changed) {
            changed(changed);
        } else if (next instanceof BotRecord.CancelAsked asked) {
            asked(asked.order(), asked);
        } else if (next instanceof BotRecord.AmendAsked asked) {
            asked(asked.order(), asked);
        } else if (next instanceof BotRecord.MemoryPut put) {
            memories.computeIfAbsent(put.owner(), any -> new TreeMap<>()).put(put.key(), put.value());
        } else if (next instanceof BotRecord.MemoryRemoved removed) {
            memories.computeIfAbsent(removed.owner(), any -> new TreeMap<>()).remove(removed.key());
        } else if (next instanceof BotRecord.FillTold fill) {
            told.put(fill.fillId(), Boolean.TRUE);
        } else {
            addFigure(next);
        }
    }

    private void changed(BotRecord.OrderChanged changed) {
        long cloid = changed.update().order().cloidOrZero();
        RememberedOrder known = live.get(cloid);
        if (known == null) {
            ended.computeIfPresent(cloid, (id, order) -> order.with(changed.update()));
            return;
        }
        RememberedOrder now = known.with(changed.update());
        if (now.hasEnded()) {
            live.remove(cloid);
            ended.put(cloid, now);
        } else {
            live.put(cloid, now);
        }
    }

    private void asked(OrderRef order, BotRecord step) {
        live.computeIfPresent(order.cloidOrZero(), (id, known) -> known.with(step));
    }

    private void addFigure(BotRecord next) {
        if (next instanceof BotRecord.SessionBegan began) {
            first = first == null ? began : first;
            session = began;
            number = began.number();
        } else if (next instanceof BotRecord.CloidsReserved ids) {
            reserved = Math.max(reserved, ids.upToSequence());
        } else if (next instanceof BotRecord.DayBegan began) {
            day = began;
        } else if (next instanceof BotRecord.EquitySeen last) {
            seen = last;
        } else if (next instanceof BotRecord.HaltBegan halt) {
            halts.put(halt.name(), halt);
        } else if (next instanceof BotRecord.HaltEnded halt) {
            halts.remove(halt.name());
        } else if (next instanceof BotRecord.AlertRaised raised) {
            alerts.add(raised.alert());
        }
    }

    /** The same image as a snapshot. */
    public Entry toSnapshot() {
        List<Entry> records = new ArrayList<>();
        ended.values().forEach(order -> put(records, order));
        live.values().forEach(order -> put(records, order));
        told.keySet().forEach(id -> records.add(new BotRecord.FillTold(id).toEntry()));
        memories.forEach((owner, entries) ->
                entries.forEach((key, value) -> records.add(new BotRecord.MemoryPut(owner, key, value).toEntry())));
        for (BotRecord figure : new @Nullable BotRecord[] {first, session, day}) {
            if (figure != null) {
                records.add(figure.toEntry());
            }
        }
        if (seen != null) {
            records.add(seen.toEntry());
        }
        halts.values().forEach(halt -> records.add(halt.toEntry()));
        decisions.all().forEach(decision -> records.add(decision.toEntry()));
        alerts.all().forEach(alert -> records.add(new BotRecord.AlertRaised(alert).toEntry()));
        records.add(new BotRecord.CloidsReserved(reserved).toEntry());
        return SnapshotRecords.of(records);
    }

    private static void put(List<Entry> records, RememberedOrder order) {
        records.add(order.placed().toEntry());
        order.written().forEach(step -> records.add(step.toEntry()));
    }

    /** True when the bot has never run on this data directory. */
    public boolean isEmpty() {
        return empty;
    }

    /** The bot's number in client order ids; 0 until it was given one. */
    public int number() {
        return number;
    }

    /** Gives a bot its number, for ever. */
    public void number(int given) {
        number = given;
    }

    public Optional<Money> startEquity() {
        return Optional.ofNullable(first).map(BotRecord.SessionBegan::startEquity);
    }

    /** The markets that the bot traded when it began last; the first gives the asset of its figures. */
    public List<MarketId> markets() {
        return session == null ? List.of() : session.markets();
    }

    /** When the bot first began, epoch nanoseconds. */
    public Optional<Long> firstBeganNanos() {
        return Optional.ofNullable(first).map(BotRecord.SessionBegan::nanos);
    }

    /** The last process of the bot, and what had been reached before it. */
    public Optional<BotRecord.SessionBegan> session() {
        return Optional.ofNullable(session);
    }

    /** The trading day that began last, and what had been reached before it. */
    public Optional<BotRecord.DayBegan> day() {
        return Optional.ofNullable(day);
    }

    /** Highest equity, largest fall, last marks. */
    public Optional<SeenEquity> seen() {
        return Optional.ofNullable(seen).map(BotRecord.EquitySeen::equity);
    }

    /** What a person must know of. */
    public AlertBook alerts() {
        return alerts;
    }

    /** What was decided without an order leaving for it, in the last process. */
    public PastDecisions decisions() {
        return decisions;
    }

    /** The halts that have not ended, by name. */
    public List<BotRecord.HaltBegan> halts() {
        return List.copyOf(halts.values());
    }

    /** A person has said that the bot's halts are to end with its start. */
    public void resumed() {
        resumed = true;
    }

    public boolean isResumed() {
        return resumed;
    }

    long reservedCloids() {
        return reserved;
    }

    boolean wasTold(String fillId) {
        return told.containsKey(fillId);
    }

    /** Orders that were placed and of whose end nothing was written, oldest first. */
    public List<RememberedOrder> unended() {
        return List.copyOf(live.values());
    }

    /** The orders that ended last, in the order in which they ended. */
    public List<RememberedOrder> ended() {
        return List.copyOf(ended.values());
    }

    /** An order by its client order id, open or lately ended. */
    public Optional<RememberedOrder> remembered(long cloid) {
        return Optional.ofNullable(live.get(cloid)).or(() -> Optional.ofNullable(ended.get(cloid)));
    }

    boolean knows(OrderRef order) {
        return remembered(order.cloidOrZero()).isPresent();
    }

    OrderLabels labels() {
        return this::label;
    }

    private Optional<OrderLabels.Known> label(Cloid cloid) {
        return remembered(cloid.value())
                .map(known -> new OrderLabels.Known(
                        known.placed().request().label(), known.placed().cause()));
    }

    /** What the bot's strategy has in its store. */
    public SortedMap<String, String> ofStrategy() {
        return memory("");
    }

    SortedMap<String, String> memory(String owner) {
        return new TreeMap<>(memories.getOrDefault(owner, new TreeMap<>()));
    }
}
