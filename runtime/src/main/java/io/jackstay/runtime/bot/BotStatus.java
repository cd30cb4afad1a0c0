package io.jackstay.runtime.bot;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one bot shows to people, made on its loop, at most ten times a second. Immutable.
 *
 * @param sentence what the bot is doing or waiting for; the same words everywhere
 * @param why how it ended, once it has
 * @param alerts what a person must know of, those of this process, the one raised longest ago first
 */
public record BotStatus(
        String name,
        BotState state,
        boolean failed,
        String sentence,
        String why,
        List<Market> markets,
        Counts counts,
        Pnl pnl,
        Money equity,
        Money maxDrawdown,
        List<RiskRule.Limit> limits,
        Optional<Long> firstOrderNanos,
        List<Alert> alerts) {
    private static final String NO_ASSET = "none";

    public BotStatus {
        markets = List.copyOf(markets);
        limits = List.copyOf(limits);
        alerts = List.copyOf(alerts);
    }

    /** A bot of which nothing lives: it waits for its venues, or could not be started. What it holds is not known. */
    public static BotStatus notMade(String name, BotState state, boolean failed, String words) {
        return new BotStatus(
                name,
                state,
                failed,
                words,
                state == BotState.STOPPED ? words : "",
                List.of(),
                new Counts(0, 0, 0, 0, 0, 0, 0),
                Pnl.none(NO_ASSET),
                Money.zero(NO_ASSET),
                Money.zero(NO_ASSET),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether there is a bot to speak of; if not, its figures mean nothing. */
    public boolean isMade() {
        return !markets.isEmpty();
    }

    /** The same bot, which has failed, in words of somebody else: it can't speak for itself. */
    public BotStatus lost(String words) {
        return new BotStatus(
                name,
                state,
                true,
                words,
                words,
                markets,
                counts,
                pnl,
                equity,
                maxDrawdown,
                limits,
                firstOrderNanos,
                alerts);
    }

    /** The same bot, and what comes next. */
    public BotStatus next(String words) {
        return new BotStatus(
                name,
                state,
                failed,
                "%s; %s".formatted(sentence, words),
                why,
                markets,
                counts,
                pnl,
                equity,
                maxDrawdown,
                limits,
                firstOrderNanos,
                alerts);
    }

    /** One of the bot's markets; the position is signed, in base units. */
    public record Market(MarketId id, Optional<TopOfBook> top, BigDecimal position, int openOrders) {}

    /**
     * @param strikes how often the strategy threw
     * @param dropped messages about orders that were late, repeated or would have gone backwards
     */
    public record Counts(
            long orders, long fills, long rejected, int openOrders, long strikes, long missedTrades, long dropped) {}
}
