package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.PluginBlock;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.RecordBinder;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Loads and binds what a configuration names, and reports everything that is wrong with it. Not thread safe: one use, by the
 * thread that starts the process.
 */
public final class SessionPlanner {
    private final PluginCatalog catalog;
    private final Problems problems;

    public SessionPlanner(PluginCatalog catalog, Problems problems) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    /** What could be planned; it can be started when there are no errors among the problems. */
    public SessionPlan plan(ConfigFile.Loaded loaded) {
        List<PlannedConnector> connectors = new ArrayList<>();
        for (ConnectorBlock block : loaded.config().connectors()) {
            planConnector(block).ifPresent(connectors::add);
        }
        List<PlannedBot> bots = new ArrayList<>();
        int number = 0;
        for (BotBlock block : loaded.config().bots()) {
            planBot(++number, block).ifPresent(bots::add);
        }
        List<PlannedRule> rules = planRules(loaded.config().settings().risk(), RiskScope.PROCESS);
        SessionPlan plan = new SessionPlan(loaded.config(), connectors, bots, rules);
        new PlanChecks(plan, problems).run();
        return plan;
    }

    Optional<PlannedConnector> planConnector(ConnectorBlock block) {
        List<PlannedRule> rules = planRules(block.risk(), RiskScope.ACCOUNT);
        Venue venue = new Venue(block.name());
        return open(PluginKind.CONNECTOR, block.plugin())
                .flatMap(plugin -> keep(
                        plugin,
                        bind(plugin, block.plugin())
                                .flatMap(config -> guarded(block.plugin(), () -> {
                                    VenueTraits traits = plugin.connector().traits(config);
                                    Optional<List<MarketInfo>> markets =
                                            plugin.connector().markets(config, venue);
                                    return new PlannedConnector(
                                            venue,
                                            block,
                                            plugin,
                                            config,
                                            traits,
                                            markets,
                                            rules,
                                            plugin.connector().isSimulated(config));
                                }))));
    }

    Optional<PlannedBot> planBot(int number, BotBlock block) {
        List<PlannedRule> rules = planRules(block.risk(), RiskScope.BOT);
        return open(PluginKind.STRATEGY, block.strategy())
                .flatMap(plugin -> keep(
                        plugin,
                        bind(plugin, block.strategy())
                                .flatMap(config -> guarded(block.strategy(), () -> {
                                    Needs needs = plugin.strategy().needs(config);
                                    return new PlannedBot(number, block, plugin, config, needs, rules);
                                }))));
    }

    List<PlannedRule> planRules(List<PluginBlock> blocks, RiskScope scope) {
        List<PlannedRule> rules = new ArrayList<>();
        for (PluginBlock rule : blocks) {
            planRule(rule, scope).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<PlannedRule> planRule(PluginBlock block, RiskScope scope) {
        return open(PluginKind.RISK, block)
                .flatMap(plugin -> keep(
                        plugin,
                        bind(plugin, block)
                                .flatMap(config -> guarded(block, () -> {
                                    requireScope(block, plugin, scope);
                                    List<RiskProvider.Bound> bounds =
                                            plugin.risk().bounds(config);
                                    return new PlannedRule(block.plugin(), block, plugin, config, bounds);
                                }))));
    }

    private void requireScope(PluginBlock block, PluginHandle plugin, RiskScope scope) {
        if (!plugin.risk().scopes().contains(scope)) {
            problems.error(
                    block.pluginSpot(),
                    misplaced(scope),
                    "a rule with the scope %s; its scopes are %s"
                            .formatted(scope, plugin.risk().scopes()),
                    "");
        }
    }

    private static String misplaced(RiskScope scope) {
        return switch (scope) {
            case BOT -> "can't guard one bot";
            case ACCOUNT -> "can't guard a login";
            case PROCESS -> "can't watch the process, where no order is asked about and a rule can only halt";
        };
    }

    private Optional<PluginHandle> open(PluginKind kind, PluginBlock block) {
        Optional<PluginDescriptor> found = catalog.find(kind, block.plugin());
        if (found.isEmpty()) {
            String searched = catalog.searched().stream().map(Object::toString).collect(Collectors.joining(", "));
            problems.unknownName(
                    block.pluginSpot(),
                    kind.name().toLowerCase(Locale.ROOT) + " plugin",
                    catalog.names(kind),
                    searched.isEmpty() ? "no folder" : searched);
            return Optional.empty();
        }
        try {
            return Optional.of(catalog.open(found.get()));
        } catch (JackstayException e) {
            problems.error(block.pluginSpot(), requireNonNull(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Record> bind(PluginHandle plugin, PluginBlock block) {
        return guarded(block, () -> plugin.provider().configType())
                .flatMap(type -> RecordBinder.bind(block, type, problems));
    }

    /** The plan owns the plugin when it goes on; else the plugin is closed here. */
    private static <T> Optional<T> keep(PluginHandle plugin, Optional<T> planned) {
        if (planned.isEmpty()) {
            plugin.close();
        }
        return planned;
    }

    private <T> Optional<T> guarded(PluginBlock block, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (PluginFailure e) {
            problems.error(block.spot(), e.configurationProblem().orElseGet(() -> requireNonNull(e.getMessage())));
            return Optional.empty();
        } catch (JackstayException e) {
            problems.error(block.spot(), requireNonNull(e.getMessage()));
            return Optional.empty();
        }
    }
}
