package io.jackstay.runtime.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a start would do. Immutable. */
public record Outlook(List<OfBot> bots, List<OfLogin> logins) {
    public Outlook {
        bots = List.copyOf(bots);
        logins = List.copyOf(logins);
    }

    /**
     * One bot.
     *
     * @param status as it stood last, with the limits of its rules
     */
    public record OfBot(BotStatus status, List<OfMarket> markets) {
        public OfBot {
            requireNonNull(status, "status is null");
            markets = List.copyOf(markets);
        }

        /** Whether it could be started. */
        public boolean isStarted() {
            return status.isMade() && !status.failed();
        }
    }

    /**
     * One market of a bot.
     *
     * @param position signed, in base units; what a start would take up
     * @param mid between the best prices; empty while there are none
     * @param keep orders that rest and would stay as they are
     * @param leverage what the bot asks for; the market's most where it asks for none
     */
    public record OfMarket(
            MarketInfo info,
            BigDecimal position,
            Optional<BigDecimal> mid,
            List<Unsent.Placed> place,
            List<OrderReport> keep,
            List<Unsent.Changed> change,
            List<OrderReport> cancel,
            Leverage leverage,
            Figures figures) {
        public OfMarket {
            place = List.copyOf(place);
            keep = List.copyOf(keep);
            change = List.copyOf(change);
            cancel = List.copyOf(cancel);
        }

        public MarketId id() {
            return info.id();
        }
    }

    /**
     * By what a notional is divided to get its margin.
     *
     * @param isAsked whether the bot asks for it; otherwise it is the market's most, and the venue's own setting may be lower
     */
    public record Leverage(int times, boolean isAsked) {}

    /**
     * One login.
     *
     * @param margin as the venue tells it; empty where it has none
     * @param needed what positions and orders of the bots need in all, by asset
     * @param strays orders of ours that no bot here knows, which would be cancelled
     * @param others open orders of somebody else, which would not be touched
     */
    public record OfLogin(
            Venue venue, Optional<Margin> margin, List<Money> needed, List<OrderReport> strays, int others) {
        public OfLogin {
            needed = List.copyOf(needed);
            strays = List.copyOf(strays);
        }
    }
}
