package io.jackstay.connector.paper;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import java.util.List;
import java.util.TreeSet;

/** Settings of the paper exchange. Immutable. */
@Doc("A simulated exchange inside the process: no account, no network, no money")
public record PaperConfig(
        @Doc("The markets that it lists") List<PaperMarketConfig> markets,

        @Doc("What the account holds at first, one entry an asset, such as 10000 USDC; margin is reported in the first")
        @Default("[\"10000 USDC\"]")
        List<Money> balances) {
    /** {@link IllegalArgumentException} without markets, for a symbol or asset named twice, or a market that nothing can pay for. */
    public PaperConfig {
        markets = List.copyOf(markets);
        balances = List.copyOf(balances);
        if (markets.isEmpty()) {
            throw new IllegalArgumentException("markets = []: must list at least one");
        }
        if (balances.isEmpty()) {
            throw new IllegalArgumentException("balances = []: must name at least one, such as \"10000 USDC\"");
        }
        TreeSet<String> assets = new TreeSet<>();
        for (Money balance : balances) {
            if (!assets.add(balance.asset())) {
                throw new IllegalArgumentException("balances name %s twice".formatted(balance.asset()));
            }
            if (balance.signum() < 0) {
                throw new IllegalArgumentException("balances: %s must not be negative".formatted(balance));
            }
        }
        TreeSet<String> symbols = new TreeSet<>();
        for (PaperMarketConfig market : markets) {
            if (!symbols.add(market.symbol())) {
                throw new IllegalArgumentException("markets list %s twice".formatted(market.symbol()));
            }
            if (!assets.contains(market.quoteAsset())) {
                throw new IllegalArgumentException(
                        "balances = %s: have no %s, in which %s is paid; add for example \"10000 %s\""
                                .formatted(balances, market.quoteAsset(), market.symbol(), market.quoteAsset()));
            }
        }
    }

    /** The markets' rules, in the order of the file. */
    List<MarketInfo> infos(Venue venue) {
        return markets.stream().map(market -> market.info(venue)).toList();
    }
}
