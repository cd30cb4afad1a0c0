package io.jackstay.runtime.record;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot has decided without an order leaving for it, and what stands behind its decisions. Closed; all members are immutable.
 *
 * <p>Each says all that is to be known of its subject: of two about the same one, the later counts, however often it is read.
 */
public sealed interface Decision {
    /** As it is appended. */
    Entry toEntry();

    /** When it was so, epoch nanoseconds. */
    long nanos();

    /** Whether a type of a bot's record is one of these. */
    static boolean isOne(int type) {
        return Set.of(RulesAsked.TYPE, Refused.TYPE, Explained.TYPE, Stood.TYPE).contains(type);
    }

    /** Reads one of the types of {@link #isOne}, all its fields. */
    static Decision read(JournalRecord stored, RecordReader from) {
        return switch (stored.type()) {
            case RulesAsked.TYPE -> RulesAsked.from(from);
            case Refused.TYPE -> Refused.from(from);
            case Explained.TYPE -> Explained.from(from);
            case Stood.TYPE -> Stood.from(from);
            default -> throw new IllegalArgumentException("type %d is no decision".formatted(stored.type()));
        };
    }

    /** What keeps a bot from its next order. Closed: more may be added in a later version of the record. */
    enum Cause {
        /** It is starting, stopping, or has stopped. */
        LIFE,
        /** Its strategy failed too often. */
        PAUSE,
        /** A risk rule, a person or the runtime has halted it. */
        HALT,
        /** Its venue can't be reached, or the login can't trade. */
        VENUE,
        /** The venue does not trade the market now. */
        MARKET,
        /** There is no quote, or none that is young enough. */
        FEED,
        /** A risk rule has refused an order lately. */
        RISK,
        /** The venue's request budget was used up lately. */
        BUDGET,
        /** Something else has refused an order lately. */
        REFUSED,
        /** The strategy says so. */
        STRATEGY,
        /** Orders are without an answer. */
        ANSWER
    }

    /**
     * One thing that keeps a bot from its next order.
     *
     * @param words a sentence without a full stop
     * @param limit what is allowed or needed, with unit; empty where there is no such thing
     * @param actual what there is, with unit; empty together with {@code limit}
     */
    record Reason(Cause cause, String words, String limit, String actual) {
        public Reason {
            requireNonNull(cause, "cause is null");
            requireNonNull(words, "words are null");
            if (limit.isEmpty() != actual.isEmpty()) {
                throw new IllegalArgumentException(
                        "limit \"%s\" and actual \"%s\" go together".formatted(limit, actual));
            }
        }

        public static Reason of(Cause cause, String words) {
            return new Reason(cause, words, "", "");
        }
    }

    /** A process of the bot began, or its rules were changed: these are asked, in this order. What was decided before is over. */
    record RulesAsked(List<String> rules, long nanos) implements Decision {
        static final int TYPE = 21;

        public RulesAsked {
            rules = List.copyOf(rules);
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putLong(nanos).putLong(rules.size());
            rules.forEach(to::putText);
            return to.toEntry();
        }

        static RulesAsked from(RecordReader from) {
            long nanos = from.takeLong();
            int count = from.takeInt();
            List<String> rules = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rules.add(from.takeText());
            }
            return new RulesAsked(rules, nanos);
        }
    }

    /**
     * Orders and amends that were refused by one thing on one market, since the process began.
     *
     * @param by the rule's name, or what else refused
     * @param why of the latest
     * @param order the latest, in words
     * @param event what it came of
     * @param count how many
     */
    record Refused(
            String by, MarketId market, Reason why, String order, String event, long count, long firstNanos, long nanos)
            implements Decision {
        static final int TYPE = 22;

        public Refused {
            requireNonNull(by, "by is null");
            requireNonNull(market, "market is null");
            requireNonNull(why, "why is null");
            requireNonNull(order, "order is null");
            requireNonNull(event, "event is null");
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putText(by);
            Values.put(to, market);
            put(to, why);
            return to.putText(order)
                    .putText(event)
                    .putLong(count)
                    .putLong(firstNanos)
                    .putLong(nanos)
                    .toEntry();
        }

        static Refused from(RecordReader from) {
            return new Refused(
                    from.takeText(),
                    Values.takeMarket(from),
                    takeReason(from),
                    from.takeText(),
                    from.takeText(),
                    from.takeLong(),
                    from.takeLong(),
                    from.takeLong());
        }
    }

    /** What the strategy says of one of its topics. */
    record Explained(Explanation what, long nanos) implements Decision {
        static final int TYPE = 23;

        public Explained {
            requireNonNull(what, "what is null");
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putText(what.topic());
            Values.put(to, what.state());
            to.putText(what.words())
                    .putText(what.limit().map(Explanation.Bound::limit).orElse(""))
                    .putText(what.limit().map(Explanation.Bound::actual).orElse(""))
                    .putBoolean(what.until().isPresent())
                    .putLong(what.until().map(Instant::getEpochSecond).orElse(0L))
                    .putLong(what.until().map(Instant::getNano).orElse(0));
            return to.putLong(nanos).toEntry();
        }

        static Explained from(RecordReader from) {
            String topic = from.takeText();
            Explanation.State state = Values.take(from, Explanation.State.class);
            String words = from.takeText();
            String limit = from.takeText();
            String actual = from.takeText();
            Optional<Explanation.Bound> bound =
                    limit.isEmpty() ? Optional.empty() : Optional.of(new Explanation.Bound(limit, actual));
            boolean isUntil = from.takeBoolean();
            Instant until = Instant.ofEpochSecond(from.takeLong(), from.takeLong());
            return new Explained(
                    new Explanation(topic, state, words, bound, isUntil ? Optional.of(until) : Optional.empty()),
                    from.takeLong());
        }
    }

    /**
     * How a bot stood.
     *
     * @param state of its life
     * @param sentence what its status said
     * @param reasons what kept it from its next order, the weightiest first; empty when nothing did
     * @param limits how far each risk rule was from its limit
     */
    record Stood(String state, String sentence, List<Reason> reasons, List<RiskRule.Limit> limits, long nanos)
            implements Decision {
        static final int TYPE = 24;

        public Stood {
            requireNonNull(state, "state is null");
            requireNonNull(sentence, "sentence is null");
            reasons = List.copyOf(reasons);
            limits = List.copyOf(limits);
        }

        @Override
        public Entry toEntry() {
            RecordWriter to = new RecordWriter(TYPE, 1).putText(state).putText(sentence);
            to.putLong(reasons.size());
            reasons.forEach(reason -> put(to, reason));
            to.putLong(limits.size());
            for (RiskRule.Limit limit : limits) {
                to.putText(limit.name())
                        .putText(limit.limit())
                        .putText(limit.actual())
                        .putDecimal(limit.used());
            }
            return to.putLong(nanos).toEntry();
        }

        static Stood from(RecordReader from) {
            String state = from.takeText();
            String sentence = from.takeText();
            int count = from.takeInt();
            List<Reason> reasons = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                reasons.add(takeReason(from));
            }
            int limited = from.takeInt();
            List<RiskRule.Limit> limits = new ArrayList<>();
            for (int i = 0; i < limited; i++) {
                limits.add(new RiskRule.Limit(from.takeText(), from.takeText(), from.takeText(), from.takeDecimal()));
            }
            return new Stood(state, sentence, reasons, limits, from.takeLong());
        }
    }

    private static void put(RecordWriter to, Reason reason) {
        Values.put(to, reason.cause());
        to.putText(reason.words()).putText(reason.limit()).putText(reason.actual());
    }

    private static Reason takeReason(RecordReader from) {
        return new Reason(Values.take(from, Cause.class), from.takeText(), from.takeText(), from.takeText());
    }
}
