package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.util.ArrayList;
import java.util.List;

/** A strategy and the rules around it, as their plugins made them for one bot. Immutable, but for the live things in it. */
record MadeBot(Strategy strategy, List<BotSpec.NamedRule> rules) {
    MadeBot {
        requireNonNull(strategy, "strategy is null");
        rules = List.copyOf(rules);
    }

    /**
     * A plugin that fails to make its part costs the bots that need it: their strategy is one that ends them at their start.
     *
     * @throws PluginFailure when the plugin refuses its configuration, which stops the start of all
     */
    static MadeBot of(PlannedBot planned) {
        try {
            List<BotSpec.NamedRule> rules = new ArrayList<>();
            for (PlannedRule rule : planned.rules()) {
                rules.add(
                        new BotSpec.NamedRule(rule.name(), rule.plugin().risk().create(rule.config(), RiskScope.BOT)));
            }
            return new MadeBot(planned.plugin().strategy().create(planned.config()), rules);
        } catch (PluginFailure e) {
            if (e.configurationProblem().isPresent()) {
                throw e;
            }
            return new MadeBot(notMade(new JackstayException(e.code(), requireNonNull(e.getMessage()))), List.of());
        }
    }

    /** The failure is given on without its cause, which is an object of the plugin. */
    private static Strategy notMade(JackstayException failure) {
        return (context, start) -> {
            throw failure;
        };
    }
}
