package io.jackstay.runtime.history;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a bot has earned and what it holds, by the runtime's own arithmetic over its journals. Immutable.
 *
 * @param session of its last process, which began at {@code sessionNanos}
 * @param day its last trading day, {@code epochDay}
 * @param allTime since it first ran, at {@code firstNanos}
 * @param equity as of the last marks
 * @param lastFillNanos the venue's time of the last fill
 */
public record BotResults(
        Pnl session,
        long sessionNanos,
        Pnl day,
        long epochDay,
        Pnl allTime,
        long firstNanos,
        Money startEquity,
        Money equity,
        Money peakEquity,
        Money maxDrawdown,
        List<Holding> holdings,
        long fills,
        OptionalLong lastFillNanos) {
    public BotResults {
        holdings = List.copyOf(holdings);
    }

    /**
     * One market.
     *
     * @param mark what the position was valued at last; empty while there is none
     */
    public record Holding(Position position, Optional<BigDecimal> mark, Pnl allTime) {}

    static BotResults of(
            BotImage image,
            BotRecord.SessionBegan session,
            List<PastMoney> money,
            Function<MarketId, Optional<MarketInfo>> infos) {
        Money start = image.startEquity().orElse(session.startEquity());
        List<MarketInfo> markets = new ArrayList<>();
        session.markets().forEach(market -> infos.apply(market).ifPresent(markets::add));
        StateManager state = new StateManager(markets, start);
        List<MarketId> known = state.markets();
        money.forEach(ofLogin -> apply(ofLogin, state, known));
        image.seen().ifPresent(state::restoreMarks);
        image.seen().ifPresentOrElse(state::restoreExtremes, state::beginExtremes);
        List<Holding> holdings = new ArrayList<>();
        for (MarketId market : known) {
            holdings.add(new Holding(state.position(market), state.markOf(market), state.pnl(market)));
        }
        Optional<BotRecord.DayBegan> day = image.day();
        return new BotResults(
                state.since(session.before()),
                session.nanos(),
                state.since(day.map(BotRecord.DayBegan::before).orElse(session.before())),
                day.map(BotRecord.DayBegan::epochDay).orElse(0L),
                state.total(),
                image.firstBeganNanos().orElse(session.nanos()),
                start,
                state.equity(),
                state.peakEquity(),
                state.maxDrawdown(),
                holdings,
                state.fills(),
                state.lastFillNanos());
    }

    private static void apply(PastMoney money, StateManager state, List<MarketId> known) {
        for (Carried carried : money.carried()) {
            if (known.contains(carried.market())) {
                state.restore(carried);
            }
        }
        for (AccountRecord taken : money.latest()) {
            if (taken instanceof AccountRecord.FillTaken fill
                    && known.contains(fill.fill().market())) {
                state.applyPast(fill.fill());
            } else if (taken instanceof AccountRecord.FlowTaken flow) {
                CashFlow paid = flow.flow();
                state.applyPast(paid);
            }
        }
    }
}
