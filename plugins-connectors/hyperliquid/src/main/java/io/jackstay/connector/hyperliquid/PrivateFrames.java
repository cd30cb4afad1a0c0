package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.FundingPayment;
import io.jackstay.connector.hyperliquid.report.LedgerEntry;
import io.jackstay.connector.hyperliquid.report.OrderStatus;
import io.jackstay.connector.hyperliquid.report.StatusWords;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.connector.hyperliquid.report.VenueFill;
import io.jackstay.connector.hyperliquid.report.VenueOrder;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the account's channels and tells the runtime. Confined to the connector's loop.
 *
 * <p>What a channel sends as a snapshot after each subscription is passed over, for the runtime asks the history itself; it is told where
 * somebody only looks. A status that is not known changes nothing and is logged.
 */
final class PrivateFrames {
    private final ConnectorContext context;
    private final Supplier<Markets> markets;
    private final Translator translator;
    private final AnsweredOrders answered;
    private final Endings endings;
    private final AccountFigures figures;
    private final LeftOut leftOut;

    PrivateFrames(
            ConnectorContext context,
            Supplier<Markets> markets,
            Translator translator,
            AnsweredOrders answered,
            Endings endings,
            AccountFigures figures,
            LeftOut leftOut) {
        this.context = context;
        this.markets = markets;
        this.translator = translator;
        this.answered = answered;
        this.endings = endings;
        this.figures = figures;
        this.leftOut = leftOut;
    }

    /** A list of orders with their states. */
    void orders(JsonReader json) {
        json.beginArray();
        while (json.nextElement()) {
            OrderStatus status = OrderStatus.read(json);
            Optional<Listing> listing = markets.get().findCoin(status.order().coin());
            Optional<OrderState> state = StatusWords.state(status.status());
            if (listing.isEmpty() || leftOut.has(status.order())) {
                continue;
            }
            if (state.isEmpty()) {
                context.log().log(System.Logger.Level.WARNING, "order status not known status={0}", status.status());
            } else if (state.get() == OrderState.FILLED) {
                filled(listing.get(), status);
            } else {
                tell(listing.get(), status, state.get());
            }
        }
    }

    /** The venue says so of all that filled what they could: what is left then is gone. */
    private void filled(Listing listing, OrderStatus status) {
        VenueOrder order = status.order();
        long cloid = CloidText.parse(order.cloid());
        if (order.left().signum() > 0) {
            tell(listing, status, OrderState.CANCELLED);
        } else if (cloid != 0 && order.reduceOnly() && !answered.hasEnded(cloid) || answered.isLeftOpen(cloid)) {
            OrderRef ref = Translator.ref(listing, order.cloid(), order.oid());
            endings.ended(ref, order, () -> tell(listing, status, OrderState.FILLED));
        } else if (!answered.hasEnded(cloid)) {
            tell(listing, status, OrderState.FILLED);
        }
    }

    private void tell(Listing listing, OrderStatus status, OrderState state) {
        BigDecimal filled = state == OrderState.FILLED
                ? status.order().size()
                : status.order().filled();
        context.events().order(translator.report(listing, status, state, filled, context.epochNanos()));
    }

    /** {@code {dex, user, orders}}: all that are open. */
    void openOrders(JsonReader json) {
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("orders")) {
                AccountReader.openOrders(json, markets.get(), translator, leftOut, context.epochNanos())
                        .forEach(context.events()::order);
            }
        }
    }

    /** {@code {isSnapshot?, user, fills}}. */
    void fills(JsonReader json) {
        news(json, "fills", VenueFill::read, context.isReadOnly()).forEach(this::tell);
    }

    /** What stands under a key; nothing of a snapshot, unless those are wanted. */
    private static <T> List<T> news(JsonReader json, String key, Function<JsonReader, T> read, boolean snapshots) {
        boolean snapshot = false;
        List<T> all = new ArrayList<>();
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("isSnapshot")) {
                snapshot = json.bool();
            } else if (json.field().equals(key)) {
                json.beginArray();
                while (json.nextElement()) {
                    all.add(read.apply(json));
                }
            }
        }
        return snapshot && !snapshots ? List.of() : all;
    }

    private void tell(VenueFill fill) {
        endings.fill(fill);
        Optional<Listing> listing = markets.get().findCoin(fill.coin());
        if (listing.isPresent()) {
            context.events().fill(translator.fill(listing.get(), fill, context.epochNanos()));
        }
    }

    /** {@code {isSnapshot?, user, fundings}}. */
    void fundings(JsonReader json) {
        for (FundingPayment payment : news(json, "fundings", FundingPayment::read, false)) {
            cashFlow(markets.get(), payment, context.epochNanos()).ifPresent(context.events()::cashFlow);
        }
    }

    /** {@code {isSnapshot?, user, nonFundingLedgerUpdates}}. */
    void ledger(JsonReader json) {
        for (LedgerEntry entry : news(json, "nonFundingLedgerUpdates", LedgerEntry::read, false)) {
            flows(entry, context.epochNanos()).forEach(context.events()::cashFlow);
        }
    }

    /** An entry of the ledger as cash flows; one of a type that is not known is logged. */
    List<CashFlow> flows(LedgerEntry entry, long receivedNanos) {
        if (!entry.isKnown()) {
            context.log().log(System.Logger.Level.WARNING, "ledger entry not known type={0}", entry.type());
        }
        return entry.flows(context.venue(), translator.account(), receivedNanos);
    }

    /** Empty for a market that is not ours. */
    static Optional<CashFlow> cashFlow(Markets markets, FundingPayment payment, long receivedNanos) {
        return markets.findCoin(payment.coin())
                .map(listing -> CashFlow.of(
                        payment.id(),
                        listing.id(),
                        CashFlow.Kind.FUNDING,
                        new Money(listing.info().settleAsset(), payment.amount()),
                        Translator.stamp(payment.timeMillis(), receivedNanos)));
    }

    /** {@code {user, clearinghouseState}}. */
    void perpetuals(JsonReader json) {
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("clearinghouseState")) {
                figures.perpetuals(json);
            }
        }
        figures.tell();
    }

    /** {@code {user, spotState}}. */
    void spot(JsonReader json) {
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("spotState")) {
                figures.spot(json);
            }
        }
        figures.tell();
    }
}
