package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the second gate of a login up when its first bot takes part, if the login has rules. Confined to the account loop, except what says
 * so.
 */
public final class AccountGuard {
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Venue venue;
    private final VenueTraits traits;
    private final Clock clock;
    private final TimerQueue timers;
    private final AccountEvents events;
    private final OrderGate gate;
    private final BooleanSupplier deadMan;
    private final Executor loop;
    private List<GuardingRule> rules = List.of();
    private LocalTime dayStart = LocalTime.MIDNIGHT;
    private @Nullable AccountRisk risk;

    AccountGuard(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            TimerQueue timers,
            AccountEvents events,
            OrderGate gate,
            BooleanSupplier deadMan,
            Executor loop) {
        this.venue = requireNonNull(venue, "venue is null");
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.events = requireNonNull(events, "events are null");
        this.gate = requireNonNull(gate, "gate is null");
        this.deadMan = requireNonNull(deadMan, "deadMan is null");
        this.loop = requireNonNull(loop, "loop is null");
    }

    /** Any thread, before the first bot takes part: rules over all bots of the login, asked behind those of each bot. */
    public void by(List<GuardingRule> over, LocalTime dayBegins) {
        loop.execute(() -> {
            rules = List.copyOf(over);
            dayStart = dayBegins;
        });
    }

    /** A bot takes part and trades these markets. */
    void claimed(Collection<MarketId> claims) {
        if (rules.isEmpty() || claims.isEmpty()) {
            return;
        }
        List<MarketInfo> markets = new ArrayList<>();
        claims.forEach(market -> markets.add(events.channel(market).info()));
        AccountRisk known = risk;
        AccountRisk guarding = known == null ? make(markets.get(0).quoteAsset()) : known;
        guarding.claimed(markets, events.image().positions(markets));
        if (known == null) {
            risk = guarding;
            events.onlookers().guardedBy(guarding);
            gate.guardedBy(guarding);
            guarding.begin(events.image().halts());
        }
    }

    private AccountRisk make(String asset) {
        AccountRiskSources sources = new AccountRiskSources(
                venue,
                traits,
                clock,
                events::picture,
                lane -> events.channel(lane.market()).listen(lane),
                this::fillsOf,
                deadMan);
        return new AccountRisk(
                venue.name(),
                rules,
                dayStart,
                equity(asset),
                sources,
                new Later(),
                new AccountEffects(venue.name(), events.outbox(), events.alerts()),
                this::cancel);
    }

    /** What there is of an asset without what open positions have gained, else the venue's equity. */
    private Money equity(String asset) {
        AccountPicture picture = events.picture();
        BigDecimal balance = picture.balances().stream()
                .filter(each -> each.asset().equals(asset))
                .map(each -> each.total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return picture.margin()
                .map(margin -> margin.equity())
                .filter(money -> balance.signum() == 0 && money.asset().equals(asset))
                .orElseGet(() -> new Money(asset, balance));
    }

    private List<OrderFill> fillsOf(OrderRef order) {
        return events.image().fillsOf(events.numberIn(order), order);
    }

    private void cancel(List<OrderRef> orders) {
        if (!orders.isEmpty()) {
            List<OrderBatch.Cancel> cancels = new ArrayList<>();
            orders.forEach(order -> cancels.add(new OrderBatch.Cancel(order)));
            gate.send(OrderBatch.of(cancels, List.of(), List.of()));
        }
    }

    /** Any thread: open orders of before that a bot goes on with, as their venue told them; they count from here on. */
    public void follow(List<OrderReport> open) {
        loop.execute(() -> {
            AccountRisk guarding = risk;
            if (guarding != null) {
                open.forEach(guarding::reported);
            }
        });
    }

    /** The rules look once a second. */
    void everySecond() {
        timers.schedule(clock.nanoTime() + LOOK_NANOS, () -> {
            if (risk != null) {
                risk.look();
            }
            everySecond();
        });
    }

    /** What the gate waits for, it waits for on this loop. */
    private final class Later implements OrderWatches.Later {
        @Override
        public void requireLoop(String call) {
            events.requireOwner();
        }

        @Override
        public void nextTurn(Runnable call) {
            after(Duration.ZERO, call);
        }

        @Override
        public TimerQueue.Timer after(Duration delay, Runnable call) {
            return timers.schedule(clock.nanoTime() + delay.toNanos(), call);
        }
    }
}
