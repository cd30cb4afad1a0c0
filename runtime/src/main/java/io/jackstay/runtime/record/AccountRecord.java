package io.jackstay.runtime.record;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.state.Carried;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One record of a login's journal. Closed: the journal of a newer version is refused. */
public sealed interface AccountRecord {
    /** As it is appended. */
    Entry toEntry();

    /** Reads a record of a login's stream. */
    static AccountRecord read(JournalRecord stored) {
        RecordReader from = RecordReader.of(stored).requireVersionUpTo(1);
        AccountRecord read =
                switch (stored.type()) {
                    case FillTaken.TYPE -> FillTaken.from(from);
                    case FlowTaken.TYPE -> FlowTaken.from(from);
                    case MemoryPut.TYPE -> new MemoryPut(from.takeText(), from.takeText());
                    case MemoryRemoved.TYPE -> new MemoryRemoved(from.takeText());
                    case LoginBegan.TYPE -> new LoginBegan(from.takeLong());
                    case VenueSeen.TYPE -> new VenueSeen(from.takeLong());
                    case MarketTold.TYPE -> MarketTold.from(from);
                    case MoneyCarried.TYPE -> MoneyCarried.from(from);
                    case AlertRaised.TYPE -> new AlertRaised(Values.takeAlert(from));
                    case PositionsKnown.TYPE -> PositionsKnown.from(from);
                    case MarketClaimed.TYPE -> new MarketClaimed(Values.takeMarket(from), from.takeInt());
                    case BalancesKnown.TYPE -> BalancesKnown.from(from);
                    case FillCounted.TYPE -> new FillCounted(Values.takeFill(from));
                    case TakeOverReduced.TYPE -> TakeOverReduced.from(from);
                    case TakeOversOpen.TYPE -> TakeOversOpen.from(from);
                    case HaltBegan.TYPE -> new HaltBegan(from.takeText(), from.takeText(), from.takeLong());
                    case HaltEnded.TYPE -> new HaltEnded(from.takeText());
                    default -> ofRules(stored, from);
                };
        from.end();
        return read;
    }

    private static AccountRecord ofRules(JournalRecord stored, RecordReader from) {
        if (!RiskRecord.knows(stored.type())) {
            throw new JackstayException(
                    ErrorCode.JOURNAL_CORRUPT,
                    "journal %s record %d: type %d is of no login"
                            .formatted(stored.stream(), stored.sequence(), stored.type()));
        }
        return new OfRules(RiskRecord.take(stored, from));
    }

    /** What the rules over the login must know after a restart. */
    record OfRules(RiskRecord what) implements AccountRecord {
        @Override
        public Entry toEntry() {
            return what.toEntry();
        }
    }

    /** @param bot the number of the bot that it counts for, 0 when it is nobody's */
    record FillTaken(int bot, OrderFill fill) implements AccountRecord {
        static final int TYPE = 1;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(bot);
            Values.put(to, fill);
            return to.toEntry();
        }

        static FillTaken from(RecordReader from) {
            return new FillTaken(from.takeInt(), Values.takeFill(from));
        }
    }

    /** @param bot as in {@link FillTaken} */
    record FlowTaken(int bot, CashFlow flow) implements AccountRecord {
        static final int TYPE = 2;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1)
                    .putLong(bot)
                    .putText(flow.id())
                    .putText(flow.venue().name());
            Values.put(to, flow.kind());
            to.putText(flow.symbol());
            Values.put(to, flow.amount());
            Values.put(to, flow.stamp());
            return to.toEntry();
        }

        static FlowTaken from(RecordReader from) {
            return new FlowTaken(
                    from.takeInt(),
                    new CashFlow(
                            from.takeText(),
                            new Venue(from.takeText()),
                            Values.take(from, CashFlow.Kind.class),
                            from.takeText(),
                            Values.takeMoney(from),
                            Values.takeStamp(from)));
        }
    }

    /** The connector's own memory. */
    record MemoryPut(String key, String value) implements AccountRecord {
        static final int TYPE = 3;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(key).putText(value).toEntry();
        }
    }

    /**
     * A halt of the whole login began, or has another end.
     *
     * @param untilNanos {@code Long.MAX_VALUE} when a person must resume
     */
    record HaltBegan(String name, String why, long untilNanos) implements AccountRecord {
        static final int TYPE = 20;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(name)
                    .putText(why)
                    .putLong(untilNanos)
                    .toEntry();
        }
    }

    record HaltEnded(String name) implements AccountRecord {
        static final int TYPE = 21;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(name).toEntry();
        }
    }

    record MemoryRemoved(String key) implements AccountRecord {
        static final int TYPE = 4;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(key).toEntry();
        }
    }

    /** A process began to use the login; the time is our clock's. */
    record LoginBegan(long nanos) implements AccountRecord {
        static final int TYPE = 7;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putLong(nanos).toEntry();
        }
    }

    /** The venue has shown what it holds for the first time of all; the venue's own time of that. */
    record VenueSeen(long venueNanos) implements AccountRecord {
        static final int TYPE = 11;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putLong(venueNanos).toEntry();
        }
    }

    /** A market as its venue listed it, as far as money is counted by it. */
    record MarketTold(
            MarketId market, MarketKind kind, String base, String quote, String settle, BigDecimal contractMultiplier)
            implements AccountRecord {
        static final int TYPE = 5;
        private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(18);

        public static MarketTold of(MarketInfo info) {
            return new MarketTold(
                    info.id(),
                    info.kind(),
                    info.baseAsset(),
                    info.quoteAsset(),
                    info.settleAsset(),
                    info.contractMultiplier());
        }

        /** Enough of the market's rules to count money by; prices and sizes are not checked by it. */
        public MarketInfo toInfo() {
            return MarketInfo.of(market, kind)
                    .assets(base, quote, settle)
                    .priceGrid(new PriceGrid.Tick(SMALLEST))
                    .lotSize(SMALLEST)
                    .contractMultiplier(contractMultiplier)
                    .build();
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, market);
            Values.put(to, kind);
            return to.putText(base)
                    .putText(quote)
                    .putText(settle)
                    .putDecimal(contractMultiplier)
                    .toEntry();
        }

        static MarketTold from(RecordReader from) {
            return new MarketTold(
                    Values.takeMarket(from),
                    Values.take(from, MarketKind.class),
                    from.takeText(),
                    from.takeText(),
                    from.takeText(),
                    from.takeDecimal());
        }
    }

    /**
     * What fills and cash flows that are no longer kept came to; in snapshots alone.
     *
     * @param bot as in {@link FillTaken}
     */
    record MoneyCarried(int bot, Carried money) implements AccountRecord {
        static final int TYPE = 6;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(bot);
            Values.put(to, money.market());
            Values.put(to, money.position().size());
            to.putDecimal(money.position().cost()).putDecimal(money.position().realizedPnl());
            Values.put(to, money.fees());
            Values.put(to, money.funding());
            return to.putLong(money.fills()).putLong(money.lastFillNanos()).toEntry();
        }

        static MoneyCarried from(RecordReader from) {
            int bot = from.takeInt();
            MarketId market = Values.takeMarket(from);
            Carried money = Carried.of(
                    Values.takeSize(from, market),
                    from.takeDecimal(),
                    from.takeDecimal(),
                    Values.takeMoneys(from),
                    Values.takeMoneys(from),
                    from.takeLong(),
                    from.takeLong());
            return new MoneyCarried(bot, money);
        }
    }

    /**
     * The positions that the venue showed when the login was first used, or those that all fills before this record come to; in markets
     * that are not here, none.
     */
    record PositionsKnown(List<Known> positions) implements AccountRecord {
        static final int TYPE = 9;

        public PositionsKnown {
            positions = List.copyOf(positions);
        }

        /** @param size signed, base */
        public record Known(MarketId market, BigDecimal size) {}

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(positions.size());
            for (Known known : positions) {
                Values.put(to, known.market);
                to.putDecimal(known.size);
            }
            return to.toEntry();
        }

        static PositionsKnown from(RecordReader from) {
            int count = from.takeInt();
            List<Known> positions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                positions.add(new Known(Values.takeMarket(from), from.takeDecimal()));
            }
            return new PositionsKnown(positions);
        }
    }

    /**
     * What the venue showed of each asset when balances were first looked at, or what all fills and cash flows before this record come to:
     * of assets that are not here, nothing.
     *
     * @param positions those that further fills realise profit from
     */
    record BalancesKnown(List<Money> balances, List<Held> positions) implements AccountRecord {
        static final int TYPE = 12;

        public BalancesKnown {
            balances = List.copyOf(balances);
            positions = List.copyOf(positions);
        }

        /** @param size signed, base; {@code realized} is beside the balances, not in them */
        public record Held(MarketId market, Size size, BigDecimal cost, BigDecimal realized) {}

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, balances);
            to.putLong(positions.size());
            for (Held held : positions) {
                Values.put(to, held.market);
                Values.put(to, held.size);
                to.putDecimal(held.cost).putDecimal(held.realized);
            }
            return to.toEntry();
        }

        static BalancesKnown from(RecordReader from) {
            List<Money> balances = Values.takeMoneys(from);
            int count = from.takeInt();
            List<Held> positions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                MarketId market = Values.takeMarket(from);
                positions.add(new Held(market, Values.takeSize(from, market), from.takeDecimal(), from.takeDecimal()));
            }
            return new BalancesKnown(balances, positions);
        }
    }

    /** A fill that expected balances count one by one; in snapshots alone, where it counts for nothing else. */
    record FillCounted(OrderFill fill) implements AccountRecord {
        static final int TYPE = 13;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, fill);
            return to.toEntry();
        }
    }

    /**
     * A fill has come for which a take-over stood: of the take-over, a fill of cause {@code RECONCILE}, so much less is left.
     *
     * @param bot as in {@link FillTaken}, of the take-over
     * @param takeOver id of the take-over
     * @param change signed, base; what the fill that has come adds to the position
     */
    record TakeOverReduced(int bot, MarketId market, String takeOver, BigDecimal change) implements AccountRecord {
        static final int TYPE = 14;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(bot);
            Values.put(to, market);
            return to.putText(takeOver).putDecimal(change).toEntry();
        }

        static TakeOverReduced from(RecordReader from) {
            return new TakeOverReduced(from.takeInt(), Values.takeMarket(from), from.takeText(), from.takeDecimal());
        }
    }

    /**
     * Which of the take-overs before this record may still be taken back; in snapshots alone, which don't keep the order in which the fills of
     * several bots came.
     */
    record TakeOversOpen(List<Open> open) implements AccountRecord {
        static final int TYPE = 15;

        public TakeOversOpen {
            open = List.copyOf(open);
        }

        /** @param age how many fills and cash flows have come to the login since */
        public record Open(String takeOver, long age) {}

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(open.size());
            open.forEach(each -> to.putText(each.takeOver()).putLong(each.age()));
            return to.toEntry();
        }

        static TakeOversOpen from(RecordReader from) {
            int count = from.takeInt();
            List<Open> open = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                open.add(new Open(from.takeText(), from.takeLong()));
            }
            return new TakeOversOpen(open);
        }
    }

    /**
     * From here on what no order explains in a market is this bot's, whether it runs or not.
     *
     * @param bot as in {@link FillTaken}; 0 when several bots may share the market
     */
    record MarketClaimed(MarketId market, int bot) implements AccountRecord {
        static final int TYPE = 10;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, market);
            return to.putLong(bot).toEntry();
        }
    }

    /** A person must know of something. */
    record AlertRaised(Alert alert) implements AccountRecord {
        static final int TYPE = 8;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, alert);
            return to.toEntry();
        }
    }
}
