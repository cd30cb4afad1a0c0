package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.desk.FillEvent;
import io.jackstay.emulator.base.desk.MoneyEvent;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Status;
import io.jackstay.emulator.base.desk.Terms;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** What has happened to an account as the venue writes it. Immutable. */
final class Rows {
    private Rows() {}

    private static String side(Side side) {
        return side == Side.BUY ? "B" : "A";
    }

    static ObjectNode basic(OrderEvent event) {
        VenueOrder order = event.order();
        Terms terms = order.terms();
        ObjectNode row = Json.of(
                "coin side limitPx sz oid timestamp origSz",
                order.coin().name(),
                side(terms.side()),
                terms.price(),
                event.remaining(),
                order.id(),
                order.millis(),
                event.size());
        if (!terms.clientId().isEmpty()) {
            row.put("cloid", terms.clientId());
        }
        return terms.reduceOnly() ? row.put("reduceOnly", true) : row;
    }

    static ObjectNode frontend(OrderEvent event) {
        Terms terms = event.order().terms();
        Optional<Terms.Trigger> trigger = terms.trigger();
        String type = trigger.map(
                        at -> (at.takeProfit() ? "Take Profit " : "Stop ") + (at.market() ? "Market" : "Limit"))
                .orElse("Limit");
        String condition = trigger.map(at -> "Price " + (event.order().firesAbove() ? "above " : "below ")
                        + at.price().toPlainString())
                .orElse("N/A");
        String tif =
                switch (terms.tif()) {
                    case POST_ONLY -> "Alo";
                    case GTC -> "Gtc";
                    default -> "Ioc";
                };
        return Json.with(
                basic(event),
                "triggerCondition isTrigger triggerPx isPositionTpsl reduceOnly orderType children tif cloid",
                condition,
                trigger.isPresent(),
                trigger.map(Terms.Trigger::price).orElse(BigDecimal.ZERO),
                event.order().isOfPosition(),
                terms.reduceOnly(),
                type,
                event.order().children().stream().map(child -> frontend(OrderEvent.of(child))),
                trigger.isPresent() ? Optional.empty() : tif,
                Optional.of(terms.clientId()).filter(id -> !id.isEmpty()));
    }

    /** An order with where it stood. */
    static ObjectNode state(OrderEvent event, ObjectNode order) {
        String status = event.status() == Status.REJECTED
                ? Words.rejected(
                        event.order().rejection().orElseThrow().reason(),
                        event.order().coin())
                : Words.of(event.status());
        return Json.of("order status statusTimestamp", order, status, event.millis());
    }

    static ObjectNode history(OrderEvent event) {
        return state(event, frontend(event));
    }

    static ObjectNode update(OrderEvent event) {
        return state(event, basic(event));
    }

    static ObjectNode fill(FillEvent fill) {
        VenueOrder order = fill.order();
        boolean spot = order.coin().isSpot();
        ObjectNode row = Json.of(
                "coin px sz side time startPosition dir closedPnl hash oid crossed fee tid feeToken twapId",
                order.coin().name(),
                fill.price(),
                fill.size(),
                side(order.terms().side()),
                fill.millis(),
                fill.startPosition(),
                spot ? order.terms().side() == Side.BUY ? "Buy" : "Sell" : direction(fill),
                fill.closedProfit(),
                fill.hash(),
                order.id(),
                fill.taker(),
                fill.fee().amount(),
                fill.id(),
                "USDC",
                Optional.empty());
        return order.terms().clientId().isEmpty()
                ? row
                : row.put("cloid", order.terms().clientId());
    }

    private static String direction(FillEvent fill) {
        BigDecimal start = fill.startPosition();
        BigDecimal end = fill.endPosition();
        if (start.signum() * end.signum() < 0) {
            return start.signum() > 0 ? "Long > Short" : "Short > Long";
        }
        boolean opens = end.abs().compareTo(start.abs()) > 0;
        return (opens ? "Open " : "Close ") + ((opens ? end : start).signum() > 0 ? "Long" : "Short");
    }

    static ObjectNode fundingOnly(MoneyEvent event, BigDecimal rate) {
        return Json.of(
                "time coin usdc szi fundingRate nSamples",
                event.millis(),
                event.coin(),
                event.amount(),
                event.about().position(),
                rate,
                Optional.empty());
    }

    static ObjectNode funding(MoneyEvent event, BigDecimal rate) {
        ObjectNode delta = fundingOnly(event, rate).put("type", "funding");
        delta.remove("time");
        return Json.of("time hash delta", event.millis(), event.hash(), delta);
    }

    static ObjectNode move(MoneyEvent event) {
        ObjectNode delta = Json.of(
                "type user destination fee",
                event.kind(),
                event.about().from(),
                event.about().to(),
                BigDecimal.ZERO);
        boolean names = event.kind().equals("send") || event.kind().equals("spotTransfer");
        Json.with(delta, names ? "amount" : "usdc", event.amount());
        return Json.of(
                "time hash delta", event.millis(), event.hash(), names ? delta.put("token", event.coin()) : delta);
    }
}
