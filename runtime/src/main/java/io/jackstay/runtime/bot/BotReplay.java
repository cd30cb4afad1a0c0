package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.execution.DecisionLines;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapePlayer;
import io.jackstay.runtime.tape.TapedTurn;
import java.util.List;
import java.util.Optional;

/**
 * Turns a bot as its tape says, and compares what it asks of its venues. Not thread safe: owned by the thread that replays.
 *
 * <p>The bot is the shipped one, its journal is in memory, and what it sends goes nowhere.
 */
public final class BotReplay {
    private static final int SHOWN = 12;

    private final TapePlayer player;
    private final BotInbox inbox;
    private final BotLoop loop;
    private final BotImage image;
    private final MemoryJournalStore store;
    private long turns;
    private long events;
    private long decisions;

    /**
     * Where the two part. Immutable.
     *
     * @param turn its number on the tape, from 1
     * @param took what the turn took in
     * @param recorded what the bot asked for then; empty when it asked for nothing more
     * @param replayed what it asks for now, likewise
     * @param words what else is different, when the requests are not
     */
    public record Difference(
            long turn,
            List<String> took,
            Optional<TapedTurn.Decision> recorded,
            Optional<TapedTurn.Decision> replayed,
            String words) {
        public Difference {
            took = List.copyOf(took);
            requireNonNull(recorded, "recorded is null");
            requireNonNull(replayed, "replayed is null");
            requireNonNull(words, "words are null");
        }
    }

    /**
     * @param spec the bot as it was, with logins that send nothing
     * @param making the first turn of the tape
     */
    public BotReplay(BotSpec spec, TapeHead head, TapedTurn making) {
        VirtualClock clock = new VirtualClock(0);
        this.player = new TapePlayer(spec.name());
        this.inbox = new BotInbox(spec);
        this.image = BotImage.of(spec.name(), head.image());
        if (head.resumed()) {
            image.resumed();
        }
        this.store = new MemoryJournalStore(clock, JournalSettings.defaults());
        BotJournal journal = new BotJournal(
                head.journaled()
                        ? Optional.of(store.open(StreamName.bot(spec.name()), OpenMode.OWN, Runnable::run))
                        : Optional.empty(),
                image,
                head.journalStall());
        player.play(making);
        this.loop = new BotLoop(
                spec,
                new BotSurroundings(
                        clock,
                        head.live(),
                        new DecisionLines(spec.name(), line -> {}),
                        words -> {},
                        head.dayStart(),
                        Memories.of(journal, image),
                        BotListener.NONE,
                        journal,
                        player),
                inbox);
    }

    /** Plays the next turn; what differs ends the replay. */
    public Optional<Difference> play(TapedTurn turn) {
        turns++;
        events += turn.size();
        decisions += turn.decisions().size();
        player.play(turn);
        load(turn);
        loop.doWork();
        while (store.writer().doWork() > 0) {
            // what the turn wrote is answered before the next one begins
        }
        return compare(turn, player.decided());
    }

    /** Nothing but what the tape has: what the bot offers itself again stands on it already. */
    private void load(TapedTurn turn) {
        while (inbox.poll() != null) {
            // left from the turn before
        }
        for (Record event : turn.events()) {
            inbox.offer(event instanceof TapedStart start ? start.toEvent(image) : (BotEvent) event);
        }
        List<MarketLane> lanes = loop.lanes();
        turn.states().forEach(state -> lanes.get(state.market()).publish(state.data()));
        turn.trades().forEach(trade -> lanes.get(trade.market()).publish(trade.data()));
        turn.candles().forEach(candle -> lanes.get(candle.market()).publish(candle.data()));
    }

    private Optional<Difference> compare(TapedTurn turn, List<TapedTurn.Decision> replayed) {
        List<TapedTurn.Decision> recorded = turn.decisions();
        for (int i = 0; i < Math.max(recorded.size(), replayed.size()); i++) {
            Optional<TapedTurn.Decision> then = at(recorded, i);
            Optional<TapedTurn.Decision> now = at(replayed, i);
            if (!then.map(TapedTurn.Decision::line).equals(now.map(TapedTurn.Decision::line))) {
                return Optional.of(new Difference(turns, turn.describe(SHOWN), then, now, ""));
            }
        }
        return player.parted()
                .map(words -> new Difference(turns, turn.describe(SHOWN), Optional.empty(), Optional.empty(), words));
    }

    private static Optional<TapedTurn.Decision> at(List<TapedTurn.Decision> decisions, int index) {
        return index < decisions.size() ? Optional.of(decisions.get(index)) : Optional.empty();
    }

    /** Turns that were played. */
    public long turns() {
        return turns;
    }

    /** What they took in: events, states, prints and candles. */
    public long events() {
        return events;
    }

    /** Requests that were compared. */
    public long decisions() {
        return decisions;
    }

    /** The journal of the replayed bot is closed; nothing is kept. */
    public void close() {
        store.close();
    }
}
