package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one scope, asked one after the other, and the halts that they have called for. Not thread safe: owned by the loop of the
 * scope.
 *
 * <p>A rule that throws refuses; one that throws too often halts.
 */
public final class ScopeRules {
    /** What a bot takes at most to close a position, and a little more. */
    public static final Duration FLAT_WITHIN = Duration.ofSeconds(40);

    private final LongSupplier nowNanos;
    private final TradingDay days;
    private final RiskEffects effects;
    private final Halts halts = new Halts();
    private final List<Rule> rules = new ArrayList<>();
    private boolean quiet;

    private record Rule(String name, RiskRule rule, RiskView view, Actions actions, RuleFailures failures) {}

    /** @param nowNanos the time of the event being handled, epoch nanoseconds */
    public ScopeRules(LongSupplier nowNanos, TradingDay days, RiskEffects effects) {
        this.nowNanos = requireNonNull(nowNanos, "nowNanos is null");
        this.days = requireNonNull(days, "days are null");
        this.effects = requireNonNull(effects, "effects are null");
    }

    /** Adds a rule behind those already there; {@code name} tells rules of one plugin apart in texts. */
    public void add(String name, RiskRule rule, RiskView view) {
        rules.add(new Rule(name, rule, view, new Actions(name), new RuleFailures()));
    }

    /** No rule is asked any more; halts stay. */
    void clear() {
        rules.clear();
        quiet = false;
    }

    /** The halts of rules that are no longer there are over. */
    void dropHaltsWithoutRule(List<String> ofRuntime) {
        for (String name : halts.own()) {
            boolean known = rules.stream().anyMatch(rule -> rule.name.equals(name));
            if (!known && !ofRuntime.contains(name) && !halts.isStop(name)) {
                String over = withoutRule(name, halts.why(name));
                effects.forget(name);
                if (halts.resume(name)) {
                    effects.halted(false, name, over);
                } else {
                    effects.alert(name, over);
                }
            }
        }
    }

    private static String withoutRule(String name, String why) {
        return "the halt by %s is over, for there is no such rule any more: %s".formatted(name, why);
    }

    Halts halts() {
        return halts;
    }

    /** Why the scope is halted, in words. */
    public Optional<String> halted() {
        return halts.words(nowNanos.getAsLong());
    }

    /** The halts that there are, in the order in which they began. */
    public List<ImposedHalt> current() {
        return halts.all();
    }

    /** Each rule, and whatever else halts, by name: whether it halts now. */
    SortedMap<String, Boolean> halting() {
        SortedMap<String, Boolean> halting = new TreeMap<>();
        rules.forEach(rule -> halting.put(rule.name, false));
        halts.all().forEach(halt -> halting.put(halt.name(), true));
        return halting;
    }

    /** The first rule that refuses decides. */
    Optional<RiskDecision.Refuse> refusal(RiskOrder order) {
        for (Rule rule : rules) {
            if (decide(rule, order) instanceof RiskDecision.Refuse refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private RiskDecision decide(Rule rule, RiskOrder order) {
        try {
            return rule.rule.check(order, rule.view);
        } catch (RuntimeException e) {
            effects.failed(rule.name, e);
            return new RiskDecision.Refuse(rule.name, "a rule that answers", "it threw " + e.getMessage());
        }
    }

    public void onStart() {
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onStart(rule.view, rule.actions)));
    }

    public void onFill(OrderFill fill) {
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onFill(fill, rule.view, rule.actions)));
    }

    public void onOutcome(RiskOrder order, Outcome outcome) {
        rules.forEach(rule -> guarded(rule, () -> rule.rule.onOutcome(order, outcome, rule.view, rule.actions)));
    }

    /**
     * Ends the halts whose time is over, then asks each rule; without a lambda for each.
     *
     * @param above told of each equity above which a rule has nothing to decide
     */
    public void onTime(Consumer<Money> above) {
        if (halts.liftIfDue(nowNanos.getAsLong(), effects::forget)) {
            effects.halted(false, "", "the halt is over");
        }
        quiet = true;
        for (int i = 0; i < rules.size(); i++) {
            ask(rules.get(i), above);
        }
    }

    private void ask(Rule rule, Consumer<Money> above) {
        rule.actions.listen();
        try {
            rule.rule.onTime(rule.view, rule.actions);
            rule.actions.tell();
        } catch (RuntimeException e) {
            failed(rule, e);
        }
        if (!rule.actions.saidQuiet) {
            quiet = false;
        }
        Money said = rule.actions.saidAbove;
        if (said != null) {
            above.accept(said);
        }
    }

    /** Whether all rules have said that they need no mark and no second until they are asked again. */
    boolean isQuiet() {
        return quiet;
    }

    /** Something else than a rule wants to hear of marks and time. */
    void disturbed() {
        quiet = false;
    }

    /** The runtime itself halts: nothing passes, what reduces neither, until it resumes. */
    void stop(String name, String why) {
        quiet = false;
        if (halts.stop(name, why)) {
            effects.halted(true, name, halts.words(name, nowNanos.getAsLong()));
        }
    }

    /** The runtime itself halts until a person resumes, in a later process too: only what reduces passes. */
    public void halt(String name, String why) {
        quiet = false;
        if (halts.halt(name, why)) {
            effects.remember(name, why, Long.MAX_VALUE);
            effects.halted(true, name, halts.words(name, nowNanos.getAsLong()));
        }
    }

    /** Ends a halt of the runtime's own. */
    void resume(String name, String why) {
        if (halts.resume(name)) {
            effects.halted(false, name, why);
        }
    }

    /** All that a wider scope has halted now; what it had halted before and no longer does is over. */
    void impose(List<ImposedHalt> wanted) {
        for (String name : halts.imposed()) {
            if (wanted.stream().noneMatch(halt -> halt.name().equals(name))) {
                resume(name, "the halt is over");
            }
        }
        for (ImposedHalt halt : wanted) {
            quiet = false;
            if (halts.impose(halt)) {
                effects.halted(true, halt.name(), halts.words(halt.name(), nowNanos.getAsLong()));
            }
        }
    }

    /**
     * A halt of an earlier process goes on, with its old end; to be called before {@link #onStart}. One of a rule that is no longer there
     * is over.
     *
     * @param ofRuntime whether no rule called for it
     * @param everything whether nothing passes, what reduces neither
     */
    public void restore(String name, String why, long untilNanos, boolean ofRuntime, boolean everything) {
        if (!ofRuntime && rules.stream().noneMatch(rule -> rule.name.equals(name))) {
            effects.alert(name, withoutRule(name, why));
            effects.forget(name);
            return;
        }
        if (everything) {
            halts.stop(name, why);
        } else {
            halts.halt(name, why);
        }
        halts.resumeAt(name, untilNanos);
        effects.halted(true, name, halts.words(name, nowNanos.getAsLong()));
    }

    /** A person has said so: all halts of this scope are over. One that a wider scope has decided stays. */
    public void resumeAll(String why) {
        List<String> own = halts.own();
        boolean free = false;
        for (String name : own) {
            free = halts.resume(name);
            effects.forget(name);
        }
        if (!own.isEmpty()) {
            String last = own.get(own.size() - 1);
            String words = "%s: no longer halted by %s".formatted(why, String.join(", ", own));
            if (free) {
                effects.halted(false, last, words);
            } else {
                effects.alert(last, words + "; still " + halted().orElseThrow());
            }
        }
    }

    /** How far each rule is from its limit, in the order of the rules. */
    public List<RiskRule.Limit> limits() {
        List<RiskRule.Limit> limits = new ArrayList<>();
        rules.forEach(rule -> guarded(rule, () -> limits.addAll(rule.rule.limits(rule.view))));
        return limits;
    }

    private void guarded(Rule rule, Runnable call) {
        try {
            call.run();
            rule.actions.tell();
        } catch (RuntimeException e) {
            failed(rule, e);
        }
    }

    private void failed(Rule rule, RuntimeException failure) {
        effects.failed(rule.name, failure);
        if (rule.failures.count(nowNanos.getAsLong())) {
            rule.actions.halt("the rule failed %d times within %d s"
                    .formatted(RuleFailures.MAX, RuleFailures.WITHIN.toSeconds()));
        }
        rule.actions.tell();
    }

    private final class Actions implements RiskActions {
        private final String rule;
        private boolean untold;
        private boolean saidQuiet;
        private @Nullable Money saidAbove;
        private long rememberedUntil;

        private Actions(String rule) {
            this.rule = rule;
        }

        private void listen() {
            saidQuiet = false;
            saidAbove = null;
        }

        @Override
        public void quiet() {
            saidQuiet = true;
        }

        @Override
        public void quietAbove(Money equity) {
            saidQuiet = true;
            saidAbove = requireNonNull(equity, "equity is null");
        }

        @Override
        public void halt(String why) {
            quiet = false;
            untold |= halts.halt(rule, why);
        }

        /** At the end of the rule's call, when it is known until when the halt lasts. */
        private void tell() {
            if (untold) {
                untold = false;
                rememberedUntil = halts.until(rule).orElseThrow();
                effects.remember(rule, halts.why(rule), rememberedUntil);
                effects.halted(true, rule, halts.words(rule, nowNanos.getAsLong()));
            }
        }

        private void resumeAt(long epochNanos) {
            halts.resumeAt(rule, epochNanos);
            if (!untold && halts.until(rule).isPresent() && epochNanos != rememberedUntil) {
                rememberedUntil = epochNanos;
                effects.remember(rule, halts.why(rule), epochNanos);
            }
        }

        @Override
        public void cancelAll(String why) {
            effects.cancelAll("%s: %s".formatted(rule, why));
        }

        @Override
        public void flatten(String why) {
            effects.flatten("%s: %s".formatted(rule, why));
        }

        @Override
        public void resumeAfter(Duration delay) {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("a halt ends after a positive time, got " + delay);
            }
            resumeAt(Math.addExact(nowNanos.getAsLong(), delay.toNanos()));
        }

        @Override
        public void resumeNextDay() {
            resumeAt(days.nextNanos(nowNanos.getAsLong()));
        }

        @Override
        public void alert(String text) {
            effects.alert(rule, "%s: %s".formatted(rule, text));
        }
    }
}
