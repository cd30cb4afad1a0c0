package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.risk.RiskSources;
import io.jackstay.runtime.state.StateManager;
import io.jackstay.runtime.state.Valuation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the rules over a login see of markets, money and time. Confined to the account loop. */
final class AccountRiskSources implements RiskSources {
    private static final EnumSet<Feed> FEEDS = EnumSet.of(Feed.TOP, Feed.MARK);

    private final Venue venue;
    private final VenueTraits traits;
    private final Clock clock;
    private final Supplier<AccountPicture> picture;
    private final Consumer<MarketLane> listen;
    private final Function<OrderRef, List<OrderFill>> fills;
    private final BooleanSupplier deadMan;
    private final long startNanos;
    private final SortedMap<MarketId, MarketLane> lanes = new TreeMap<>();
    private final SortedMap<MarketId, MarketState> valued = new TreeMap<>();
    private final SortedMap<String, Memory> memories = new TreeMap<>();
    private final Function<String, Memory> remembering;

    /**
     * @param listen adds a lane to the market that it is of
     * @param fills what is written down of an order
     * @param deadMan whether the login's dead-man switch runs
     * @param remembering makes the memory of a rule
     */
    AccountRiskSources(
            Venue venue,
            VenueTraits traits,
            Clock clock,
            Supplier<AccountPicture> picture,
            Consumer<MarketLane> listen,
            Function<OrderRef, List<OrderFill>> fills,
            BooleanSupplier deadMan,
            Function<String, Memory> remembering) {
        this.venue = requireNonNull(venue, "venue is null");
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.picture = requireNonNull(picture, "picture is null");
        this.listen = requireNonNull(listen, "listen is null");
        this.fills = requireNonNull(fills, "fills are null");
        this.deadMan = requireNonNull(deadMan, "deadMan is null");
        this.remembering = requireNonNull(remembering, "remembering is null");
        this.startNanos = clock.epochNanos();
    }

    void listen(MarketId market) {
        MarketLane lane = new MarketLane(market, FEEDS, List.of(), Work.Wakeup.NONE);
        lanes.put(market, lane);
        listen.accept(lane);
    }

    /** The fills of an order of before that the position has already. */
    List<OrderFill> fillsOf(OrderRef order) {
        return fills.apply(order);
    }

    Duration settleTime() {
        return traits.settleTime();
    }

    Stamp stamp() {
        return new Stamp(clock.epochNanos(), clock.epochNanos());
    }

    /** Positions at the venue's mark, else at the middle of the touch, else as they were. */
    void value(StateManager state) {
        for (Map.Entry<MarketId, MarketLane> market : lanes.entrySet()) {
            market.getValue().advance();
            market.getValue().state().ifPresent(now -> value(state, market.getKey(), now));
        }
    }

    /** Rules may have taken the state already, to look at it: what counts is what positions were valued at last. */
    private void value(StateManager state, MarketId market, MarketState now) {
        MarketState before = valued.put(market, now);
        if (before != null && now.valuesAs(before)) {
            return;
        }
        Valuation position = state.valuation(market);
        if (now.hasMark()) {
            position.mark(now.mark().orElseThrow().mark());
        } else if (now.hasTop()) {
            position.middle(now.bidUnscaled(), now.askUnscaled(), now.info().priceScale());
        }
    }

    @Override
    public long nowNanos() {
        return clock.epochNanos();
    }

    @Override
    public Optional<MarketState> market(MarketId market) {
        MarketLane lane = lanes.get(market);
        if (lane == null) {
            return Optional.empty();
        }
        lane.advance();
        return lane.state();
    }

    @Override
    public Duration age(MarketId market, Feed feed) {
        MarketLane lane = lanes.get(market);
        long received = lane == null ? startNanos : lane.receivedNanos(feed).orElse(startNanos);
        return Duration.ofNanos(Math.max(0, clock.epochNanos() - received));
    }

    @Override
    public Optional<Margin> margin(Venue asked) {
        return asked.equals(venue) ? picture.get().margin() : Optional.empty();
    }

    @Override
    public boolean deadManArmed(Venue asked) {
        return asked.equals(venue) && deadMan.getAsBoolean();
    }

    @Override
    public Memory memory(String rule) {
        return memories.computeIfAbsent(rule, remembering);
    }
}
