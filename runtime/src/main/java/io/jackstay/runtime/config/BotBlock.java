package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import java.util.List;
import java.util.Optional;

/**
 * One block below {@code bots}. Immutable.
 *
 * @param where where the block begins
 * @param risk in the order of the file, which is the order in which they are asked
 * @param capital what the bot's drawdown is a share of; empty for the equity of the account
 * @param shared whether other bots may claim the same markets
 * @param debug whether each order transition of this bot is printed
 * @param recorded whether its turns are recorded
 * @param policies what becomes of it and its orders when it starts, stops or fails
 * @param group for overviews; may be empty
 * @param role for overviews; may be empty
 * @param text the block as it was read, as a configuration text
 */
public record BotBlock(
        String name,
        Where where,
        PluginBlock strategy,
        List<PluginBlock> risk,
        Optional<Money> capital,
        boolean shared,
        boolean debug,
        boolean recorded,
        Threading threading,
        BotPolicies policies,
        String group,
        String role,
        String text) {
    public BotBlock {
        requireNonNull(name, "name is null");
        requireNonNull(where, "where is null");
        requireNonNull(strategy, "strategy is null");
        risk = List.copyOf(risk);
        requireNonNull(capital, "capital is null");
        requireNonNull(threading, "threading is null");
        requireNonNull(policies, "policies are null");
        requireNonNull(group, "group is null");
        requireNonNull(role, "role is null");
        requireNonNull(text, "text is null");
    }

    /** The block's key, such as {@code bots.btc-grid}. */
    public String path() {
        return KeyPath.child("bots", name);
    }

    /** For a problem with the bot as a whole. */
    public Spot spot() {
        return new Spot(where, path(), "");
    }
}
