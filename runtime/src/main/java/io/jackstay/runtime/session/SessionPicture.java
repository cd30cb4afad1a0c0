package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A session as it was at one moment, made by the thread that drives it from what the loops have published. Immutable, so that anybody may
 * look at it for as long as he likes.
 *
 * @param atNanos epoch nanoseconds
 * @param bots in the order of the file
 * @param logins in the order of their names
 */
public record SessionPicture(long atNanos, List<OneBot> bots, List<OneLogin> logins) {
    public SessionPicture {
        bots = List.copyOf(bots);
        logins = List.copyOf(logins);
    }

    /** @param detail empty until the bot has been looked at closely */
    public record OneBot(About about, BotStatus status, Optional<BotDetail> detail) {
        public OneBot {
            requireNonNull(about, "about is null");
            requireNonNull(status, "status is null");
            requireNonNull(detail, "detail is null");
        }
    }

    /**
     * What the configuration says of a bot.
     *
     * @param strategy name of the plugin
     * @param config first digits of the SHA-256 of the bot's block
     * @param paper whether no money is at stake at any of its venues
     * @param onStop what its end does: {@code cancel}, {@code flatten} or {@code keep}
     * @param flattenWithin how far from the mark it is closed at most, a fraction
     */
    public record About(
            String name,
            String strategy,
            String config,
            String group,
            String role,
            List<String> venues,
            List<String> rules,
            boolean paper,
            Optional<Money> capital,
            String onStop,
            BigDecimal flattenWithin) {
        public About {
            venues = List.copyOf(venues);
            rules = List.copyOf(rules);
        }
    }

    /**
     * One login.
     *
     * @param plugin name of the connector
     * @param why what keeps it from being up; empty while it is
     * @param blocked what its loop hangs in; empty while it turns
     */
    public record OneLogin(
            String name,
            String plugin,
            boolean paper,
            boolean up,
            String why,
            Optional<String> blocked,
            List<Alert> alerts) {
        public OneLogin {
            alerts = List.copyOf(alerts);
        }
    }
}
