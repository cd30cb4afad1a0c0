package io.jackstay.connector.hyperliquid.report;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.SpotToken;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * From what the venue shows to the contract's words. Immutable; made for one account.
 *
 * @param account the account's address in lower case
 */
public record Translator(String account) {
    /** Why an order ended that the venue calls filled, and that was not filled whole. */
    public static final String IN_PART = "filled in part: the rest found nothing to take, or no position to reduce";

    public Translator {
        requireNonNull(account, "account is null");
    }

    /** Venue time of an event and ours. */
    public static Stamp stamp(long venueMillis, long receivedNanos) {
        return new Stamp(Math.max(0, venueMillis) * 1_000_000L, receivedNanos);
    }

    /** An order of a market in a state, without words. */
    public OrderReport report(Listing listing, VenueOrder order, OrderState state, BigDecimal filled, Stamp stamp) {
        Size size = size(listing, order.size());
        OrderReport report = OrderReport.of(
                        ref(listing, order.cloid(), order.oid()),
                        order.buy() ? Side.BUY : Side.SELL,
                        Price.of(listing.id(), order.limit()),
                        size,
                        state,
                        stamp)
                .filled(size(listing, filled).min(size))
                .reduceOnly(order.reduceOnly());
        return report.timeInForce(timeInForce(order.tif()));
    }

    /** As {@link #report}, for the venue's word, which becomes the reason where the order ended otherwise than by fills. */
    public OrderReport report(
            Listing listing, OrderStatus status, OrderState state, BigDecimal filled, long receivedNanos) {
        Stamp stamp = stamp(status.atMillis(), receivedNanos);
        OrderReport report = report(listing, status.order(), state, filled, stamp);
        if (state == OrderState.REJECTED || state == OrderState.CANCELLED) {
            boolean part = StatusWords.state(status.status()).equals(Optional.of(OrderState.FILLED));
            return part ? report.why(IN_PART) : report.why(StatusWords.why(status.status()));
        }
        return report;
    }

    /** An execution of a market. */
    public OrderFill fill(Listing listing, VenueFill fill, long receivedNanos) {
        return OrderFill.of(
                        fill.id(),
                        fill.oid() == 0 ? OrderRef.none(listing.id()) : ref(listing, fill.cloid(), fill.oid()),
                        fill.buy() ? Side.BUY : Side.SELL,
                        Price.of(listing.id(), fill.price()),
                        size(listing, fill.size()),
                        new Money(feeAsset(listing, fill.feeToken()), fill.fee()),
                        stamp(fill.timeMillis(), receivedNanos))
                .role(fill.taker() ? LiquidityRole.TAKER : LiquidityRole.MAKER)
                .cause(fill.liquidated().equals(account) ? FillCause.LIQUIDATION : fill.cause());
    }

    /** Perpetuals pay in the quote asset, spot buys in the base asset; a token whose name is no asset's is the base of its market. */
    private static String feeAsset(Listing listing, String token) {
        if (token.isEmpty()) {
            return listing.info().quoteAsset();
        }
        return listing.tokens().stream()
                .filter(side -> side.name().equals(token))
                .findFirst()
                .map(SpotToken::asset)
                .orElseGet(() ->
                        token.matches("\\S{1,32}") ? token : listing.info().baseAsset());
    }

    /** The ids of an order: ours where the client order id has our prefix. */
    public static OrderRef ref(Listing listing, String cloid, long oid) {
        return new OrderRef(listing.id(), CloidText.parse(cloid), oid == 0 ? "" : Long.toString(oid));
    }

    private static Size size(Listing listing, BigDecimal size) {
        return Size.of(listing.id(), size);
    }

    private static TimeInForce timeInForce(String word) {
        return switch (word) {
            case "Alo" -> TimeInForce.POST_ONLY;
            case "Ioc", "FrontendMarket" -> TimeInForce.IOC;
            default -> TimeInForce.GTC;
        };
    }
}
