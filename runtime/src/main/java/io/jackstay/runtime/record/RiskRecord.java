package io.jackstay.runtime.record;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.SeenEquity;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules over a login or over the process must know after a restart: a record of the login's journal, or of that of the process.
 * Closed: the journal of a newer version is refused.
 */
public sealed interface RiskRecord {
    /** As it is appended. */
    Entry toEntry();

    /** Whether a record of this type is one of these. */
    static boolean knows(int type) {
        return type >= MemoryPut.TYPE && type <= BotSeen.TYPE;
    }

    /** Reads a record of the journal of the process. */
    static RiskRecord read(JournalRecord stored) {
        RecordReader from = RecordReader.of(stored).requireVersionUpTo(1);
        RiskRecord read = take(stored, from);
        from.end();
        return read;
    }

    /** The fields of a record that is one of these. */
    static RiskRecord take(JournalRecord stored, RecordReader from) {
        return switch (stored.type()) {
            case MemoryPut.TYPE -> new MemoryPut(from.takeText(), from.takeText(), from.takeText());
            case MemoryRemoved.TYPE -> new MemoryRemoved(from.takeText(), from.takeText());
            case DayBegan.TYPE -> new DayBegan(from.takeLong(), PnlValues.take(from));
            case EquitySeen.TYPE -> new EquitySeen(EquityValues.take(from));
            case LimitsSeen.TYPE -> LimitsSeen.from(from);
            case EquityBegan.TYPE -> new EquityBegan(Values.takeMoney(from));
            case MoneyBegan.TYPE -> MoneyBegan.from(from);
            case HaltBegan.TYPE -> new HaltBegan(from.takeText(), from.takeText(), from.takeLong());
            case HaltEnded.TYPE -> new HaltEnded(from.takeText());
            case AlertRaised.TYPE -> new AlertRaised(Values.takeAlert(from));
            case BotSeen.TYPE -> BotSeen.from(from);
            default ->
                throw new JackstayException(
                        ErrorCode.JOURNAL_CORRUPT,
                        "journal %s record %d: type %d is of no rules"
                                .formatted(stored.stream(), stored.sequence(), stored.type()));
        };
    }

    /** An entry of a rule's memory. */
    record MemoryPut(String rule, String key, String value) implements RiskRecord {
        static final int TYPE = 30;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(rule)
                    .putText(key)
                    .putText(value)
                    .toEntry();
        }
    }

    record MemoryRemoved(String rule, String key) implements RiskRecord {
        static final int TYPE = 31;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(rule).putText(key).toEntry();
        }
    }

    /** @param before what had been reached when the day began */
    record DayBegan(long epochDay, Pnl before) implements RiskRecord {
        static final int TYPE = 32;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(epochDay);
            PnlValues.put(to, before);
            return to.toEntry();
        }
    }

    /** The highest equity and the largest fall from one so far. */
    record EquitySeen(SeenEquity equity) implements RiskRecord {
        static final int TYPE = 33;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            EquityValues.put(to, equity);
            return to.toEntry();
        }
    }

    /** How far the rules were from their limits, for who looks from outside. */
    record LimitsSeen(List<RiskRule.Limit> limits) implements RiskRecord {
        static final int TYPE = 34;

        public LimitsSeen {
            limits = List.copyOf(limits);
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(limits.size());
            limits.forEach(limit -> to.putText(limit.name())
                    .putText(limit.limit())
                    .putText(limit.actual())
                    .putDecimal(limit.used()));
            return to.toEntry();
        }

        static LimitsSeen from(RecordReader from) {
            int count = from.takeInt();
            List<RiskRule.Limit> limits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                limits.add(new RiskRule.Limit(from.takeText(), from.takeText(), from.takeText(), from.takeDecimal()));
            }
            return new LimitsSeen(limits);
        }
    }

    /** What the equity of a login counts from, since it first had rules. */
    record EquityBegan(Money start) implements RiskRecord {
        static final int TYPE = 35;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, start);
            return to.toEntry();
        }
    }

    /** What a login had in a market when its rules first saw it, or what it has come to since. */
    record MoneyBegan(Carried money) implements RiskRecord {
        static final int TYPE = 36;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, money.market());
            Values.put(to, money.position().size());
            to.putDecimal(money.position().cost()).putDecimal(money.position().realizedPnl());
            Values.put(to, money.fees());
            Values.put(to, money.funding());
            return to.putLong(money.fills()).putLong(money.lastFillNanos()).toEntry();
        }

        static MoneyBegan from(RecordReader from) {
            MarketId market = Values.takeMarket(from);
            return new MoneyBegan(Carried.of(
                    Values.takeSize(from, market),
                    from.takeDecimal(),
                    from.takeDecimal(),
                    Values.takeMoneys(from),
                    Values.takeMoneys(from),
                    from.takeLong(),
                    from.takeLong()));
        }
    }

    /**
     * A halt of the process began, or has another end.
     *
     * @param untilNanos {@code Long.MAX_VALUE} when a person must resume
     */
    record HaltBegan(String name, String why, long untilNanos) implements RiskRecord {
        static final int TYPE = 37;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1)
                    .putText(name)
                    .putText(why)
                    .putLong(untilNanos)
                    .toEntry();
        }
    }

    record HaltEnded(String name) implements RiskRecord {
        static final int TYPE = 38;

        @Override
        public Entry toEntry() {
            return new RecordWriter(TYPE, 1).putText(name).toEntry();
        }
    }

    /** A person must know of something. */
    record AlertRaised(Alert alert) implements RiskRecord {
        static final int TYPE = 39;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1);
            Values.put(to, alert);
            return to.toEntry();
        }
    }

    /**
     * What a bot has come to, for rules over the process.
     *
     * @param before what it had reached when they first saw it
     * @param now what it had reached when this was written
     */
    record BotSeen(String bot, Money startEquity, Pnl before, Pnl now) implements RiskRecord {
        static final int TYPE = 40;

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putText(bot);
            Values.put(to, startEquity);
            PnlValues.put(to, before);
            PnlValues.put(to, now);
            return to.toEntry();
        }

        static BotSeen from(RecordReader from) {
            return new BotSeen(from.takeText(), Values.takeMoney(from), PnlValues.take(from), PnlValues.take(from));
        }
    }
}
