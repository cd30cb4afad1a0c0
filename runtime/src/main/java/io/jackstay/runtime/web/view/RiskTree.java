package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.account.DeadManView;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.session.SessionPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bots by rules, halts, and what the worst case holds. Thread safe: pure functions. */
public final class RiskTree {
    private static final int MOST_TRIPS = 20;

    private RiskTree() {}

    private record Trip(String scope, Alert alert) {}

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
                detail.halted().ifPresent(say -> halts.add(rests(bot, "halted", say)));
                detail.paused().ifPresent(say -> halts.add(rests(bot, "paused", say)));
                detail.markets().forEach(market -> worst.add(worst(bot, market)));
            });
        }
        List<Node> switches = new ArrayList<>();
        for (SessionPicture.OneLogin login : picture.logins()) {
            login.standing()
                    .ifPresent(standing -> scope("login " + login.name(), "login", standing, rules, rows, halts));
            login.deadMan().ifPresent(standing -> switches.add(deadMan(standing).put("account", login.name())));
        }
        picture.process()
                .standing()
                .ifPresent(standing -> scope(RaisedAlert.PROCESS, "process", standing, rules, rows, halts));
        return new Node()
                .put("rules", List.copyOf(rules))
                .put("rows", rows)
                .list("halts", halts)
                .list("trips", trips(picture))
                .list("deadMan", switches)
                .list("worst", worst)
                .map();
    }

    /** When rules halted something, the latest first. */
    private static List<Node> trips(SessionPicture picture) {
        List<Trip> trips = new ArrayList<>();
        picture.bots()
                .forEach(bot -> add(trips, bot.about().name(), bot.status().alerts()));
        picture.logins().forEach(login -> add(trips, "login " + login.name(), login.alerts()));
        add(trips, RaisedAlert.PROCESS, picture.process().alerts());
        return trips.stream()
                .sorted(Comparator.comparing(Trip::alert, Alert.LATEST_FIRST).thenComparing(Trip::scope))
                .limit(MOST_TRIPS)
                .map(RiskTree::trip)
                .toList();
    }

    private static void add(List<Trip> trips, String scope, List<Alert> alerts) {
        alerts.stream().filter(RiskTree::isHalt).forEach(alert -> trips.add(new Trip(scope, alert)));
    }

    private static boolean isHalt(Alert alert) {
        return alert.code() == AlertCode.BOT_HALTED
                || alert.code() == AlertCode.LOGIN_HALTED
                || alert.code() == AlertCode.PROCESS_HALTED;
    }

    private static Node trip(Trip trip) {
        return trip(trip.alert).put("scope", trip.scope);
    }

    private static Node trip(Alert alert) {
        return new Node()
                .put("rule", alert.subject())
                .put("say", alert.text())
                .put("count", (Object) alert.count())
                .at("at", alert.nanos());
    }

    /** When its rules halted a bot, the latest first. */
    static List<Node> trips(SessionPicture.OneBot bot) {
        return bot.status().alerts().stream()
                .filter(RiskTree::isHalt)
                .sorted(Alert.LATEST_FIRST)
                .map(RiskTree::trip)
                .toList();
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
                        .put("state", "halted")
                        .put("bot", (Object) null)
                        .put("say", say)
                        .put("resumable", false)));
    }

    /** The switch of a login. */
    public static Node deadMan(DeadManView standing) {
        return new Node()
                .put("state", standing.isArmed() ? "armed" : "not armed")
                .put("leftMs", standing.isArmed() ? (Object) standing.left().toMillis() : null)
                .put("ofMs", (Object) standing.horizon().toMillis());
    }

    /** A bot that a rule or a person keeps from its work; until when, if there is an end, is in the words. */
    private static Node rests(SessionPicture.OneBot bot, String state, String say) {
        Optional<Long> since = bot.status().alerts().stream()
                .filter(alert -> state.equals("halted") && alert.code() == AlertCode.BOT_HALTED)
                .map(Alert::sinceNanos)
                .findFirst();
        return new Node()
                .put("scope", "bot")
                .put("state", state)
                .put("bot", bot.about().name())
                .put("say", say)
                .at("since", since)
                .put("resumable", true);
    }

    private static Node worst(SessionPicture.OneBot bot, BotDetail.Market market) {
        return new Node()
                .put("bot", bot.about().name())
                .put("market", market.id().toString())
                .put("base", market.base())
                .put("ifBuysFill", market.ifBuysFill())
                .put("ifSellsFill", market.ifSellsFill());
    }
}
