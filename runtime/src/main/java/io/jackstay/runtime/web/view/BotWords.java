package io.jackstay.runtime.web.view;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One word for how a bot is, and how bad that is. Thread safe: pure functions. */
final class BotWords {
    static final String BAD = "bad";
    static final String WARN = "warn";
    static final String OK = "ok";

    private static final BigDecimal NEAR = new BigDecimal("0.8");

    private BotWords() {}

    static String state(SessionPicture.OneBot bot) {
        if (bot.status().failed()) {
            return "failed";
        }
        if (bot.status().state() == BotState.RUNNING && isHalted(bot)) {
            return "halted";
        }
        if (bot.status().state() == BotState.RUNNING && paused(bot).isPresent()) {
            return "paused";
        }
        if (bot.status().state() == BotState.RUNNING && isStale(bot)) {
            return "stale";
        }
        return bot.status().state().name().toLowerCase(Locale.ROOT);
    }

    static boolean isHalted(SessionPicture.OneBot bot) {
        return bot.detail().flatMap(BotDetail::halted).isPresent();
    }

    static Optional<String> paused(SessionPicture.OneBot bot) {
        return bot.detail().flatMap(BotDetail::paused);
    }

    private static boolean isStale(SessionPicture.OneBot bot) {
        return reasons(bot).stream()
                .anyMatch(reason -> reason.cause() == Decision.Cause.FEED || reason.cause() == Decision.Cause.VENUE);
    }

    static List<Decision.Reason> reasons(SessionPicture.OneBot bot) {
        return bot.detail().map(BotDetail::reasons).orElse(List.of());
    }

    static String level(SessionPicture.OneBot bot) {
        String state = state(bot);
        if (state.equals("failed") || state.equals("halted")) {
            return BAD;
        }
        boolean near = bot.status().limits().stream().anyMatch(BotWords::isNear);
        return state.equals("stale") || near || !bot.status().alerts().isEmpty() ? WARN : OK;
    }

    static boolean isNear(RiskRule.Limit limit) {
        return limit.used().compareTo(NEAR) >= 0;
    }
}
