package io.jackstay.runtime.record;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.state.SeenEquity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One record of a bot's journal. Closed: the journal of a newer version is refused. */
public sealed interface BotRecord {
    /** As it is appended. */
    Entry toEntry();

    /** Reads a record of a bot's stream. */
    static BotRecord read(JournalRecord stored) {
        RecordReader from = RecordReader.of(stored).requireVersionUpTo(latest(stored.type()));
        BotRecord read =
                switch (stored.type()) {
                    case SessionBegan.TYPE -> SessionBegan.from(from);
                    case CloidsReserved.TYPE -> new CloidsReserved(from.takeLong());
                    case OrderPlaced.TYPE ->
                        new OrderPlaced(
                                Values.takeRef(from), Values.takeRequest(from), from.takeText(), from.takeLong());
                    case OrderChanged.TYPE -> OrderChanged.from(from);
                    case MemoryPut.TYPE -> new MemoryPut(from.takeText(), from.takeText(), from.takeText());
                    case MemoryRemoved.TYPE -> new MemoryRemoved(from.takeText(), from.takeText());
                    case DayBegan.TYPE -> DayBegan.from(from);
                    case FillTold.TYPE -> new FillTold(from.takeText());
                    case EquitySeen.TYPE -> EquitySeen.from(from);
                    case CancelAsked.TYPE -> new CancelAsked(Values.takeRef(from), from.takeLong());
                    case AmendAsked.TYPE -> AmendAsked.from(from);
                    case HaltBegan.TYPE ->
                        new HaltBegan(from.takeText(), from.takeText(), from.takeLong(), from.takeInt() == 1);
                    case HaltEnded.TYPE -> new HaltEnded(from.takeText());
                    case AlertRaised.TYPE -> new AlertRaised(Values.takeAlert(from));
                    case AskedByHand.TYPE -> AskedByHand.from(from);
                    case AnsweredByHand.TYPE ->
                        new AnsweredByHand(
                                from.takeText(), from.takeText(), from.takeText(), from.takeText(), from.takeLong());
                    default -> decided(stored, from);
                };
        from.end();
        return read;
    }

    private static int latest(int type) {
        return switch (type) {
            case EquitySeen.TYPE -> EquitySeen.WITH_TIME;
            case AskedByHand.TYPE -> AskedByHand.WITH_SUBJECT;
            default -> 1;
        };
    }

    private static BotRecord decided(JournalRecord stored, RecordReader from) {
        if (Decision.isOne(stored.type())) {
            return new Decided(Decision.read(stored, from));
        }
        throw new JackstayException(
                ErrorCode.JOURNAL_CORRUPT,
                "journal %s record %d: type %d is of no bot"
                        .formatted(stored.stream(), stored.sequence(), stored.type()));
    }

    /**
     * A process began to run the bot.
     *
     * @param number the bot's number in client order ids, for ever
     * @param startEquity what its equity counts from; of the first process counts
     * @param before what the bot had reached until then, over all sessions
     * @param markets those that it trades, the first one's quote asset being that of its figures
     */
    record SessionBegan(int number, long nanos, Money startEquity, Pnl before, List<MarketId> markets)
            implements BotRecord {
        static final int TYPE = 1;

        public SessionBegan {
            markets = List.copyOf(markets);
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(number).putLong(nanos);
            Values.put(to, startEquity);
            PnlValues.put(to, before);
            to.putLong(markets.size());
            markets.forEach(market -> Values.put(to, market));
            return to.toEntry();
        }

        static SessionBegan from(RecordReader from) {
            int number = from.takeInt();
            long nanos = from.takeLong();
            Money startEquity = Values.takeMoney(from);
            Pnl before = PnlValues.take(from);
            int count = from.takeInt();
            List<MarketId> markets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                markets.add(Values.takeMarket(from));
            }
            return new SessionBegan(number, nanos, startEquity, before, markets);
        }
    }

    /** Client order ids up to this sequence may have been given: a later process starts above it. */
    record CloidsReserved(long upToSequence) implements BotRecord {
        static final int TYPE = 2;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putLong(upToSequence).toEntry();
        }
    }

    /** The intent: the order was allowed and has its id; written before it leaves. */
    record OrderPlaced(OrderRef order, OrderRequest request, String cause, long nanos) implements BotRecord {
        static final int TYPE = 3;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, order);
            Values.put(to, request);
            return to.putText(cause).putLong(nanos).toEntry();
        }
    }

    /** What became of an order. */
    record OrderChanged(OrderUpdate update) implements BotRecord {
        static final int TYPE = 4;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, update.order());
            Values.put(to, update.from());
            Values.put(to, update.to());
            Values.put(to, update.filled());
            Values.put(to, update.price());
            Values.put(to, update.size());
            Values.put(to, update.pending());
            to.putText(update.why());
            Values.put(to, update.stamp());
            return to.toEntry();
        }

        static OrderChanged from(RecordReader from) {
            OrderRef order = Values.takeRef(from);
            MarketId market = order.market();
            return new OrderChanged(new OrderUpdate(
                    order,
                    Values.take(from, OrderState.class),
                    Values.take(from, OrderState.class),
                    Values.takeSize(from, market),
                    Values.takePrice(from, market),
                    Values.takeSize(from, market),
                    Values.take(from, Order.Pending.class),
                    from.takeText(),
                    Values.takeStamp(from)));
        }
    }

    /** @param owner the strategy's own memory is the empty text, a risk rule's its name */
    record MemoryPut(String owner, String key, String value) implements BotRecord {
        static final int TYPE = 5;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(owner)
                    .putText(key)
                    .putText(value)
                    .toEntry();
        }
    }

    record MemoryRemoved(String owner, String key) implements BotRecord {
        static final int TYPE = 6;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(owner).putText(key).toEntry();
        }
    }

    /** A trading day began; {@code before} is what the bot had reached until then, over all sessions. */
    record DayBegan(long epochDay, Money equity, Pnl before) implements BotRecord {
        static final int TYPE = 7;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(epochDay);
            Values.put(to, equity);
            PnlValues.put(to, before);
            return to.toEntry();
        }

        static DayBegan from(RecordReader from) {
            return new DayBegan(from.takeLong(), Values.takeMoney(from), PnlValues.take(from));
        }
    }

    /** The strategy was told of a fill; what a start finds untold is told it then. */
    record FillTold(String fillId) implements BotRecord {
        static final int TYPE = 8;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(fillId).toEntry();
        }
    }

    /**
     * The highest equity and the largest fall from one so far.
     *
     * @param at when that was so, and what there was then; empty in records of before that was written
     */
    record EquitySeen(SeenEquity equity, Optional<Moment> at) implements BotRecord {
        static final int TYPE = 9;
        static final int WITH_TIME = 2;

        /** Without a time. */
        public EquitySeen(SeenEquity equity) {
            this(equity, Optional.empty());
        }

        /**
         * What a bot had at a time.
         *
         * @param nanos our clock's
         * @param positions those that are not flat
         */
        public record Moment(long nanos, Money equity, List<Held> positions) {
            public Moment {
                positions = List.copyOf(positions);
            }
        }

        /** @param size signed, base */
        public record Held(MarketId market, Size size) {}

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, at.isPresent() ? WITH_TIME : 1);
            EquityValues.put(to, equity);
            at.ifPresent(moment -> {
                to.putLong(moment.nanos);
                Values.put(to, moment.equity);
                to.putLong(moment.positions.size());
                for (Held held : moment.positions) {
                    Values.put(to, held.market);
                    Values.put(to, held.size);
                }
            });
            return to.toEntry();
        }

        static EquitySeen from(RecordReader from) {
            SeenEquity equity = EquityValues.take(from);
            return from.version() < WITH_TIME
                    ? new EquitySeen(equity)
                    : new EquitySeen(equity, Optional.of(takeMoment(from)));
        }

        private static Moment takeMoment(RecordReader from) {
            long nanos = from.takeLong();
            Money equity = Values.takeMoney(from);
            int count = from.takeInt();
            List<Held> positions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                MarketId market = Values.takeMarket(from);
                positions.add(new Held(market, Values.takeSize(from, market)));
            }
            return new Moment(nanos, equity, positions);
        }
    }

    /** The intent to end an order; written before it leaves. */
    record CancelAsked(OrderRef order, long nanos) implements BotRecord {
        static final int TYPE = 10;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, order);
            return to.putLong(nanos).toEntry();
        }
    }

    /** The intent to change an order's terms; written before it leaves. */
    record AmendAsked(OrderRef order, Price price, Size totalSize, long nanos) implements BotRecord {
        static final int TYPE = 11;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, order);
            Values.put(to, price);
            Values.put(to, totalSize);
            return to.putLong(nanos).toEntry();
        }

        static AmendAsked from(RecordReader from) {
            OrderRef order = Values.takeRef(from);
            return new AmendAsked(
                    order,
                    Values.takePrice(from, order.market()),
                    Values.takeSize(from, order.market()),
                    from.takeLong());
        }
    }

    /**
     * A halt began, or has another end.
     *
     * @param name the rule's, or what else halts
     * @param untilNanos {@code Long.MAX_VALUE} when a person must resume
     * @param everything whether nothing passes, what reduces neither
     */
    record HaltBegan(String name, String why, long untilNanos, boolean everything) implements BotRecord {
        /** What a pause by hand is called. */
        public static final String PAUSE = "pause";

        /** How it reads, before who paused and why. */
        public static final String PAUSED = "paused by hand: ";

        static final int TYPE = 12;

        /** Whether a person has paused the bot, so that its strategy rests; nothing is halted by it. */
        public boolean isPause() {
            return name.equals(PAUSE);
        }

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(name)
                    .putText(why)
                    .putLong(untilNanos)
                    .putLong(everything ? 1 : 0)
                    .toEntry();
        }
    }

    record HaltEnded(String name) implements BotRecord {
        static final int TYPE = 13;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(name).toEntry();
        }
    }

    /** A person must know of something. */
    record AlertRaised(Alert alert) implements BotRecord {
        static final int TYPE = 14;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, alert);
            return to.toEntry();
        }
    }

    /**
     * A person asked for something while the bot ran; written before it is done.
     *
     * @param command such as {@code halt}
     * @param by who asked
     * @param why empty when that was not said
     * @param subject the order or alert that it is about; empty when it is about the bot
     * @param reference under which numbers it was asked and confirmed; empty where there were none, as in records of before that was written
     */
    record AskedByHand(String command, String by, String why, long nanos, String subject, String reference)
            implements BotRecord {
        static final int TYPE = 20;
        static final int WITH_SUBJECT = 2;

        @Override
        public Entry toEntry() {
            boolean plain = subject.isEmpty() && reference.isEmpty();
            RecordWriter to = new RecordWriter(TYPE, plain ? 1 : WITH_SUBJECT)
                    .putText(command)
                    .putText(by)
                    .putText(why)
                    .putLong(nanos);
            return (plain ? to : to.putText(subject).putText(reference)).toEntry();
        }

        static AskedByHand from(RecordReader from) {
            boolean plain = from.version() < WITH_SUBJECT;
            return new AskedByHand(
                    from.takeText(),
                    from.takeText(),
                    from.takeText(),
                    from.takeLong(),
                    plain ? "" : from.takeText(),
                    plain ? "" : from.takeText());
        }
    }

    /**
     * What came of something that a person asked for.
     *
     * @param command such as {@code halt}
     * @param result {@code done}, {@code refused}, {@code failed} or {@code unconfirmed}
     * @param words as they were answered
     * @param reference as it was asked
     */
    record AnsweredByHand(String command, String result, String words, String reference, long nanos)
            implements BotRecord {
        static final int TYPE = 25;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(command)
                    .putText(result)
                    .putText(words)
                    .putText(reference)
                    .putLong(nanos)
                    .toEntry();
        }
    }

    /** What was decided without an order leaving for it, or stands behind what was decided. */
    record Decided(Decision decision) implements BotRecord {
        @Override
        public Entry toEntry() {
            return decision.toEntry();
        }
    }
}
