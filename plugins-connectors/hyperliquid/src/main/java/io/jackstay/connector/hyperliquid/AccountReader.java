package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.OrderStatus;
import io.jackstay.connector.hyperliquid.report.StatusWords;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.connector.hyperliquid.report.VenueOrder;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The account as the venue has it now: open orders, positions, balances, and single orders. Confined to the connector's loop.
 *
 * <p>The state of an order that has ended does not tell how much of it was filled: that is the sum of its fills.
 */
final class AccountReader {
    private static final long LOOK_BACK_MILLIS = 60_000;

    private final ConnectorContext context;
    private final InfoClient info;
    private final Supplier<Markets> markets;
    private final Translator translator;
    private final AccountFigures figures;
    private final VenueClock clock;
    private final LeftOut leftOut;

    AccountReader(
            ConnectorContext context,
            InfoClient info,
            Supplier<Markets> markets,
            Translator translator,
            AccountFigures figures,
            VenueClock clock,
            LeftOut leftOut) {
        this.context = context;
        this.info = info;
        this.markets = markets;
        this.translator = translator;
        this.figures = figures;
        this.clock = clock;
        this.leftOut = leftOut;
    }

    /** Orders first: what is filled in between is then in the positions that are read behind them. */
    void snapshot(Reply<AccountSnapshot> reply) {
        String user = translator.account();
        info.ask(
                Query.openOrders(user),
                this::openOrders,
                reply.after(orders -> info.ask(
                        Query.perpetuals(user),
                        this::perpetuals,
                        reply.after(perpetuals -> info.ask(
                                Query.spot(user),
                                json -> {
                                    figures.spot(json);
                                    return true;
                                },
                                reply.after(spot -> Answers.made(() -> join(orders), reply)))))));
    }

    /** Its time tells of a clock that was set while we run, so that orders expire when they should. */
    private boolean perpetuals(JsonReader json, long receivedNanos) {
        long venueMillis = figures.perpetuals(json);
        if (venueMillis > 0) {
            clock.told(venueMillis, receivedNanos)
                    .ifPresent(words -> context.log().log(System.Logger.Level.WARNING, words));
        }
        return true;
    }

    private AccountSnapshot join(List<OrderReport> orders) {
        AccountSnapshot snapshot = AccountSnapshot.of(orders, figures.positions(), figures.balances(), figures.stamp());
        return figures.margin().map(snapshot::margin).orElse(snapshot);
    }

    private List<OrderReport> openOrders(JsonReader json, long receivedNanos) {
        return openOrders(json, markets.get(), translator, leftOut, receivedNanos);
    }

    /** A list of open orders; those of markets that are not ours are passed over. */
    static List<OrderReport> openOrders(
            JsonReader json, Markets markets, Translator translator, LeftOut leftOut, long receivedNanos) {
        List<OrderReport> orders = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            VenueOrder order = VenueOrder.read(json);
            Optional<Listing> listing = markets.findCoin(order.coin());
            if (listing.isPresent() && !leftOut.has(order)) {
                BigDecimal filled = order.filled();
                OrderState state = filled.signum() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.OPEN;
                Stamp stamp = Translator.stamp(order.placedMillis(), receivedNanos);
                orders.add(translator.report(listing.get(), order, state, filled, stamp));
            }
        }
        return List.copyOf(orders);
    }

    void status(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        Optional<Listing> listing = markets.get().find(order.market());
        if (listing.isEmpty()) {
            reply.refused(RejectReason.UNKNOWN_MARKET, order.market() + " is not listed");
            return;
        }
        Query query = order.cloidOrZero() != 0
                ? Query.orderStatus(translator.account(), CloidText.of(order.cloidOrZero()))
                : Query.orderStatus(translator.account(), Long.parseLong(order.venueOrderId()));
        long from = Math.max(0, sentAt.toEpochMilli() - LOOK_BACK_MILLIS);
        info.ask(query, OrderStatus::readAnswer, reply.after(found -> {
            if (found.isEmpty()) {
                reply.ok(new OrderLookup.NotFound());
            } else {
                found(listing.get(), found.get(), from, reply);
            }
        }));
    }

    private void found(Listing listing, OrderStatus status, long fromMillis, Reply<OrderLookup> reply) {
        Optional<OrderState> state = StatusWords.state(status.status());
        if (state.isEmpty()) {
            reply.unknown("an order status that is not known: " + status.status());
        } else if (leftOut.has(status.order())) {
            reply.unknown("an order on the whole position has no size to tell");
        } else if (state.get() == OrderState.REJECTED) {
            found(listing, status, OrderState.REJECTED, BigDecimal.ZERO, reply);
        } else {
            new FillSearch(
                            info,
                            translator.account(),
                            status.order().oid(),
                            status.order().size())
                    .since(
                            fromMillis,
                            reply.after(filled ->
                                    found(listing, status, state(state.get(), status, filled), filled, reply)));
        }
    }

    /** Ended by fills only when all of it was filled: the venue says {@code filled} of what is gone, too. */
    private static OrderState state(OrderState told, OrderStatus status, BigDecimal filled) {
        boolean whole = filled.compareTo(status.order().size()) >= 0;
        if (told == OrderState.FILLED) {
            return whole ? OrderState.FILLED : OrderState.CANCELLED;
        }
        return told == OrderState.OPEN && filled.signum() > 0 ? OrderState.PARTIALLY_FILLED : told;
    }

    private void found(
            Listing listing, OrderStatus status, OrderState state, BigDecimal filled, Reply<OrderLookup> reply) {
        Answers.made(
                () -> new OrderLookup.Found(translator.report(listing, status, state, filled, context.epochNanos())),
                reply);
    }
}
