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
import java.util.stream.Stream;

/** What has happened to an account as the venue writes it. Immutable. */
final class Rows {
    private Rows() {}

    private static String side(Side side) {
        return side == Side.BUY ? "B" : "A";
    }

    static ObjectNode basic(OrderEvent event) {
        VenueOrder order = event.order();
        Terms terms = order.terms();
        ObjectNode row = Json.of("coin side limitPx", order.coin().name(), side(terms.side()), terms.price());
        Json.with(row, "sz oid timestamp origSz", event.remaining(), order.id(), order.millis(), event.size());
        Json.maybe(row, "cloid", terms.named());
        return terms.reduceOnly() ? row.put("reduceOnly", true) : row;
    }

    static ObjectNode frontend(OrderEvent event) {
        Terms terms = event.order().terms();
        Optional<Terms.Trigger> trigger = terms.trigger();
        String type = trigger.map(
                        at -> (at.takeProfit() ? "Take Profit " : "Stop ") + (at.market() ? "Market" : "Limit"))
                .orElse(terms.market() ? "Market" : "Limit");
        String condition = trigger.map(at -> "Price " + (event.order().firesAbove() ? "above " : "below ")
                        + at.price().toPlainString())
                .orElse("N/A");
        ObjectNode row = Json.with(basic(event), "triggerCondition isTrigger", condition, trigger.isPresent());
        Json.with(row, "triggerPx", trigger.map(Terms.Trigger::price).orElse(BigDecimal.ZERO));
        Json.with(row, "isPositionTpsl reduceOnly", event.order().isOfPosition(), terms.reduceOnly());
        Stream<ObjectNode> children = event.order().children().stream().map(child -> frontend(OrderEvent.of(child)));
        Json.with(row, "orderType children", type, children);
        Optional<String> tif = Optional.of(terms.market() ? Words.MARKET : Words.of(terms.tif()))
                .filter(any -> trigger.isEmpty());
        return Json.with(row, "tif cloid", tif, terms.named());
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
        Side side = order.terms().side();
        String spotDirection = side == Side.BUY ? "Buy" : "Sell";
        ObjectNode row = Json.of("coin px sz side", order.coin().name(), fill.price(), fill.size(), side(side));
        Json.with(row, "time startPosition", fill.millis(), fill.startPosition());
        Json.with(row, "dir closedPnl", order.coin().isSpot() ? spotDirection : direction(fill), fill.closedProfit());
        Json.with(row, "hash oid crossed", fill.hash(), order.id(), fill.taker());
        Json.with(row, "fee tid feeToken twapId", fill.fee().amount(), fill.id(), fill.feeToken(), Optional.empty());
        return Json.maybe(row, "cloid", order.terms().named());
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
        ObjectNode row = Json.of("time coin usdc", event.millis(), event.coin(), event.amount());
        return Json.with(row, "szi fundingRate nSamples", event.about().position(), rate, Optional.empty());
    }

    static ObjectNode funding(MoneyEvent event, BigDecimal rate) {
        ObjectNode delta = fundingOnly(event, rate).put("type", "funding");
        delta.remove("time");
        return Json.of("time hash delta", event.millis(), event.hash(), delta);
    }

    static ObjectNode move(MoneyEvent event) {
        String kind = event.kind();
        boolean names = kind.equals("send") || kind.equals("spotTransfer");
        ObjectNode delta = Json.of(names ? "type amount" : "type usdc", kind, event.amount());
        String token = event.coin().substring(event.coin().indexOf(':') + 1);
        if (kind.equals("accountClassTransfer")) {
            delta.put("toPerp", !token.equals(event.coin()));
        } else {
            Json.with(
                    delta,
                    "user destination fee",
                    event.about().from(),
                    event.about().to(),
                    BigDecimal.ZERO);
        }
        return Json.of("time hash delta", event.millis(), event.hash(), names ? delta.put("token", token) : delta);
    }
}
