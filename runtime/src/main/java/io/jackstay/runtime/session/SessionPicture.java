package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.runtime.account.DeadManView;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.risk.ScopeStanding;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session as it was at one moment, made by the thread that drives it from what the loops have published. Immutable, so that anybody may
 * look at it for as long as he likes.
 *
 * @param atNanos epoch nanoseconds
 * @param bots in the order of the file
 * @param logins in the order of their names
 * @param process rules over all bots, and what a person must know of them
 */
public record SessionPicture(long atNanos, List<OneBot> bots, List<OneLogin> logins, OfProcess process) {
    public SessionPicture {
        bots = List.copyOf(bots);
        logins = List.copyOf(logins);
        requireNonNull(process, "process is null");
    }

    /** @param standing empty where there are no rules over all bots */
    public record OfProcess(Optional<ScopeStanding> standing, List<Alert> alerts) {
        /** No rules, and nothing to know. */
        public static final OfProcess NOTHING = new OfProcess(Optional.empty(), List.of());

        public OfProcess {
            requireNonNull(standing, "standing is null");
            alerts = List.copyOf(alerts);
        }
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
     * @param version of its jar; empty where the jar does not say
     * @param config first digits of the SHA-256 of the bot's block
     * @param paper whether no money is at stake at any of its venues
     * @param onStop what its end does: {@code cancel}, {@code flatten} or {@code keep}
     * @param flattenWithin how far from the mark it is closed at most, a fraction
     */
    public record About(
            String name,
            String strategy,
            Optional<String> version,
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

        /** Whether the equity of these bots can't be added up: one that counts all of its login's shares the login with another of them. */
        public static boolean shareEquity(List<About> bots) {
            return bots.stream().filter(about -> about.capital.isEmpty()).anyMatch(about -> bots.stream()
                    .filter(other -> !other.name.equals(about.name))
                    .anyMatch(other -> other.venues.stream().anyMatch(about.venues::contains)));
        }
    }

    /**
     * One login.
     *
     * @param plugin name of the connector
     * @param why what keeps it from being up; empty while it is
     * @param blocked what its loop hangs in; empty while it turns
     * @param standing where the rules over the login stand; empty where there are none
     * @param liquidations where the venue would liquidate its positions, as far as it says so
     * @param deadMan how the switch stands that cancels our orders if nobody looks after them; empty where none is configured
     */
    public record OneLogin(
            String name,
            String plugin,
            boolean paper,
            boolean up,
            String why,
            Optional<String> blocked,
            List<Alert> alerts,
            Optional<ScopeStanding> standing,
            Optional<DeadManView> deadMan,
            SortedMap<MarketId, Price> liquidations) {
        public OneLogin {
            liquidations = Collections.unmodifiableSortedMap(new TreeMap<>(liquidations));
            alerts = List.copyOf(alerts);
            requireNonNull(standing, "standing is null");
            requireNonNull(deadMan, "deadMan is null");
        }
    }
}
