package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.market.MarketState;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the stream of a bot's tapes: each begins with a head, its turns follow. Not thread safe. */
public final class TapeReader {
    private final Journal journal;

    /** Told what is on a stream, in order. */
    public interface Listener {
        /** A tape begins; the turn that follows is the making of the bot. */
        void head(TapeHead head);

        void turn(TapedTurn turn);

        /** The tape is whole; without this its process was killed, or its disk was too slow. */
        default void end() {}
    }

    /** @param journal a followed stream; closed by its owner */
    public TapeReader(Journal journal) {
        this.journal = requireNonNull(journal, "journal is null");
    }

    /** Hands over all tapes there are. What was dropped is not among them. */
    public void read(Listener listener) {
        long after = journal.snapshot()
                .map(kept ->
                        RecordReader.of(kept).requireVersionUpTo(Item.VERSION).takeLong())
                .orElse(0L);
        journal.replay(after, new Stream(listener)::take);
    }

    private static final class Stream {
        private final Listener listener;
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
        private @Nullable Tracks tracks;

        private Stream(Listener listener) {
            this.listener = listener;
        }

        private void take(JournalRecord stored) {
            switch (stored.type()) {
                case Item.HEAD -> {
                    RecordReader from = RecordReader.of(stored).requireVersionUpTo(Item.VERSION);
                    listener.head((TapeHead) Shapes.of(TapeHead.class).take(from));
                    parts.reset();
                    tracks = new Tracks();
                }
                case Item.PART -> parts.writeBytes(stored.entry().payload());
                case Item.TURN -> turn(stored);
                case Item.END -> listener.end();
                default ->
                    throw new JackstayException(
                            ErrorCode.JOURNAL_CORRUPT,
                            "journal %s record %d: type %d is of no tape"
                                    .formatted(stored.stream(), stored.sequence(), stored.type()));
            }
        }

        private void turn(JournalRecord stored) {
            Tracks known = tracks;
            if (known == null) {
                return;
            }
            RecordReader.of(stored).requireVersionUpTo(Item.VERSION);
            parts.writeBytes(stored.entry().payload());
            String where = "journal %s record %d".formatted(stored.stream(), stored.sequence());
            RecordReader from = RecordReader.of(where, new Entry(Item.TURN, stored.version(), parts.toByteArray()));
            parts.reset();
            listener.turn(known.take(from));
        }
    }

    /** What turns are written against. */
    private static final class Tracks {
        private final long[] last = new long[Reading.COUNT];
        private final Map<Integer, StateTrack> states = new HashMap<>();

        private TapedTurn take(RecordReader from) {
            TapedTurn turn = new TapedTurn();
            while (from.hasMore()) {
                int item = from.takeInt();
                switch (item) {
                    case Item.READING -> {
                        int kind = from.takeInt();
                        last[kind] += from.takeLong();
                        turn.add(Reading.of(kind), last[kind]);
                    }
                    case Item.PICTURE ->
                        turn.add(from.takeText(), AccountPicture.of((AccountPicture.Image)
                                Shapes.of(AccountPicture.Image.class).take(from)));
                    case Item.EVENT -> turn.add((Record) Shapes.ANY.take(from));
                    case Item.STATE -> {
                        int market = from.takeInt();
                        StateTrack track = states.computeIfAbsent(market, any -> new StateTrack());
                        turn.addState(market, MarketState.of(track.take(from)));
                    }
                    case Item.TRADE ->
                        turn.addTrade(from.takeInt(), (TapedTrade)
                                Shapes.of(TapedTrade.class).take(from));
                    case Item.CANDLE ->
                        turn.addCandle(
                                from.takeInt(), (Candle) Shapes.of(Candle.class).take(from));
                    case Item.DECISION -> turn.add(new TapedTurn.Decision(from.takeText(), from.takeText()));
                    default ->
                        throw new JackstayException(ErrorCode.JOURNAL_CORRUPT, "item %d is of no turn".formatted(item));
                }
            }
            return turn;
        }
    }
}
