package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.config.Problems;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether rules over the process can add the bots up: money of two assets can't be. Not thread safe: one use. */
final class ReportingChecks {
    private final SessionPlan plan;
    private final Problems problems;
    private final SortedMap<String, MarketInfo> listed = new TreeMap<>();

    ReportingChecks(SessionPlan plan, Problems problems) {
        this.plan = requireNonNull(plan, "plan is null");
        this.problems = requireNonNull(problems, "problems are null");
    }

    /** These markets are listed. */
    void know(Collection<MarketInfo> markets) {
        markets.forEach(market -> listed.put(market.id().toString(), market));
    }

    /** Reports the first market that another asset is paid in than in the one before it, as far as they are known. */
    void run() {
        if (plan.rules().isEmpty()) {
            return;
        }
        Optional<Counted> first = Optional.empty();
        for (PlannedBot bot : plan.bots()) {
            for (Needs.Market needed : bot.needs().markets()) {
                Optional<Counted> next = counted(bot, needed.id());
                if (first.isPresent() && next.filter(first.get()::differs).isPresent()) {
                    report(first.get(), next.get());
                    return;
                }
                first = first.or(() -> next);
            }
        }
    }

    private record Counted(String bot, MarketId market, String asset) {
        boolean differs(Counted other) {
            return !asset.equals(other.asset);
        }

        String words() {
            return "%s counts %s in %s".formatted(bot, market, asset);
        }
    }

    private Optional<Counted> counted(PlannedBot bot, MarketId market) {
        return Optional.ofNullable(listed.get(market.toString()))
                .map(info -> new Counted(bot.block().name(), market, info.quoteAsset()));
    }

    private void report(Counted one, Counted other) {
        problems.error(
                plan.rules().get(0).block().pluginSpot(),
                "can't watch the process: %s, %s, and two assets are not added up"
                        .formatted(one.words(), other.words()),
                "bots whose markets are all quoted in one asset, or rules over each login",
                "");
    }
}
