package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.risk.ScopeStanding;
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
        List<Node> switches = new ArrayList<>();
        for (SessionPicture.OneLogin login : picture.logins()) {
            login.standing()
                    .ifPresent(standing -> scope("login " + login.name(), "login", standing, rules, rows, halts));
            login.deadMan().ifPresent(armed -> switches.add(deadMan(login.name(), armed)));
        }
        picture.process()
                .standing()
                .ifPresent(standing -> scope(RaisedAlert.PROCESS, "process", standing, rules, rows, halts));
        return new Node()
                .put("rules", List.copyOf(rules))
                .put("rows", rows)
                .list("halts", halts)
                .put("trips", List.of())
                .list("deadMan", switches)
                .list("worst", worst)
                .map();
    }

    private static void scope(
            String name,
            String kind,
            ScopeStanding standing,
            Set<String> rules,
            Map<String, @Nullable Object> rows,
            List<Node> halts) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (RiskRule.Limit limit : standing.limits()) {
            rules.add(limit.name());
            cells.put(limit.name(), BotTree.limit(limit, kind).map());
        }
        rows.put(name, new Node().put("scope", kind).put("cells", cells).map());
        standing.halted()
                .ifPresent(say -> halts.add(new Node()
                        .put("scope", name)
                        .put("bot", (Object) null)
                        .put("by", (Object) null)
                        .put("say", say)
                        .put("since", (Object) null)
                        .put("until", (Object) null)
                        .put("resumable", false)));
    }

    private static Node deadMan(String login, boolean armed) {
        return new Node()
                .put("account", login)
                .put("state", armed ? "armed" : "not armed")
                .put("leftMs", (Object) null)
                .put("ofMs", (Object) null);
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
