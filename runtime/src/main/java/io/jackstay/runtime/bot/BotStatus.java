package io.jackstay.runtime.bot;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.telemetry.Buckets;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one bot shows to people, made on its loop, at most ten times a second. Immutable.
 *
 * @param sentence what the bot is doing or waiting for; the same words everywhere
 * @param why how it ended, once it has
 * @param alerts what a person must know of, those of this process, the one raised longest ago first
 * @param detail what measurements show of it beside
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
        List<Alert> alerts,
        Detail detail) {
    private static final String NO_ASSET = "none";

    /** Without a detail. */
    public BotStatus(
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
        this(
                name,
                state,
                failed,
                sentence,
                why,
                markets,
                counts,
                pnl,
                equity,
                maxDrawdown,
                limits,
                firstOrderNanos,
                alerts,
                Detail.none(pnl.realized().asset()));
    }

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
                alerts,
                detail);
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
                alerts,
                detail);
    }

    /** One of the bot's markets; the position is signed, in base units. */
    public record Market(MarketId id, Optional<TopOfBook> top, BigDecimal position, int openOrders, Held held) {
        /** One of whose position nothing but the size is known. */
        public Market(MarketId id, Optional<TopOfBook> top, BigDecimal position, int openOrders) {
            this(id, top, position, openOrders, Held.UNKNOWN);
        }
    }

    /**
     * What a position has cost and is worth.
     *
     * @param entry average price, quote per base; empty when flat
     * @param mark the price that it is valued at; empty while there is none
     * @param unrealized what closing at the mark would earn before fees; empty when flat and while there is no mark
     */
    public record Held(Optional<BigDecimal> entry, Optional<BigDecimal> mark, Optional<Money> unrealized) {
        static final Held UNKNOWN = new Held(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param strikes how often the strategy threw
     * @param dropped messages about orders that were late, repeated or would have gone backwards
     */
    public record Counts(
            long orders, long fills, long rejected, int openOrders, long strikes, long missedTrades, long dropped) {}

    /**
     * @param session the result since this process began to run the bot, {@code today} since the trading day began
     * @param cancelled how many orders were
     * @param stuck orders of which the venue does not say what has become of them or of their cancel
     * @param halts each risk rule, and whatever else halts: whether it keeps the bot now from what does not reduce
     * @param answers how long venues took for the first word on an order; a live view, which any thread may read
     */
    public record Detail(
            Pnl session, Pnl today, long cancelled, int stuck, SortedMap<String, Boolean> halts, Buckets answers) {
        public Detail {
            halts = Collections.unmodifiableSortedMap(new TreeMap<>(halts));
        }

        static Detail none(String asset) {
            return new Detail(Pnl.none(asset), Pnl.none(asset), 0, 0, Collections.emptySortedMap(), new Buckets());
        }
    }
}
