package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotChange;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.HandAnswer;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.FlatKeys;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.error.JackstayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes a bot that runs to what its file says now, as far as that can be done. Not thread safe: owned by the thread that drives the
 * session.
 *
 * <p>Rules, the debug switch and some policies change on the bot's own loop; all else is listed. Nothing changes when anything in the file
 * is wrong.
 */
final class Reloads {
    private static final List<String> APPLIED =
            List.of("risk", "debug", "on-stop", "flatten-within", "on-error", "restart");

    private final Session session;
    private final Supervisor supervisor;
    private final Supplier<ConfigFile.Loaded> source;
    /** Rules that a bot no longer asks. */
    private final Queue<PlannedRule> retired = new ConcurrentLinkedQueue<>();

    private FlatKeys running;

    /** @param source reads the file again, with what the command line overrides */
    Reloads(Session session, Supervisor supervisor, FlatKeys running, Supplier<ConfigFile.Loaded> source) {
        this.session = requireNonNull(session, "session is null");
        this.supervisor = requireNonNull(supervisor, "supervisor is null");
        this.running = requireNonNull(running, "running is null");
        this.source = requireNonNull(source, "source is null");
    }

    /** Lets go of the rules that have been replaced. */
    void look() {
        for (PlannedRule rule = retired.poll(); rule != null; rule = retired.poll()) {
            rule.plugin().close();
        }
    }

    /** @param answer called once, by any thread, or never when the bot takes no turn any more */
    void reload(RunningBot bot, String by, Consumer<ControlAnswer> answer) {
        Optional<Bot> alive = bot.bot();
        if (alive.isEmpty() || bot.status().state() != BotState.RUNNING) {
            answer.accept(ControlAnswer.refused(
                    "bot %s does not run: %s".formatted(bot.name(), bot.status().sentence())));
            return;
        }
        ConfigFile.Loaded now = source.get();
        try (SessionPlan plan = new SessionPlanner(supervisor.catalog(), now.problems()).plan(now)) {
            if (now.problems().hasErrors()) {
                answer.accept(wrong(now.problems()));
                return;
            }
            Optional<BotBlock> block = plan.bots().stream()
                    .map(PlannedBot::block)
                    .filter(one -> one.name().equals(bot.name()))
                    .findFirst();
            if (block.isEmpty()) {
                answer.accept(ControlAnswer.refused("the file has no bot %s any more: stop it".formatted(bot.name())));
                return;
            }
            change(bot, alive.get(), block.get(), now, by, answer);
        }
    }

    private static ControlAnswer wrong(Problems problems) {
        List<String> words = problems.sorted().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::toString)
                .toList();
        return new ControlAnswer(
                ControlAnswer.Result.REFUSED,
                "the file has mistakes, so nothing was changed: " + String.join("; ", words),
                Map.of("problems", words));
    }

    private void change(
            RunningBot bot,
            Bot alive,
            BotBlock block,
            ConfigFile.Loaded now,
            String by,
            Consumer<ControlAnswer> answer) {
        List<String> applied = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String key : running.changedTo(now.keys())) {
            (isApplied(block.path(), key) ? applied : left).add(key);
        }
        if (applied.isEmpty()) {
            answer.accept(answer(
                    ControlAnswer.Result.DONE, "nothing that may change while it runs has changed", applied, left));
            return;
        }
        if (bot.planned().block().recorded()) {
            answer.accept(ControlAnswer.refused(
                    "the bot is recorded (record = true), and what changes while it runs could not be replayed"));
            return;
        }
        Problems problems = new Problems();
        Optional<PlannedBot> merged = merged(bot, block, hasRisk(block, applied), problems);
        if (merged.isEmpty()) {
            answer.accept(wrong(problems));
            return;
        }
        Optional<List<BotSpec.NamedRule>> rules;
        try {
            rules = hasRisk(block, applied) ? Optional.of(made(merged.get())) : Optional.empty();
        } catch (JackstayException e) {
            merged.get().closeRules();
            answer.accept(ControlAnswer.refused("a rule can't be made, so nothing was changed: " + e.getMessage()));
            return;
        }
        List<PlannedRule> before = rules.isPresent() ? bot.planned().rules() : List.of();
        bot.replan(merged.get());
        running = running.with(now.keys(), applied);
        BotBlock changed = merged.get().block();
        boolean debug = changed.debug() || session.logins().isDebugged(bot.venues());
        alive.change(new BotChange(applied, rules, debug, changed.policies()), by, came -> {
            if (came.kind() != HandAnswer.Kind.REFUSED) {
                retired.addAll(before);
            }
            answer.accept(answer(result(came), came.words(), applied, left));
        });
    }

    private static ControlAnswer.Result result(HandAnswer came) {
        return switch (came.kind()) {
            case DONE -> ControlAnswer.Result.DONE;
            case REFUSED -> ControlAnswer.Result.REFUSED;
            case FAILED -> ControlAnswer.Result.FAILED;
            case UNCONFIRMED -> ControlAnswer.Result.UNCONFIRMED;
        };
    }

    private static boolean isApplied(String bot, String key) {
        return APPLIED.stream().anyMatch(own -> isBelow(bot + "." + own, key));
    }

    private static boolean isBelow(String path, String key) {
        return key.equals(path) || key.startsWith(path + ".") || key.startsWith(path + "[");
    }

    private static boolean hasRisk(BotBlock block, List<String> applied) {
        return applied.stream().anyMatch(key -> isBelow(block.path() + ".risk", key));
    }

    /** What runs, with that of the file which may change; checked against all that runs beside it. */
    private Optional<PlannedBot> merged(RunningBot bot, BotBlock wanted, boolean withRules, Problems problems) {
        PlannedBot planned = bot.planned();
        BotBlock old = planned.block();
        BotPolicies policies = new BotPolicies(
                old.policies().onStart(),
                wanted.policies().onStop(),
                wanted.policies().flattenWithin(),
                wanted.policies().onError(),
                old.policies().errorRate(),
                wanted.policies().restart(),
                old.policies().watchdog(),
                old.policies().maxQuoteAge());
        BotBlock block = new BotBlock(
                old.name(),
                wanted.where(),
                old.strategy(),
                withRules ? wanted.risk() : old.risk(),
                old.capital(),
                old.shared(),
                wanted.debug(),
                old.recorded(),
                old.threading(),
                policies,
                old.group(),
                old.role(),
                old.text());
        List<PlannedRule> rules = withRules
                ? new SessionPlanner(supervisor.catalog(), problems).planRules(wanted.risk(), RiskScope.BOT)
                : planned.rules();
        PlannedBot merged =
                new PlannedBot(planned.number(), block, planned.plugin(), planned.config(), planned.needs(), rules);
        SessionPlan all = session.planInstead(merged);
        new PlanChecks(all, problems).run();
        session.checkListed(all, problems);
        if (problems.hasErrors()) {
            if (withRules) {
                merged.closeRules();
            }
            return Optional.empty();
        }
        return Optional.of(merged);
    }

    private static List<BotSpec.NamedRule> made(PlannedBot planned) {
        List<BotSpec.NamedRule> rules = new ArrayList<>();
        for (PlannedRule rule : planned.rules()) {
            rules.add(new BotSpec.NamedRule(rule.name(), rule.plugin().risk().create(rule.config(), RiskScope.BOT)));
        }
        return rules;
    }

    private static ControlAnswer answer(
            ControlAnswer.Result result, String words, List<String> applied, List<String> left) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("applied", applied);
        more.put("notApplied", left);
        String shown = words
                + (applied.isEmpty() ? "" : ": " + String.join(", ", applied))
                + (left.isEmpty() ? "" : "; not before a new start: " + String.join(", ", left));
        return new ControlAnswer(result, shown, more);
    }
}
