package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.session.SessionPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What wants a person, the worst first. Not thread safe: made, asked once and dropped. */
final class NeedsTree {
    private static final int MOST = 200;
    private static final List<String> UNWELL = List.of("failed", "halted", "stale");
    private static final Comparator<Need> WORST_FIRST =
            Comparator.comparing(Need::seen).thenComparing(need -> !need.level().equals(BotWords.BAD));

    private final Predicate<RaisedAlert> seen;
    private final List<Need> needs = new ArrayList<>();

    /** One line. */
    private record Need(String id, String level, boolean seen, Node node) {}

    private NeedsTree(Predicate<RaisedAlert> seen) {
        this.seen = seen;
    }

    /**
     * Lines by their ids.
     *
     * @param more alerts of the process that the session does not know
     * @param seen which alerts a person has seen; they are the last
     */
    static Map<String, @Nullable Object> of(
            SessionPicture picture, List<RaisedAlert> more, Predicate<RaisedAlert> seen) {
        NeedsTree tree = new NeedsTree(seen);
        picture.logins().forEach(tree::login);
        picture.bots().forEach(tree::bot);
        picture.process().standing().ifPresent(standing -> tree.scope(RaisedAlert.PROCESS, standing));
        picture.process().alerts().forEach(alert -> tree.alert(new RaisedAlert(RaisedAlert.PROCESS, alert), null));
        more.forEach(raised -> tree.alert(raised, null));
        Map<String, @Nullable Object> lines = new LinkedHashMap<>();
        tree.needs.stream().sorted(WORST_FIRST).limit(MOST).forEach(need -> lines.put(need.id, need.node.map()));
        return lines;
    }

    private void login(SessionPicture.OneLogin login) {
        if (!login.up()) {
            add("login:" + login.name(), BotWords.BAD, login.name(), null, login.why());
        }
        login.blocked().ifPresent(why -> add("loop:" + login.name(), BotWords.BAD, login.name(), null, why));
        login.standing().ifPresent(standing -> scope(login.name(), standing));
        login.alerts().forEach(alert -> alert(new RaisedAlert(login.name(), alert), null));
    }

    /** Rules over several bots. Of a halt there is an alert. */
    private void scope(String name, ScopeStanding standing) {
        if (standing.halted().isEmpty()) {
            standing.limits().stream().filter(BotWords::isNear).forEach(limit -> near(name, null, limit));
        }
    }

    private void bot(SessionPicture.OneBot bot) {
        String name = bot.about().name();
        String state = BotWords.state(bot);
        Optional<Alert> halt = bot.status().alerts().stream()
                .filter(alert -> alert.code() == AlertCode.BOT_HALTED)
                .findFirst();
        boolean told = state.equals("halted") && halt.isPresent();
        // The alert of a halt says the same and can be seen: one line is enough.
        if (UNWELL.contains(state) && !told) {
            add(
                    "bot:" + name,
                    state.equals("stale") ? BotWords.WARN : BotWords.BAD,
                    name,
                    name,
                    bot.status().sentence());
        }
        if (!state.equals("halted")) {
            bot.status().limits().stream().filter(BotWords::isNear).forEach(limit -> near(name, name, limit));
        }
        bot.status().alerts().forEach(alert -> alert(new RaisedAlert(name, alert), name));
    }

    private void near(String who, @Nullable String bot, RiskRule.Limit limit) {
        String say = "%s: %s of %s".formatted(limit.name(), limit.actual(), limit.limit());
        add("limit:%s:%s".formatted(who, limit.name()), BotWords.WARN, who, bot, say);
    }

    private void add(String id, String level, String who, @Nullable String bot, String say) {
        needs.add(new Need(id, level, false, line(level, who, bot, say).put("acknowledged", false)));
    }

    /** Those that are but good to know want nobody. */
    private void alert(RaisedAlert raised, @Nullable String bot) {
        String level = AlertLine.level(raised.alert());
        if (level.equals(BotWords.OK)) {
            return;
        }
        boolean known = seen.test(raised);
        Node line = line(level, raised.who(), bot, raised.alert().text())
                .at("since", raised.alert().sinceNanos())
                .put("acknowledged", known)
                .put("acknowledgeable", !known);
        needs.add(new Need("alert:%s:%s".formatted(raised.who(), raised.alert().id()), level, known, line));
    }

    private static Node line(String level, String who, @Nullable String bot, String say) {
        return new Node().put("level", level).put("who", who).put("bot", bot).put("say", say);
    }
}
