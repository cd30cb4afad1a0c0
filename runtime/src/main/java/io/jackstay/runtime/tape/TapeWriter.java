package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.execution.DecisionLines;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.market.MarketState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Records a bot. Not thread safe: owned by the bot loop.
 *
 * <p>A turn is one group of the stream, and no turn waits for a sync. Turns that found nothing to do are left out. The bot does not wait for its tape:
 * when the disk is too slow for it, the tape ends and says so. On virtual time the run waits.
 */
public final class TapeWriter implements Tape {
    private static final System.Logger LOG = System.getLogger(TapeWriter.class.getName());
    private static final int PART_BYTES = 1 << 19;
    private static final int MAX_WAITING = 8_192;
    private static final int MAX_GROUP = 256;
    /** After so many turns what is written is synced, so that damage to it is not taken for a torn end. */
    private static final int TURNS_A_SYNC = 1_000;

    private static final long ROOM_NANOS = 50_000;

    private final Journal journal;
    private final String bot;
    private final boolean live;
    private final Map<Integer, StateTrack> states = new HashMap<>();
    private final Map<Venue, AccountPicture> pictures = new HashMap<>();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long[] last = new long[Reading.COUNT];
    private long[] before = new long[Reading.COUNT];
    private RecordWriter turn = new RecordWriter(Item.TURN, Item.VERSION);
    private int unsynced;
    private boolean acted = true;
    private boolean cut;
    private boolean closed;

    /** Begins a tape. What the tape of the start before the last one had is dropped. */
    public TapeWriter(Journal journal, TapeHead head) {
        this.journal = requireNonNull(journal, "journal is null");
        this.bot = head.bot();
        this.live = head.live();
        RecordWriter to = new RecordWriter(Item.HEAD, Item.VERSION);
        Shapes.of(TapeHead.class).put(to, head);
        long earlier = journal.openedAt();
        journal.append(List.of(to.toEntry()), Level.RECORDED, (result, group) -> {});
        if (earlier > 0) {
            long before = journal.snapshot().map(JournalSnapshot::upTo).orElse(0L);
            RecordWriter kept = new RecordWriter(Item.KEPT, Item.VERSION).putLong(before);
            journal.snapshot(earlier, kept.toEntry(), result -> {});
        }
    }

    @Override
    public Clock over(Clock clock) {
        return new TapedClock(clock, this);
    }

    @Override
    public long read(Reading what, long live) {
        int kind = what.ordinal();
        turn.putLong(Item.READING).putLong(kind).putLong(live - last[kind]);
        last[kind] = live;
        acted |= what == Reading.WAITING && live != 0;
        return live;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a new picture is a new object
    public AccountPicture read(Venue venue, AccountPicture live) {
        if (pictures.put(venue, live) != live) {
            turn.putLong(Item.PICTURE).putText(venue.name());
            Shapes.of(AccountPicture.Image.class).put(turn, live.image());
        }
        return live;
    }

    @Override
    public void begin() {
        if (acted) {
            keep();
        }
        turn = new RecordWriter(Item.TURN, Item.VERSION);
        before = last.clone();
        acted = false;
    }

    @Override
    public void took(Record event) {
        Shapes.ANY.put(turn.putLong(Item.EVENT), event);
        acted = true;
    }

    @Override
    public void took(int market, MarketState state) {
        turn.putLong(Item.STATE).putLong(market);
        states.computeIfAbsent(market, any -> new StateTrack()).put(turn, state.image());
        acted = true;
    }

    @Override
    public void took(int market, Trade trade) {
        Shapes.of(TapedTrade.class).put(turn.putLong(Item.TRADE).putLong(market), TapedTrade.of(trade));
        acted = true;
    }

    @Override
    public void took(int market, Candle candle) {
        Shapes.of(Candle.class).put(turn.putLong(Item.CANDLE).putLong(market), candle);
        acted = true;
    }

    @Override
    public void end(boolean didAnything) {
        acted |= didAnything;
        if (acted) {
            keep();
            acted = false;
        } else {
            last = before;
        }
    }

    @Override
    public ExecutionGateway.DecisionLog over(ExecutionGateway.DecisionLog log, Supplier<String> cause) {
        return new DecisionLines(bot, line -> {
                    turn.putLong(Item.DECISION).putText(cause.get()).putText(line);
                    acted = true;
                })
                .and(log);
    }

    private void keep() {
        if (cut || closed) {
            return;
        }
        split(turn.toEntry());
        if (journal.state().isDead() || waiting.size() > MAX_WAITING) {
            cut = true;
            waiting.clear();
            LOG.log(System.Logger.Level.WARNING, () -> "the tape of bot %s ends here: %s"
                    .formatted(
                            bot, journal.state().isDead() ? journal.state().words() : "the disk is too slow for it"));
            return;
        }
        flush();
        while (!live && !waiting.isEmpty() && !journal.state().isDead()) {
            LockSupport.parkNanos(ROOM_NANOS);
            flush();
        }
    }

    private void flush() {
        while (!waiting.isEmpty() && journal.hasRoom()) {
            List<Entry> group = new ArrayList<>();
            while (!waiting.isEmpty() && group.size() < MAX_GROUP) {
                group.add(waiting.remove());
            }
            unsynced += group.size();
            boolean due = unsynced >= TURNS_A_SYNC;
            unsynced = due ? 0 : unsynced;
            journal.append(group, due ? Level.DURABLE : Level.RECORDED, (result, stored) -> {});
        }
    }

    private void split(Entry whole) {
        byte[] bytes = whole.payload();
        int at = 0;
        while (bytes.length - at > PART_BYTES) {
            byte[] part = Arrays.copyOfRange(bytes, at, at + PART_BYTES);
            waiting.add(new Entry(Item.PART, Item.VERSION, part));
            at += PART_BYTES;
        }
        waiting.add(at == 0 ? whole : new Entry(Item.TURN, Item.VERSION, Arrays.copyOfRange(bytes, at, bytes.length)));
    }

    @Override
    public void close() {
        if (cut || closed) {
            return;
        }
        closed = true;
        unsynced = TURNS_A_SYNC;
        waiting.add(new Entry(Item.END, Item.VERSION, new byte[0]));
        flush();
        journal.close();
    }
}
