package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Screen;
import io.jackstay.emulator.base.desk.Terms;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as actions ask for them, and the statuses that answer. Not thread safe: confined to the driving thread. */
final class Orders {
    private static final Screen SCREEN =
            new Screen(new BigDecimal("0.2"), new BigDecimal("1.8"), BigDecimal.valueOf(5), BigDecimal.TEN);

    private final Floor floor;
    private final Desk desk;

    Orders(Floor floor, Desk desk) {
        this.floor = floor;
        this.desk = desk;
    }

    /** The statuses of a batch; one alone when it is refused as a whole. */
    ArrayNode place(Trader trader, Map<String, Object> action) {
        List<Map<String, Object>> batch = Fields.parts(action, "orders");
        String grouping = String.valueOf(action.get("grouping"));
        if (batch.isEmpty()) {
            return Json.list(error("Orders are empty."));
        }
        for (Map<String, Object> order : batch) {
            Optional<String> problem = problem(order);
            if (problem.isPresent()) {
                return Json.list(error(problem.get(), order));
            }
        }
        List<VenueOrder> placed = new ArrayList<>();
        List<JsonNode> statuses = new ArrayList<>();
        for (Map<String, Object> order : batch) {
            boolean child = grouping.equals("normalTpsl") && !placed.isEmpty();
            VenueOrder one = child
                    ? desk.hang(trader, terms(order), placed.get(0))
                    : desk.place(trader, coin(order), terms(order), grouping.equals("positionTpsl"));
            placed.add(one);
            // As it was then: one after it in the batch may end it.
            statuses.add(status(one));
        }
        return Json.array(statuses.stream());
    }

    private Coin coin(Map<String, Object> order) {
        return floor.coins().find(Fields.number(order, "a")).orElseThrow();
    }

    private static Terms terms(Map<String, Object> order) {
        Map<String, Object> type = Fields.part(order, "t");
        Optional<Terms.Trigger> trigger = Fields.findPart(type, "trigger")
                .map(given -> new Terms.Trigger(
                        Fields.flag(given, "isMarket"),
                        Fields.decimal(given, "triggerPx"),
                        "tp".equals(given.get("tpsl"))));
        String word = Fields.findPart(type, "limit")
                .map(limit -> Fields.text(limit, "tif"))
                .orElse("Gtc");
        return new Terms(
                Fields.flag(order, "b") ? Side.BUY : Side.SELL,
                Fields.decimal(order, "p"),
                Fields.decimal(order, "s"),
                Fields.flag(order, "r"),
                Words.tif(word),
                word.equals(Words.MARKET),
                trigger,
                Fields.findText(order, "c").orElse(""));
    }

    /** Why an order can't be one at all. */
    private Optional<String> problem(Map<String, Object> order) {
        Optional<Coin> coin = floor.coins().find(Fields.number(order, "a"));
        return coin.isEmpty()
                ? Optional.of("Order has invalid asset.")
                : SCREEN.problem(coin.get(), terms(order)).map(problem -> Words.of(problem, coin.get()));
    }

    private static JsonNode status(VenueOrder order) {
        if (order.rejection().isPresent()) {
            String words = Words.of(order.rejection().get().reason(), order.coin());
            return error(words + " asset=" + order.coin().asset());
        } else if (order.isWaiting() && order.parent().isPresent()) {
            boolean begun = !order.parent().get().status().isOpen();
            return Json.node(begun ? "waitingForTrigger" : "waitingForFill");
        } else if (order.isWaiting() && order.isOfPosition()) {
            return Json.node("waitingForTrigger");
        }
        var named = order.status().isOpen()
                ? Json.of("oid", order.id())
                : Json.of("totalSz avgPx oid", order.filled(), order.averagePrice(), order.id());
        Json.maybe(named, "cloid", order.terms().named());
        return Json.of(order.status().isOpen() ? "resting" : "filled", named);
    }

    static JsonNode error(String words) {
        return Json.of("error", words);
    }

    private static JsonNode error(String words, Map<String, Object> order) {
        return error(words + " asset=" + order.get("a"));
    }

    /** A fast cancel, which is sequenced before others, is for orders in the book. */
    JsonNode cancel(Trader trader, long asset, Object oidOrCloid, boolean fast) {
        Optional<VenueOrder> order = trader.findOpen(oidOrCloid)
                .filter(found -> asset == found.coin().asset());
        if (fast && order.filter(found -> found.terms().trigger().isPresent()).isPresent()) {
            return error("Trigger orders cannot be fast canceled. asset=" + asset);
        }
        order.ifPresent(found -> desk.cancel(trader, found));
        return order.isPresent() ? Json.node("success") : error(Words.GONE + " asset=" + asset);
    }

    /**
     * Puts another order in the place of one, which goes on when the other can't be taken. Only one that rests may come, unless it is
     * always to be placed.
     */
    JsonNode modify(Trader trader, Object oidOrCloid, Map<String, Object> order, boolean always) {
        Optional<String> problem = problem(order);
        if (problem.isPresent()) {
            return error(problem.get(), order);
        }
        Terms given = terms(order);
        boolean rests = !always && given.trigger().isEmpty();
        Terms terms = rests && given.tif() == TimeInForce.GTC ? given.tif(TimeInForce.POST_ONLY) : given;
        Optional<VenueOrder> old = trader.findOpen(oidOrCloid);
        if (old.isEmpty() && !always) {
            return error("Cannot modify canceled or filled order");
        } else if (rests && terms.tif() == TimeInForce.IOC) {
            return error("Modified order must be post only.", order);
        } else if (rests && Desk.crosses(terms, coin(order))) {
            return error(Words.of(RejectReason.POST_ONLY_WOULD_CROSS, coin(order)), order);
        }
        old.ifPresent(before -> desk.cancel(trader, before));
        return status(desk.place(
                trader, coin(order), terms, old.filter(VenueOrder::isOfPosition).isPresent()));
    }
}
