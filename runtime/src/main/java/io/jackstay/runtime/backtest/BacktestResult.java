package io.jackstay.runtime.backtest;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What came of a run on virtual time, as of its end and before anything was cancelled for it. Immutable.
 *
 * <p>Totals add up all bots, so their drawdowns together are an upper bound of the drawdown of all of them. Fees and funding
 * are those in the quote asset; {@link #bots} has what was paid in others.
 *
 * @param events rows of data read
 * @param elapsedNanos on the machine's clock, from the opening of the data to the end of the last row
 * @param gaps how often a recorded book was lost
 * @param startEquity start equity + realized + unrealized − fees − funding = final equity, exactly
 * @param decisionDigest SHA-256 of all requests from the start to the end of the data; the cancels of the stop are not in it
 * @param from virtual time of the first event
 * @param to virtual time of the last event
 */
public record BacktestResult(
        long events,
        long elapsedNanos,
        long gaps,
        List<BotStatus> bots,
        Money startEquity,
        String decisionDigest,
        Instant from,
        Instant to) {
    public BacktestResult {
        bots = List.copyOf(bots);
        requireNonNull(startEquity, "startEquity is null");
        requireNonNull(decisionDigest, "decisionDigest is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    public long eventsPerSecond() {
        return elapsedNanos == 0 ? 0 : Math.round(events * 1e9 / elapsedNanos);
    }

    public long orders() {
        return bots.stream().mapToLong(bot -> bot.counts().orders()).sum();
    }

    public long fills() {
        return bots.stream().mapToLong(bot -> bot.counts().fills()).sum();
    }

    public long rejected() {
        return bots.stream().mapToLong(bot -> bot.counts().rejected()).sum();
    }

    public Money realizedPnl() {
        return sum(bot -> bot.pnl().realized());
    }

    public Money unrealizedPnl() {
        return sum(bot -> bot.pnl().unrealized());
    }

    public Money fees() {
        return sum(bot -> bot.pnl().fees(asset()));
    }

    public Money funding() {
        return sum(bot -> bot.pnl().funding(asset()));
    }

    public Money finalEquity() {
        return sum(BotStatus::equity);
    }

    public Money maxDrawdown() {
        return sum(BotStatus::maxDrawdown);
    }

    /** The position at the end of each market, in base units, of all bots. */
    public SortedMap<String, BigDecimal> positions() {
        SortedMap<String, BigDecimal> positions = new TreeMap<>();
        bots.forEach(bot -> bot.markets()
                .forEach(market -> positions.merge(market.id().toString(), market.position(), BigDecimal::add)));
        return positions;
    }

    private String asset() {
        return startEquity.asset();
    }

    private Money sum(Function<BotStatus, Money> part) {
        return bots.stream().map(part).reduce(Money.zero(asset()), Money::plus);
    }
}
