package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.session.SessionPicture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bots by rules, halts, and what the worst case holds. Thread safe: pure functions. */
public final class RiskTree {
    private RiskTree() {}

    public static Map<String, @Nullable Object> of(SessionPicture picture) {
        Set<String> rules = new LinkedHashSet<>();
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        List<Node> halts = new ArrayList<>();
        List<Node> worst = new ArrayList<>();
        for (SessionPicture.OneBot bot : picture.bots()) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (RiskRule.Limit limit : bot.status().limits()) {
                rules.add(limit.name());
                cells.put(limit.name(), BotTree.limit(limit, "bot").map());
            }
            rows.put(
                    bot.about().name(),
                    new Node().put("scope", "bot").put("cells", cells).map());
            bot.detail().ifPresent(detail -> {
                detail.halted().ifPresent(say -> halts.add(halt(bot, say)));
                detail.paused().ifPresent(say -> halts.add(halt(bot, say)));
                detail.markets().forEach(market -> worst.add(worst(bot, market)));
            });
        }
        return new Node()
                .put("rules", List.copyOf(rules))
                .put("rows", rows)
                .list("halts", halts)
                .put("trips", List.of())
                .put("deadMan", List.of())
                .list("worst", worst)
                .map();
    }

    private static Node halt(SessionPicture.OneBot bot, String say) {
        return new Node()
                .put("scope", "bot")
                .put("bot", bot.about().name())
                .put("by", (Object) null)
                .put("say", say)
                .put("since", (Object) null)
                .put("until", (Object) null)
                .put("resumable", true);
    }

    private static Node worst(SessionPicture.OneBot bot, BotDetail.Market market) {
        return new Node()
                .put("bot", bot.about().name())
                .put("market", market.id().toString())
                .put("base", market.base())
                .put("ifBuysFill", market.ifBuysFill())
                .put("ifSellsFill", market.ifSellsFill())
                .put("loss", (Object) null)
                .put("asset", market.quote());
    }
}
