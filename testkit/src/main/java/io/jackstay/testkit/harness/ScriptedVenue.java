package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A venue that does what a test says: its orders, positions and market data outlive the bots that use it. Not thread safe:
 * owned by the test. It matches nothing by itself.
 */
final class ScriptedVenue {
    private final Venue venue;
    private final VenueTraits traits;
    private final Money funds;
    private final SortedMap<MarketId, MarketInfo> markets = new TreeMap<>();
    private final SortedMap<MarketId, Position> positions = new TreeMap<>();
    private final SortedMap<String, Consumer<ConnectorEvents>> quotes = new TreeMap<>();
    private final Map<OrderRef, VenueOrder> orders = new LinkedHashMap<>();
    private final Map<String, ScriptedAnswer> answers = new LinkedHashMap<>();
    private final List<Consumer<ConnectorEvents>> undelivered = new ArrayList<>();
    private final List<OrderFill> fills = new ArrayList<>();
    private final List<OrderFill> untold = new ArrayList<>();
    private @Nullable ConnectorEvents events;
    private final List<OrderFill> held = new ArrayList<>();
    private boolean connected = true;
    private boolean holdsFills;
    private long lastOrder;
    private long lastFill;

    ScriptedVenue(Venue venue, VenueTraits traits, Money funds, List<MarketInfo> listed) {
        this.venue = requireNonNull(venue, "venue is null");
        this.traits = requireNonNull(traits, "traits are null");
        this.funds = requireNonNull(funds, "funds are null");
        for (MarketInfo market : listed) {
            markets.put(market.id(), market);
            positions.put(market.id(), Position.flat(market.id()));
        }
    }

    Venue venue() {
        return venue;
    }

    VenueTraits traits() {
        return traits;
    }

    List<MarketInfo> markets() {
        return new ArrayList<>(markets.values());
    }

    MarketInfo info(MarketId market) {
        return requireNonNull(markets.get(market), () -> market + " is not listed");
    }

    /** A new process logs in; what the one before had not been told it will read from the snapshot. */
    ScriptedConnector connect(ConnectorContext context) {
        undelivered.clear();
        held.clear();
        connected = true;
        events = context.events();
        return new ScriptedConnector(this, context);
    }

    /** The process is gone: nothing reaches it any more. */
    void abandon() {
        events = null;
        undelivered.clear();
    }

    boolean isConnected() {
        return connected;
    }

    void stream(boolean up, String why) {
        connected = up;
        if (events == null) {
            return;
        }
        events.stream(
                ConnectorEvents.Stream.PRIVATE,
                up ? ConnectorEvents.StreamState.UP : ConnectorEvents.StreamState.DOWN,
                why);
        if (up) {
            List<Consumer<ConnectorEvents>> missed = List.copyOf(undelivered);
            undelivered.clear();
            untold.clear();
            missed.forEach(this::tell);
        }
    }

    /** On the private stream: kept until it is up when it is down, lost when no process is there. */
    private void tell(Consumer<ConnectorEvents> news) {
        if (events != null && connected) {
            news.accept(events);
        } else if (events != null) {
            undelivered.add(news);
        }
    }

    /** Market data that stands until the next of its kind: whoever subscribes later is told it again. */
    void quote(MarketId market, Feed feed, Consumer<ConnectorEvents> state) {
        quotes.put(market + " " + feed, state);
        publish(state);
    }

    void publish(Consumer<ConnectorEvents> news) {
        if (events != null) {
            news.accept(events);
        }
    }

    void repeatQuotes() {
        quotes.values().forEach(this::publish);
    }

    void listAgain(MarketInfo now) {
        info(now.id());
        markets.put(now.id(), now);
        publish(to -> to.markets(List.of(now)));
    }

    void answer(String label, ScriptedAnswer answer) {
        answers.put(label, answer);
    }

    /** What the script says of the next order of this label; once. */
    Optional<ScriptedAnswer> takeAnswer(String label) {
        return Optional.ofNullable(answers.remove(label));
    }

    String nextOrderId() {
        lastOrder++;
        return venue.name() + "-" + lastOrder;
    }

    void put(VenueOrder order) {
        orders.put(OrderRef.of(order.ref().market(), order.ref().cloid().orElseThrow()), order);
    }

    Optional<VenueOrder> open(OrderRef ref) {
        return ref.cloid()
                .map(cloid -> orders.get(OrderRef.of(ref.market(), cloid)))
                .filter(VenueOrder::isOpen);
    }

    List<VenueOrder> open() {
        return orders.values().stream().filter(VenueOrder::isOpen).toList();
    }

    void fill(VenueOrder order, Size size, Price price, Stamp stamp) {
        MarketInfo info = info(order.ref().market());
        order.fill(size);
        lastFill++;
        OrderFill fill = OrderFill.of(
                        venue.name() + "-fill-" + lastFill,
                        order.ref(),
                        order.request().side(),
                        price,
                        size,
                        fee(order, size, price, info),
                        stamp)
                .role(order.role());
        before(fill);
        if (holdsFills) {
            held.add(fill);
            return;
        }
        if (events == null || !connected) {
            untold.add(fill);
        }
        tell(to -> to.fill(fill));
    }

    /** From now on fills are told late: when it holds them no more. All else is told at once. */
    void holdFills(boolean hold) {
        holdsFills = hold;
        if (!hold) {
            List<OrderFill> late = List.copyOf(held);
            held.clear();
            late.forEach(fill -> tell(to -> to.fill(fill)));
        }
    }

    /** Who subscribes from now on is told nothing of before. */
    void forgetQuotes() {
        quotes.clear();
    }

    /** Every order that ever was here. */
    List<VenueOrder> all() {
        return new ArrayList<>(orders.values());
    }

    /** A fill that counts for the position and that nobody has to be told of. */
    void before(OrderFill fill) {
        fills.add(fill);
        positions.computeIfPresent(
                fill.market(), (market, now) -> now.after(fill.side(), fill.price(), fill.size(), info(market)));
    }

    List<OrderFill> fills() {
        return List.copyOf(fills);
    }

    /** The fills that no bot was there for, oldest first; told once. */
    List<OrderFill> takeUntold() {
        List<OrderFill> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    /** The orders that have ended here, while the bot was last told that they had not. */
    List<VenueOrder> ended(LongFunction<OrderState> lastTold) {
        return orders.values().stream()
                .filter(order -> !order.isOpen())
                .filter(order -> {
                    OrderState told = lastTold.apply(order.ref().cloidOrZero());
                    return told != OrderState.NEW && !told.isFinal();
                })
                .toList();
    }

    private static Money fee(VenueOrder order, Size size, Price price, MarketInfo info) {
        BigDecimal rate = order.role() == LiquidityRole.MAKER
                ? info.fees().maker()
                : info.fees().taker();
        return new Money(info.quoteAsset(), price.times(size, info).amount().multiply(rate));
    }

    void end(VenueOrder order, OrderState last, String why, Stamp stamp) {
        order.end(last);
        report(order, why, stamp);
    }

    void report(VenueOrder order, String why, Stamp stamp) {
        OrderReport report = order.report(stamp).why(why);
        tell(to -> to.order(report));
    }

    Position position(MarketId market) {
        return requireNonNull(positions.get(market), () -> market + " is not listed");
    }

    AccountSnapshot snapshot(Stamp stamp) {
        return AccountSnapshot.of(
                open().stream().map(order -> order.report(stamp)).toList(),
                new ArrayList<>(positions.values()),
                List.of(Balance.of(funds.asset(), funds.amount(), funds.amount())),
                stamp);
    }
}
