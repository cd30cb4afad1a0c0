package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Leverage;
import io.jackstay.emulator.base.desk.Slices;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Does what an admitted action asks for, and answers in the venue's words. Not thread safe: confined to the driving thread. */
final class Business {
    private static final int MICRO = 6;
    private static final int FIRINGS = 10;
    private static final BigDecimal LEAST_TWAP = BigDecimal.valueOf(100);

    private final Floor floor;
    private final Settings settings;
    private final Orders orders;
    private final Treasury treasury;
    private final Slices twaps;

    Business(Floor floor, Settings settings) {
        Desk desk = new Desk(floor);
        this.floor = floor;
        this.settings = settings;
        this.orders = new Orders(floor, desk);
        this.treasury = new Treasury(floor);
        this.twaps = new Slices(floor, desk);
    }

    JsonNode execute(Trader trader, Map<String, Object> action) {
        String type = Fields.text(action, "type");
        return switch (type) {
            case "order" ->
                statuses(
                        type,
                        orders.place(trader, Fields.parts(action, "orders"), String.valueOf(action.get("grouping"))));
            case "cancel" ->
                each(
                        "cancel",
                        action,
                        "cancels",
                        one -> orders.cancel(trader, Fields.number(one, "a"), Fields.number(one, "o")));
            case "cancelByCloid" ->
                each(
                        "cancel",
                        action,
                        "cancels",
                        one -> orders.cancel(trader, Fields.number(one, "asset"), Fields.text(one, "cloid")));
            case "modify" -> {
                JsonNode status = modify(trader, action, action);
                yield status.has("error") ? err(status.get("error").textValue()) : done();
            }
            case "batchModify" -> each("order", action, "modifies", one -> modify(trader, action, one));
            case "scheduleCancel" ->
                schedule(trader, Fields.findNumber(action, "time").orElse(0L));
            case "updateLeverage" -> leverage(trader, action);
            case "updateIsolatedMargin" -> isolated(trader, action);
            case "reserveRequestWeight" -> {
                trader.budget().buy(Fields.number(action, "weight"));
                yield done();
            }
            case "twapOrder" -> twap(trader, Fields.part(action, "twap"));
            case "twapCancel" ->
                twaps.stop(trader, Fields.number(action, "t"))
                        ? ok("twapCancel", Json.of("status", "success"))
                        : ok(
                                "twapCancel",
                                Json.of("status", Orders.error("TWAP was never placed, already canceled, or filled.")));
            case "noop", "setReferrer", "agentSetAbstraction", "userSetAbstraction", "approveBuilderFee" -> done();
            default -> treasury.execute(trader, type, action);
        };
    }

    static JsonNode err(String words) {
        return Json.of("status response", "err", words);
    }

    static JsonNode done() {
        return Json.of("status response", "ok", Json.of("type", "default"));
    }

    static JsonNode ok(String type, Object data) {
        return Json.of("status response", "ok", Json.of("type data", type, data));
    }

    private static JsonNode statuses(String type, ArrayNode statuses) {
        return ok(type, Json.of("statuses", statuses));
    }

    private static JsonNode each(
            String type, Map<String, Object> action, String key, Function<Map<String, Object>, JsonNode> one) {
        return statuses(type, Json.array(Fields.parts(action, key).stream().map(one)));
    }

    private JsonNode modify(Trader trader, Map<String, Object> action, Map<String, Object> one) {
        return orders.modify(trader, Fields.any(one, "oid"), Fields.part(one, "order"), Fields.flag(action, "a"));
    }

    private JsonNode schedule(Trader trader, long time) {
        BigDecimal volume = trader.budget().volume();
        if (volume.compareTo(settings.deadManVolume()) < 0) {
            return err("Cannot set scheduled cancel time until enough volume traded. Required: $%s. Traded: $%s."
                    .formatted(settings.deadManVolume().toPlainString(), Json.text(volume)));
        } else if (time > 0 && time < floor.agenda().millis() + 5_000) {
            return err("Scheduled cancel time too early, must be at least 5 seconds from now.");
        } else if (time > 0 && trader.deadMan().firedToday() >= FIRINGS) {
            return err("Scheduled cancel was triggered too many times today.");
        }
        trader.deadMan().arm(time);
        return done();
    }

    private JsonNode leverage(Trader trader, Map<String, Object> action) {
        Optional<Coin> coin = perp(action);
        boolean cross = Fields.flag(action, "isCross");
        long value = Fields.number(action, "leverage");
        if (coin.isEmpty() || value < 1 || value > coin.get().maxLeverage()) {
            return err("Invalid leverage value. asset=" + action.get("asset"));
        }
        Leverage before = trader.leverage(coin.get());
        if (cross && coin.get().onlyIsolated()) {
            return err("Cross margin is not allowed for this asset.");
        } else if (before.cross() != cross && trader.position(coin.get()).signum() != 0) {
            return err("Cannot switch leverage type with open position.");
        }
        trader.leverage(coin.get(), new Leverage(cross, (int) value, before.added()));
        if (value < before.value() && trader.available("USDC").signum() < 0) {
            trader.leverage(coin.get(), before);
            return err("Isolated position does not have sufficient margin available to decrease leverage. asset="
                    + action.get("asset"));
        }
        return done();
    }

    private JsonNode isolated(Trader trader, Map<String, Object> action) {
        Optional<Coin> coin = perp(action);
        Leverage before = coin.map(trader::leverage).orElse(new Leverage(true, 1, BigDecimal.ZERO));
        BigDecimal added = before.added().add(BigDecimal.valueOf(Fields.number(action, "ntli"), MICRO));
        if (before.cross()) {
            return err("Position does not use isolated margin.");
        } else if (added.signum() < 0) {
            return err("Isolated position does not have sufficient margin available.");
        }
        trader.leverage(coin.orElseThrow(), new Leverage(false, before.value(), added));
        return done();
    }

    private Optional<Coin> perp(Map<String, Object> action) {
        return floor.coins().find(Fields.number(action, "asset")).filter(coin -> !coin.isSpot());
    }

    private JsonNode twap(Trader trader, Map<String, Object> twap) {
        Optional<Coin> coin = floor.coins().find(Fields.number(twap, "a"));
        BigDecimal size = Fields.decimal(twap, "s");
        long minutes = Fields.number(twap, "m");
        BigDecimal worth =
                coin.map(found -> found.market().mark().multiply(size)).orElse(BigDecimal.ZERO);
        if (minutes < 5 || minutes > 1_440) {
            return ok(
                    "twapOrder",
                    Json.of("status", Orders.error("Invalid TWAP duration: %d min(s)".formatted(minutes))));
        } else if (worth.compareTo(LEAST_TWAP) < 0) {
            return ok("twapOrder", Json.of("status", Orders.error("TWAP order value too small. Min is $100.")));
        }
        Side side = Fields.flag(twap, "b") ? Side.BUY : Side.SELL;
        Duration over = Duration.ofMinutes(minutes);
        long id = twaps.start(trader, coin.orElseThrow(), side, size, Fields.flag(twap, "r"), over);
        return ok("twapOrder", Json.of("status", Json.of("running", Json.of("twapId", id))));
    }
}
