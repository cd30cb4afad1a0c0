package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one bot is made of. Immutable, but for the live things that it names.
 *
 * @param number the bot's number in client order ids
 * @param installation as configured, for client order ids
 * @param guard stands around the callbacks that the strategy hands in
 * @param needs what the strategy asked for; its first market gives the reporting asset
 * @param markets the rules of those markets, in the same order, none missing
 * @param startEquity what equity and drawdown count from
 * @param accounts the login of each venue among the markets
 * @param debug whether each order transition is printed
 * @param policies what becomes of it and its orders when it stops or fails
 */
public record BotSpec(
        String name,
        int number,
        int installation,
        Strategy strategy,
        PluginGuard guard,
        Needs needs,
        List<NamedRule> rules,
        List<MarketInfo> markets,
        Money startEquity,
        SortedMap<Venue, ? extends BotAccount> accounts,
        boolean shared,
        boolean debug,
        BotPolicies policies) {
    public BotSpec {
        requireNonNull(name, "name is null");
        requireNonNull(strategy, "strategy is null");
        requireNonNull(guard, "guard is null");
        requireNonNull(needs, "needs is null");
        requireNonNull(startEquity, "startEquity is null");
        requireNonNull(policies, "policies are null");
        rules = List.copyOf(rules);
        markets = List.copyOf(markets);
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        if (markets.isEmpty()) {
            throw new IllegalArgumentException("bot %s has no market".formatted(name));
        }
    }

    /** A bot whose file says nothing of policies. */
    public BotSpec(
            String name,
            int number,
            int installation,
            Strategy strategy,
            PluginGuard guard,
            Needs needs,
            List<NamedRule> rules,
            List<MarketInfo> markets,
            Money startEquity,
            SortedMap<Venue, ? extends BotAccount> accounts,
            boolean shared,
            boolean debug) {
        this(
                name,
                number,
                installation,
                strategy,
                guard,
                needs,
                rules,
                markets,
                startEquity,
                accounts,
                shared,
                debug,
                BotPolicies.DEFAULT);
    }

    BotAccount requireAccount(Venue venue) {
        BotAccount account = accounts.get(venue);
        if (account == null) {
            throw new IllegalArgumentException("%s is none of the venues of bot %s".formatted(venue, name));
        }
        return account;
    }

    /** A risk rule, and what texts call it. */
    public record NamedRule(String name, RiskRule rule) {}
}
