package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.risk.TradingDay;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.SeenEquity;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the rules over a login count with, and what of it is written down so that a later process goes on with it: day and extremes as they
 * change, the distance to the limits every ten seconds. Confined to the account loop.
 */
final class GuardBook {
    private static final long OFTEN_ENOUGH_NANOS = Duration.ofSeconds(10).toNanos();

    private final GuardImage image;
    private final Consumer<RiskRecord> writer;
    private final StateManager state;
    private final TradingDay days;
    private volatile List<RiskRule.Limit> limits = List.of();
    private @Nullable SeenEquity written;
    private long nextDayNanos = Long.MAX_VALUE;
    private long nextLimitsNanos = Long.MIN_VALUE;

    /**
     * @param image what the login's journal has of all this
     * @param equity what the login has now without what open positions have gained; counts when rules see it for the first time
     */
    GuardBook(GuardImage image, Consumer<RiskRecord> writer, Money equity, TradingDay days) {
        this.image = requireNonNull(image, "image is null");
        this.writer = requireNonNull(writer, "writer is null");
        this.days = requireNonNull(days, "days are null");
        this.state = new StateManager(List.of(), startEquity(equity));
        for (MarketInfo market : image.markets()) {
            state.add(market);
            image.money(market.id()).ifPresent(state::restore);
        }
    }

    private Money startEquity(Money equity) {
        Optional<Money> before = image.rules()
                .equityBegan()
                .map(RiskRecord.EquityBegan::start)
                .filter(start -> start.asset().equals(equity.asset()));
        if (before.isEmpty()) {
            writer.accept(new RiskRecord.EquityBegan(equity));
        }
        return before.orElse(equity);
    }

    /** Any thread: how far each rule was from its limit when that was looked at last. */
    List<RiskRule.Limit> limits() {
        return limits;
    }

    StateManager state() {
        return state;
    }

    /**
     * Bots trade this market from here on. Bots that hold the opposite of each other are flat together; where rules see the market for the
     * first time, what is earned counts from here.
     */
    void claimed(MarketInfo market, List<Position> held) {
        if (state.markets().contains(market.id())) {
            state.changed(market);
            return;
        }
        state.add(market);
        Size size = market.size(0);
        BigDecimal cost = BigDecimal.ZERO;
        for (Position position : held) {
            if (position.market().equals(market.id())) {
                size = size.plus(position.size());
                cost = cost.add(position.cost());
            }
        }
        Carried now = Carried.of(
                size, size.isZero() ? BigDecimal.ZERO : cost, BigDecimal.ZERO, List.of(), List.of(), 0, Long.MIN_VALUE);
        if (!size.isZero()) {
            state.restore(now);
        }
        writer.accept(new RiskRecord.MoneyBegan(now));
    }

    /** Day and extremes of before go on. */
    void begin(long nowNanos) {
        Optional<SeenEquity> seen = image.rules().seen().filter(before -> before.peak()
                .asset()
                .equals(state.startEquity().asset()));
        seen.ifPresent(state::restoreMarks);
        seen.ifPresentOrElse(state::restoreExtremes, state::beginExtremes);
        nextDayNanos = days.nextNanos(nowNanos);
        long today = days.of(nowNanos).toEpochDay();
        Optional<Pnl> before = image.rules()
                .day()
                .filter(day -> day.epochDay() == today)
                .map(RiskRecord.DayBegan::before)
                .filter(pnl -> pnl.realized().asset().equals(state.startEquity().asset()));
        before.ifPresentOrElse(state::restoreDay, () -> beginDay(nowNanos));
        state.beginSession();
    }

    private void beginDay(long nowNanos) {
        state.rollDay();
        writer.accept(new RiskRecord.DayBegan(days.of(nowNanos).toEpochDay(), state.beforeToday()));
    }

    /** What happens from here on belongs to the new day, when one has begun. */
    void rollDay(long nowNanos) {
        if (nowNanos >= nextDayNanos) {
            nextDayNanos = days.nextNanos(nowNanos);
            beginDay(nowNanos);
        }
    }

    /** Writes what is other than when it was written last. */
    void look(RiskGate gate, long nowNanos) {
        SeenEquity now = state.seenEquity();
        SeenEquity before = written;
        boolean due = nowNanos >= nextLimitsNanos;
        if (before == null || !now.peak().equals(before.peak()) || due && !now.equals(before)) {
            written = now;
            writer.accept(new RiskRecord.EquitySeen(now));
        }
        if (due) {
            nextLimitsNanos = nowNanos + OFTEN_ENOUGH_NANOS;
            List<RiskRule.Limit> stand = gate.limits();
            if (!stand.equals(limits)) {
                limits = stand;
                writer.accept(new RiskRecord.LimitsSeen(stand));
            }
        }
    }
}
