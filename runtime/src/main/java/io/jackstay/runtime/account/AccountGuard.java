package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Position;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.risk.RuleMemory;
import io.jackstay.runtime.risk.ScopeRules;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.risk.TradingDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
    private boolean resumed;
    private boolean flattening;
    private volatile @Nullable AccountRisk risk;

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
        by(over, dayBegins, false);
    }

    /** The same; {@code byPerson} when a person has said that the login's halts of before are over. */
    public void by(List<GuardingRule> over, LocalTime dayBegins, boolean byPerson) {
        loop.execute(() -> {
            rules = List.copyOf(over);
            dayStart = dayBegins;
            resumed = byPerson;
        });
    }

    /** Any thread: where the rules over the login stand; empty where there are none, or no bot takes part yet. */
    public Optional<ScopeStanding> standing() {
        AccountRisk known = risk;
        return known == null ? Optional.empty() : Optional.of(known.standing());
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
            guarding.begin(events.image().halts(), resumed);
        }
    }

    private AccountRisk make(String asset) {
        Consumer<RiskRecord> writer = what -> events.outbox().record(new AccountRecord.OfRules(what));
        GuardImage past = events.image().guard();
        AccountRiskSources sources = new AccountRiskSources(
                venue,
                traits,
                clock,
                events::picture,
                lane -> events.channel(lane.market()).listen(lane),
                this::fillsOf,
                deadMan,
                rule -> RuleMemory.of(
                        rule, past.rules().memory(rule), writer, events.outbox().isJournaled()));
        return new AccountRisk(
                venue.name(),
                rules,
                dayStart,
                new GuardBook(past, writer, equity(asset), new TradingDay(dayStart)),
                sources,
                new Later(),
                new AccountEffects(venue.name(), events.outbox(), events.alerts()),
                this::cancel,
                this::flatten);
    }

    /** Each bot closes what it holds here, behind the fills that are on their way to it; what is left after a while is told. */
    private void flatten(String why) {
        Stamp now = new Stamp(clock.epochNanos(), clock.epochNanos());
        events.ports().all().forEach(port -> events.outbox().deliver(() -> port.flatten(venue, why, now)));
        if (!flattening) {
            flattening = true;
            timers.schedule(clock.nanoTime() + ScopeRules.FLAT_WITHIN.toNanos(), () -> requireFlat(why));
        }
    }

    private void requireFlat(String why) {
        flattening = false;
        AccountRisk known = risk;
        if (known != null) {
            for (Position left : known.open()) {
                events.alerts()
                        .raise(
                                AlertCode.FLATTEN_FAILED,
                                left.market().toString(),
                                "all bots of the login together still hold %s in %s: %s"
                                        .formatted(left.size(), left.market(), why));
            }
        }
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

    /**
     * Any thread: orders of before that a bot goes on with, or that have ended while it began, as their venue told them; they count from
     * here on.
     *
     * @param kept those of them of which each fill is kept by itself: what else the venue has counted of them is on its way
     */
    public void follow(List<OrderReport> orders, List<OrderRef> kept) {
        loop.execute(() -> {
            AccountRisk guarding = risk;
            if (guarding != null) {
                orders.forEach(report -> guarding.follow(report, kept.contains(report.order())));
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
            events.owner().require();
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
