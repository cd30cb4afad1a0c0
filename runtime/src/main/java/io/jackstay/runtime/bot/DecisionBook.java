package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a bot decides without an order leaving for it. Not thread safe: owned by the bot loop.
 *
 * <p>Bounded, whatever the strategy does: of each subject the first is written at once, and then at most one in {@link #PERIOD} with the
 * count so far; a change of what kind of thing keeps the bot is written within a second. What was not written yet is, when its time has come.
 */
final class DecisionBook {
    static final Duration PERIOD = Duration.ofSeconds(10);

    /** More subjects than these count as one. */
    static final int MOST_SUBJECTS = 64;

    private static final long PERIOD_NANOS = PERIOD.toNanos();
    private static final long CHANGE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String OTHERS = "others";
    private static final Pattern FIGURES = Pattern.compile("[-.0-9]+");

    private final BotJournal journal;
    private final Map<String, Pending> subjects = new LinkedHashMap<>();
    private int refusing;
    private Decision.@Nullable Stood stood;
    private long limitsNanos;

    /** What there is of one subject, and what of it is written. */
    private static final class Pending {
        private @Nullable Decision written;
        private @Nullable Decision latest;
    }

    DecisionBook(BotJournal journal) {
        this.journal = requireNonNull(journal, "journal is null");
    }

    private void write(Decision what) {
        journal.write(new BotRecord.Decided(what));
    }

    /** From here on these rules are asked: a process of the bot begins, or a person has changed them. What goes on is written again. */
    void began(List<String> rules, long nowNanos) {
        if (journal.isWritten()) {
            write(new Decision.RulesAsked(rules, nowNanos));
            subjects.values().forEach(pending -> pending.written = null);
            stood = null;
        }
    }

    /**
     * An order or amend was refused.
     *
     * @param by the rule's name, or what else refused
     * @param event what it came of
     */
    void refused(String by, Decision.Reason why, OrderRequest request, String event, long nowNanos) {
        if (!journal.isWritten()) {
            return;
        }
        MarketId market = request.market();
        String key = "refused " + by + " " + market;
        String named = by;
        if (!subjects.containsKey(key) && refusing >= MOST_SUBJECTS) {
            named = OTHERS;
            key = "refused " + OTHERS;
        }
        Pending pending = subjects.get(key);
        if (pending == null) {
            pending = new Pending();
            subjects.put(key, pending);
            refusing++;
        }
        long count = 1;
        long first = nowNanos;
        if (pending.latest instanceof Decision.Refused before) {
            count += before.count();
            first = before.firstNanos();
            market = before.by().equals(OTHERS) ? before.market() : market;
        }
        pending.latest = new Decision.Refused(
                DecisionText.of(named),
                market,
                DecisionText.of(why),
                DecisionText.of(Sentences.words(request)),
                DecisionText.of(event),
                count,
                first,
                nowNanos);
        advance(pending, nowNanos);
    }

    /** What was refused, the latest first. */
    List<Decision.Refused> refused() {
        List<Decision.Refused> refused = new ArrayList<>();
        for (Pending pending : subjects.values()) {
            if (pending.latest instanceof Decision.Refused each) {
                refused.add(each);
            }
        }
        refused.sort(Comparator.comparingLong(Decision.Refused::nanos).reversed());
        return refused;
    }

    /** The strategy has said something about a topic; the topics are bounded where they are kept. */
    void explained(Explanation said, long nowNanos) {
        if (journal.isWritten()) {
            Explanation what = DecisionText.of(said);
            Pending pending = subjects.computeIfAbsent("explained " + what.topic(), any -> new Pending());
            if (!(pending.latest instanceof Decision.Explained before
                    && before.what().equals(what))) {
                pending.latest = new Decision.Explained(what, nowNanos);
            }
            advance(pending, nowNanos);
        }
    }

    private void advance(Pending pending, long nowNanos) {
        Decision latest = requireNonNull(pending.latest, "nothing there");
        Decision written = pending.written;
        if (latest.equals(written)) {
            return;
        }
        if (written == null || nowNanos - written.nanos() >= patience(written, latest)) {
            pending.written = latest;
            write(latest);
        }
    }

    private static long patience(Decision written, Decision latest) {
        boolean changed = written instanceof Decision.Explained before
                && latest instanceof Decision.Explained now
                && before.what().state() != now.what().state();
        return changed ? CHANGE_NANOS : PERIOD_NANOS;
    }

    /**
     * Once a second: what is due is written.
     *
     * @param limits how far each rule is from its limit, asked for when that is to be written
     */
    void look(
            String state,
            String sentence,
            List<Decision.Reason> found,
            Supplier<List<RiskRule.Limit>> limits,
            long nowNanos) {
        if (!journal.isWritten()) {
            return;
        }
        subjects.values().forEach(pending -> advance(pending, nowNanos));
        List<Decision.Reason> reasons = found.stream().map(DecisionText::of).toList();
        Decision.Stood before = stood;
        boolean due = nowNanos - limitsNanos >= PERIOD_NANOS;
        if (before != null
                && !due
                && before.state().equals(state)
                && kinds(before.reasons()).equals(kinds(reasons))) {
            return;
        }
        limitsNanos = nowNanos;
        Decision.Stood now = new Decision.Stood(
                state,
                DecisionText.of(sentence),
                reasons,
                limits.get().stream().limit(MOST_SUBJECTS).map(DecisionText::of).toList(),
                nowNanos);
        if (before == null || !same(before, now)) {
            stood = now;
            write(now);
        }
    }

    private static boolean same(Decision.Stood before, Decision.Stood now) {
        return before.state().equals(now.state())
                && before.sentence().equals(now.sentence())
                && before.reasons().equals(now.reasons())
                && before.limits().equals(now.limits());
    }

    /** The reasons without their figures; a strategy may say something else each second. */
    private static List<String> kinds(List<Decision.Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.cause() == Decision.Cause.STRATEGY
                        ? reason.cause().name()
                        : reason.cause() + FIGURES.matcher(reason.words()).replaceAll(""))
                .toList();
    }
}
