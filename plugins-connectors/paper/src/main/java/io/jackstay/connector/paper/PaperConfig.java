package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.lib.sim.FeeSchedule;
import io.jackstay.lib.sim.FeeTier;
import io.jackstay.lib.sim.QueueModel;
import io.jackstay.lib.sim.SelfTrade;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Settings of the paper exchange. Immutable. */
@Doc("A simulated exchange inside the process: no account, no network, no money")
public record PaperConfig(
        @Doc("The markets that it lists") List<PaperMarketConfig> markets,

        @Doc(
                "What the account holds when it is first started, one entry an asset, such as 10000 USDC; margin is reported in the first")
        @Default("[\"10000 USDC\"]")
        List<Money> balances,

        @Doc("Where a resting order stands among others when the size at its price shrinks without a trade")
        @Default("proportional")
        QueueModel queue,

        @Doc("What happens where two orders of this account would meet") @Default("cancel-newest")
        SelfTrade selfTrade,

        @Doc("Whether a changed order keeps its ids or is replaced by a successor") @Default("in-place")
        AmendModel amends,

        @Doc("The time that messages between us and the exchange take; none when left out")
        Optional<LatencyConfig> latency,

        @Doc("Commands that the exchange refuses although nothing is wrong with them; none when left out")
        Optional<RejectsConfig> rejects,

        @Doc("Fees by what the account has traded; below the lowest volume a market's own fees hold") @Default("[]")
        List<FeeTierConfig> feeTiers,

        @Doc(
                "Days that the volume of fee tiers is counted over, the present one included, by UTC; 0 is all of the account's life")
        @Default("30")
        @Range(min = "0", max = "365")
        int feeWindowDays,

        @Doc("How many commands the exchange says that it takes; any number when left out")
        Optional<RequestBudgetConfig> requestBudget) {
    /** {@link IllegalArgumentException} without markets, for a symbol or asset named twice, or a market that nothing can pay for. */
    public PaperConfig {
        markets = List.copyOf(markets);
        balances = List.copyOf(balances);
        requireNonNull(queue, "queue is null");
        requireNonNull(selfTrade, "selfTrade is null");
        requireNonNull(amends, "amends is null");
        requireNonNull(latency, "latency is null");
        requireNonNull(rejects, "rejects is null");
        requireNonNull(requestBudget, "requestBudget is null");
        feeTiers = List.copyOf(feeTiers);
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

    /** An exchange with the default rules. */
    public static PaperConfig of(List<PaperMarketConfig> markets, List<Money> balances) {
        return new PaperConfig(
                markets,
                balances,
                QueueModel.PROPORTIONAL,
                SelfTrade.CANCEL_NEWEST,
                AmendModel.IN_PLACE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                30,
                Optional.empty());
    }

    /** What the account's fills cost. */
    FeeSchedule feeSchedule() {
        List<FeeTier> tiers = feeTiers.stream()
                .map(tier -> new FeeTier(
                        tier.volume(),
                        tier.makerFee().fraction(),
                        tier.takerFee().fraction()))
                .toList();
        return new FeeSchedule(tiers, feeWindowDays);
    }

    /** The markets' rules, in the order of the file. */
    List<MarketInfo> infos(Venue venue) {
        return markets.stream().map(market -> market.info(venue)).toList();
    }
}
