package io.jackstay.runtime.bot;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.record.BotRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the journal of a bot remembers of its earlier processes. Not thread safe: read before the bot turns. */
public final class BotImage {
    /** A day that began, and what the bot had reached until then. */
    public record Day(long epochDay, Pnl before) {}

    /** The highest equity and the largest fall from one. */
    public record Extremes(Money peak, Money maxDrawdown) {}

    private final Map<Long, BotRecord.OrderPlaced> live = new LinkedHashMap<>();
    private final Map<Long, OrderRef> refs = new HashMap<>();
    private final SortedMap<String, SortedMap<String, String>> memories = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable Money startEquity;
    private @Nullable Day day;
    private @Nullable Extremes extremes;
    private long reserved;
    private int number;
    private boolean empty = true;

    /** Reads everything there is; a bot without a journal has no past. */
    public static BotImage read(Optional<Journal> journal) {
        BotImage image = new BotImage();
        journal.ifPresent(open -> open.replay(0, image::add));
        return image;
    }

    private void add(JournalRecord stored) {
        empty = false;
        BotRecord read = BotRecord.read(stored);
        if (read instanceof BotRecord.OrderPlaced placed) {
            live.put(placed.order().cloidOrZero(), placed);
        } else if (read instanceof BotRecord.OrderChanged changed) {
            changed(changed);
        } else if (read instanceof BotRecord.MemoryPut put) {
            memories.computeIfAbsent(put.owner(), any -> new TreeMap<>()).put(put.key(), put.value());
        } else if (read instanceof BotRecord.MemoryRemoved removed) {
            memories.computeIfAbsent(removed.owner(), any -> new TreeMap<>()).remove(removed.key());
        } else if (read instanceof BotRecord.FillTold fill) {
            told.add(fill.fillId());
        } else {
            addFigure(read);
        }
    }

    private void changed(BotRecord.OrderChanged changed) {
        long cloid = changed.update().order().cloidOrZero();
        if (changed.update().to().isFinal()) {
            live.remove(cloid);
            refs.remove(cloid);
        } else {
            refs.put(cloid, changed.update().order());
        }
    }

    private void addFigure(BotRecord read) {
        if (read instanceof BotRecord.SessionBegan began) {
            startEquity = startEquity == null ? began.startEquity() : startEquity;
            number = began.number();
        } else if (read instanceof BotRecord.CloidsReserved ids) {
            reserved = Math.max(reserved, ids.upToSequence());
        } else if (read instanceof BotRecord.DayBegan began) {
            day = new Day(began.epochDay(), began.before());
        } else if (read instanceof BotRecord.EquitySeen seen) {
            extremes = new Extremes(seen.peak(), seen.maxDrawdown());
        }
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
        return Optional.ofNullable(startEquity);
    }

    Optional<Day> day() {
        return Optional.ofNullable(day);
    }

    Optional<Extremes> extremes() {
        return Optional.ofNullable(extremes);
    }

    long reservedCloids() {
        return reserved;
    }

    boolean wasTold(String fillId) {
        return told.contains(fillId);
    }

    /** Orders that were placed and of whose end nothing was written, oldest first. */
    public List<OrderRef> unended() {
        List<OrderRef> unended = new ArrayList<>();
        live.forEach((cloid, placed) -> unended.add(refs.getOrDefault(cloid, placed.order())));
        return unended;
    }

    /** When the order was placed, epoch nanoseconds. */
    public long placedNanos(OrderRef order) {
        BotRecord.OrderPlaced placed = live.get(order.cloidOrZero());
        return placed == null ? 0 : placed.nanos();
    }

    OrderLabels labels() {
        return this::label;
    }

    private Optional<OrderLabels.Known> label(Cloid cloid) {
        return Optional.ofNullable(live.get(cloid.value()))
                .map(placed -> new OrderLabels.Known(placed.request().label(), placed.cause()));
    }

    SortedMap<String, String> memory(String owner) {
        return memories.getOrDefault(owner, new TreeMap<>());
    }
}
