package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.BotPolicies;
import java.util.List;
import java.util.Optional;

/**
 * What of a bot's configuration changes while it runs. Immutable, but for the live rules that it names.
 *
 * @param keys the changed keys, for the journal
 * @param rules those that take the place of all that there are; empty when they stay
 * @param debug whether each order transition is printed
 * @param policies those that hold from here on
 */
public record BotChange(
        List<String> keys, Optional<List<BotSpec.NamedRule>> rules, boolean debug, BotPolicies policies) {
    public BotChange {
        keys = List.copyOf(keys);
        rules = rules.map(List::copyOf);
        requireNonNull(policies, "policies are null");
    }
}
