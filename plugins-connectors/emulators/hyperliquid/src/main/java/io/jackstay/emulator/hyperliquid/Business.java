package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Margins;
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
    private static final String NO_TWAP = "TWAP was never placed, already canceled, or filled.";
    private static final String NOT_APPROVED = "Builder fee has not been approved.";
    private static final BigDecimal LEAST_TWAP = BigDecimal.valueOf(100);

    private final Floor floor;
    private final Settings settings;
    private final Orders orders;
    private final Treasury treasury;
    private final Slices twaps;
    private final Margins margins = new Margins("USDC");

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
            case "order" -> {
                boolean allowed = Fields.findPart(action, "builder").stream()
                        .allMatch(fee -> trader.allows(Fields.text(fee, "b"), Fields.number(fee, "f")));
                yield allowed ? statuses(type, orders.place(trader, action)) : err(NOT_APPROVED);
            }
            case "cancel" -> each("cancel", action, "cancels", one -> cancel(trader, action, one, "a", "o"));
            case "cancelByCloid" ->
                each("cancel", action, "cancels", one -> cancel(trader, action, one, "asset", "cloid"));
            case "modify" -> {
                JsonNode status = modify(trader, action, action);
                yield status.has("error") ? err(status.get("error").textValue()) : done();
            }
            case "batchModify" -> each("order", action, "modifies", one -> modify(trader, action, one));
            case "scheduleCancel" ->
                schedule(trader, Fields.findNumber(action, "time").orElse(0L));
            case "updateLeverage" -> {
                boolean cross = Fields.flag(action, "isCross");
                long value = Fields.number(action, "leverage");
                yield margin(margins.lever(trader, coin(action), cross, value), Fields.number(action, "asset"));
            }
            case "updateIsolatedMargin" -> {
                BigDecimal amount = BigDecimal.valueOf(Fields.number(action, "ntli"), MICRO);
                yield margin(margins.add(trader, coin(action), amount), Fields.number(action, "asset"));
            }
            case "reserveRequestWeight" -> {
                trader.budget().buy(Fields.number(action, "weight"));
                yield done();
            }
            case "twapOrder" -> twap(trader, Fields.part(action, "twap"));
            case "twapCancel" -> {
                boolean stopped = twaps.stop(trader, Fields.number(action, "t"));
                yield twapStatus(type, stopped ? "success" : Orders.error(NO_TWAP));
            }
            case "noop", "setReferrer", "agentSetAbstraction", "userSetAbstraction" -> done();
            // There is one exchange of perps, between which and itself nothing has to be moved.
            case "agentEnableDexAbstraction", "userDexAbstraction" -> done();
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

    private JsonNode cancel(
            Trader trader, Map<String, Object> action, Map<String, Object> one, String asset, String id) {
        return orders.cancel(trader, Fields.number(one, asset), Fields.any(one, id), Fields.flag(action, "f"));
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

    private static JsonNode margin(Margins.Verdict verdict, long asset) {
        return switch (verdict) {
            case DONE -> done();
            case INVALID -> err("Invalid leverage value. asset=" + asset);
            case NO_CROSS -> err("Cross margin is not allowed for this asset.");
            case POSITION -> err("Cannot switch leverage type with open position.");
            case SHARED -> err("Position does not use isolated margin.");
            case NO_MARGIN ->
                err("Isolated position does not have sufficient margin available to decrease leverage. asset=" + asset);
        };
    }

    private Optional<Coin> coin(Map<String, Object> action) {
        return floor.coins().find(Fields.number(action, "asset"));
    }

    private JsonNode twap(Trader trader, Map<String, Object> twap) {
        Optional<Coin> coin = floor.coins().find(Fields.number(twap, "a"));
        BigDecimal size = Fields.decimal(twap, "s");
        long minutes = Fields.number(twap, "m");
        BigDecimal worth =
                coin.map(found -> found.market().mark().multiply(size)).orElse(BigDecimal.ZERO);
        if (minutes < 5 || minutes > 1_440) {
            return twapStatus("twapOrder", Orders.error("Invalid TWAP duration: %d min(s)".formatted(minutes)));
        } else if (worth.compareTo(LEAST_TWAP) < 0) {
            return twapStatus("twapOrder", Orders.error("TWAP order value too small. Min is $100."));
        }
        Side side = Fields.flag(twap, "b") ? Side.BUY : Side.SELL;
        Duration over = Duration.ofMinutes(minutes);
        long id = twaps.start(trader, coin.orElseThrow(), side, size, Fields.flag(twap, "r"), over);
        return twapStatus("twapOrder", Json.of("running", Json.of("twapId", id)));
    }

    private static JsonNode twapStatus(String type, Object status) {
        return ok(type, Json.of("status", status));
    }
}
