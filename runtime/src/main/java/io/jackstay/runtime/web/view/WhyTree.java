package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.session.SessionPicture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keeps a bot from its next order, as it is now. Thread safe: pure functions. */
final class WhyTree {
    private static final int MOST_REFUSED = 20;

    private WhyTree() {}

    static Node of(SessionPicture.OneBot bot, BotDetail detail) {
        List<Node> conditions = new ArrayList<>();
        for (Decision.Reason reason : detail.reasons()) {
            boolean waits = reason.cause() == Decision.Cause.FEED
                    || reason.cause() == Decision.Cause.BUDGET
                    || reason.cause() == Decision.Cause.ANSWER
                    || reason.cause() == Decision.Cause.LIFE;
            if (reason.cause() != Decision.Cause.STRATEGY) {
                conditions.add(condition(
                        reason.cause().name().toLowerCase(Locale.ROOT),
                        waits ? "wait" : "blocked",
                        reason.words(),
                        known(reason.actual()),
                        known(reason.limit())));
            }
        }
        detail.said().forEach(said -> conditions.add(said(said)));
        for (RiskRule.Limit limit : bot.status().limits()) {
            conditions.add(condition(
                    "risk:" + limit.name(),
                    BotWords.isNear(limit) ? "wait" : "ok",
                    limit.name(),
                    limit.actual(),
                    limit.limit()));
        }
        return new Node()
                .put("bot", bot.about().name())
                .at("at", detail.atNanos())
                .put("say", bot.status().sentence())
                .list("conditions", conditions)
                .list(
                        "refused",
                        detail.refused().stream()
                                .limit(MOST_REFUSED)
                                .map(WhyTree::refused)
                                .toList());
    }

    private static Node refused(Decision.Refused refused) {
        return new Node()
                .at("at", refused.nanos())
                .put("rule", refused.by())
                .put("market", refused.market().toString())
                .put("say", refused.why().words())
                .put("actual", known(refused.why().actual()))
                .put("limit", known(refused.why().limit()))
                .put("order", refused.order())
                .put("event", refused.event())
                .put("count", (Object) refused.count());
    }

    private static Node said(Explanation said) {
        String state = said.state() == Explanation.State.OK
                ? "ok"
                : said.state() == Explanation.State.BLOCKED ? "blocked" : "wait";
        return condition(
                        "strategy:" + said.topic(),
                        state,
                        said.words(),
                        said.limit().map(Explanation.Bound::actual).orElse(null),
                        said.limit().map(Explanation.Bound::limit).orElse(null))
                .put("until", (Object) said.until().map(Instant::toEpochMilli).orElse(null));
    }

    private static Node condition(
            String topic, String state, String say, @Nullable String actual, @Nullable String limit) {
        return new Node()
                .put("topic", topic)
                .put("state", state)
                .put("say", say)
                .put("actual", actual)
                .put("limit", limit);
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
