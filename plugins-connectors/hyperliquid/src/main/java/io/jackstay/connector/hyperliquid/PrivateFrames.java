package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderState;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.FundingPayment;
import io.jackstay.connector.hyperliquid.report.OrderStatus;
import io.jackstay.connector.hyperliquid.report.StatusWords;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.connector.hyperliquid.report.VenueFill;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final ImmediateOrders immediate;
    private final AccountFigures figures;

    PrivateFrames(
            ConnectorContext context,
            Supplier<Markets> markets,
            Translator translator,
            ImmediateOrders immediate,
            AccountFigures figures) {
        this.context = context;
        this.markets = markets;
        this.translator = translator;
        this.immediate = immediate;
        this.figures = figures;
    }

    /** A list of orders with their states. */
    void orders(JsonReader json) {
        json.beginArray();
        while (json.nextElement()) {
            OrderStatus status = OrderStatus.read(json);
            Optional<Listing> listing = markets.get().findCoin(status.order().coin());
            Optional<OrderState> state = StatusWords.state(status.status());
            if (listing.isEmpty()) {
                continue;
            }
            if (state.isEmpty()) {
                context.log().log(System.Logger.Level.WARNING, "order status not known status={0}", status.status());
            } else if (state.get() != OrderState.FILLED
                    || !immediate.contains(CloidText.parse(status.order().cloid()))) {
                tell(listing.get(), status, state.get());
            }
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
                AccountReader.openOrders(json, markets.get(), translator, context.epochNanos())
                        .forEach(context.events()::order);
            }
        }
    }

    /** {@code {isSnapshot?, user, fills}}. */
    void fills(JsonReader json) {
        boolean snapshot = false;
        List<VenueFill> fills = new ArrayList<>();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "isSnapshot" -> snapshot = json.bool();
                case "fills" -> {
                    json.beginArray();
                    while (json.nextElement()) {
                        fills.add(VenueFill.read(json));
                    }
                }
                default -> {
                    // The account is known.
                }
            }
        }
        if (!snapshot || context.isReadOnly()) {
            fills.forEach(this::tell);
        }
    }

    private void tell(VenueFill fill) {
        Optional<Listing> listing = markets.get().findCoin(fill.coin());
        if (listing.isPresent()) {
            context.events().fill(translator.fill(listing.get(), fill, context.epochNanos()));
        }
    }

    /** {@code {isSnapshot?, user, fundings}}. */
    void fundings(JsonReader json) {
        boolean snapshot = false;
        List<FundingPayment> payments = new ArrayList<>();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "isSnapshot" -> snapshot = json.bool();
                case "fundings" -> {
                    json.beginArray();
                    while (json.nextElement()) {
                        payments.add(FundingPayment.read(json));
                    }
                }
                default -> {
                    // The account is known.
                }
            }
        }
        if (!snapshot) {
            for (FundingPayment payment : payments) {
                cashFlow(markets.get(), payment, context.epochNanos()).ifPresent(context.events()::cashFlow);
            }
        }
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
