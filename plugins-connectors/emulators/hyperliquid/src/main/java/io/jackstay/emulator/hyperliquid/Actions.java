package io.jackstay.emulator.hyperliquid;

import static io.jackstay.emulator.base.json.Shape.either;
import static io.jackstay.emulator.base.json.Shape.flag;
import static io.jackstay.emulator.base.json.Shape.hex;
import static io.jackstay.emulator.base.json.Shape.list;
import static io.jackstay.emulator.base.json.Shape.text;
import static io.jackstay.emulator.base.json.Shape.whole;
import static io.jackstay.emulator.base.json.Shape.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each action looks like, its keys in the order in which they are hashed. Immutable. */
final class Actions {
    private static final Shape NUMBER = whole(0, Long.MAX_VALUE);
    private static final Shape ASSET = whole(0, 0xFFFF_FFFFL);
    private static final Shape DECIMAL = Shape.decimal(8, new BigDecimal("184467440737.09551615"));
    private static final Shape ADDRESS = hex(20);
    private static final Shape CLOID = hex(16);
    private static final Shape OID = either(NUMBER, CLOID);

    private static final Shape TYPE = ObjectShape.lenient()
            .maybe(
                    "limit",
                    ObjectShape.lenient().key("tif", word("Gtc", "Ioc", "Alo", "FrontendMarket", "LiquidationMarket")))
            .maybe(
                    "trigger",
                    ObjectShape.lenient()
                            .key("isMarket", flag())
                            .key("triggerPx", DECIMAL)
                            .key("tpsl", word("tp", "sl")));
    private static final ObjectShape ORDER = ObjectShape.lenient()
            .key("a", ASSET)
            .key("b", flag())
            .key("p", DECIMAL)
            .key("s", DECIMAL)
            .key("r", flag())
            .key("t", TYPE)
            .maybe("c", CLOID);
    private static final ObjectShape TWAP = ObjectShape.strict()
            .key("a", ASSET)
            .key("b", flag())
            .key("s", DECIMAL)
            .key("r", flag())
            .key("m", NUMBER)
            .key("t", flag());

    private static final Map<String, ObjectShape> HASHED = new TreeMap<>();
    private static final Map<String, Typed> TYPED = new TreeMap<>();

    /** An action whose fields are signed as they are; each field is a name and its type in the signed struct. Immutable. */
    record Typed(String primary, List<Field> fields, ObjectShape shape) {
        record Field(String name, String type) {}

        /** The field that repeats the nonce. */
        String nonceField() {
            return fields.stream().anyMatch(field -> field.name().equals("time")) ? "time" : "nonce";
        }
    }

    static {
        hashed("order", shape -> shape.key("orders", list(ORDER))
                .key(
                        "grouping",
                        either(
                                word("na", "normalTpsl", "positionTpsl"),
                                ObjectShape.strict().key("p", NUMBER)))
                .maybe("builder", ObjectShape.strict().key("b", ADDRESS).key("f", NUMBER)));
        hashed("cancel", shape -> shape.key(
                        "cancels", list(ObjectShape.strict().key("a", ASSET).key("o", NUMBER)))
                .maybe("f", flag()));
        hashed("cancelByCloid", shape -> shape.key(
                        "cancels", list(ObjectShape.strict().key("asset", ASSET).key("cloid", CLOID)))
                .maybe("f", flag()));
        hashed("modify", shape -> shape.key("oid", OID).key("order", ORDER).maybe("a", flag()));
        hashed("batchModify", shape -> shape.key(
                        "modifies", list(ObjectShape.strict().key("oid", OID).key("order", ORDER)))
                .maybe("a", flag()));
        hashed("scheduleCancel", shape -> shape.maybe("time", NUMBER));
        hashed(
                "updateLeverage",
                shape -> shape.key("asset", ASSET).key("isCross", flag()).key("leverage", NUMBER));
        hashed("updateIsolatedMargin", shape -> shape.key("asset", ASSET)
                .key("isBuy", flag())
                .key("ntli", whole(Long.MIN_VALUE, Long.MAX_VALUE)));
        hashed("topUpIsolatedOnlyMargin", shape -> shape.key("asset", ASSET).key("leverage", DECIMAL));
        hashed("noop", shape -> shape);
        hashed("reserveRequestWeight", shape -> shape.key("weight", NUMBER).maybe("destination", ADDRESS));
        hashed("twapOrder", shape -> shape.key("twap", TWAP));
        hashed("twapCancel", shape -> shape.key("a", ASSET).key("t", NUMBER));
        hashed("vaultTransfer", shape -> shape.key("vaultAddress", ADDRESS)
                .key("isDeposit", flag())
                .key("usd", NUMBER));
        hashed("createSubAccount", shape -> shape.key("name", text()));
        hashed("subAccountTransfer", shape -> shape.key("subAccountUser", ADDRESS)
                .key("isDeposit", flag())
                .key("usd", NUMBER));
        hashed("setReferrer", shape -> shape.key("code", text()));
        hashed("agentSetAbstraction", shape -> shape.key("abstraction", word("i", "u", "p")));
        typed("usdSend", "UsdSend", "destination:string", "amount:string", "time:uint64");
        typed("spotSend", "SpotSend", "destination:string", "token:string", "amount:string", "time:uint64");
        typed("withdraw3", "Withdraw", "destination:string", "amount:string", "time:uint64");
        typed("usdClassTransfer", "UsdClassTransfer", "amount:string", "toPerp:bool", "nonce:uint64");
        typed("approveAgent", "ApproveAgent", "agentAddress:address", "agentName:string", "nonce:uint64");
        typed("approveBuilderFee", "ApproveBuilderFee", "maxFeeRate:string", "builder:address", "nonce:uint64");
        typed(
                "sendAsset",
                "SendAsset",
                "destination:string",
                "sourceDex:string",
                "destinationDex:string",
                "token:string",
                "amount:string",
                "fromSubAccount:string",
                "nonce:uint64");
        typed("userSetAbstraction", "UserSetAbstraction", "user:address", "abstraction:string", "nonce:uint64");
    }

    private interface Filling {
        ObjectShape of(ObjectShape shape);
    }

    private Actions() {}

    private static void hashed(String type, Filling filling) {
        HASHED.put(type, filling.of(ObjectShape.strict().key("type", word(type))));
    }

    private static void typed(String type, String primary, String... signed) {
        ObjectShape shape = ObjectShape.strict()
                .key("type", word(type))
                .key("signatureChainId", text())
                .key("hyperliquidChain", text());
        List<Typed.Field> fields = new ArrayList<>(List.of(new Typed.Field("hyperliquidChain", "string")));
        for (String field : signed) {
            String name = field.substring(0, field.indexOf(':'));
            String kind = field.substring(field.indexOf(':') + 1);
            fields.add(new Typed.Field(name, kind));
            boolean mayBeMissing = name.equals("agentName") || name.equals("fromSubAccount");
            shape = mayBeMissing ? shape.maybe(name, text()) : shape.key(name, shape(name, kind));
        }
        TYPED.put(type, new Typed(primary, List.copyOf(fields), shape));
    }

    private static Shape shape(String name, String kind) {
        return switch (kind) {
            case "uint64" -> NUMBER;
            case "bool" -> flag();
            case "address" -> ADDRESS;
            default -> name.equals("destination") ? ADDRESS : text();
        };
    }

    static Optional<Typed> typed(String type) {
        return Optional.ofNullable(TYPED.get(type));
    }

    /** The values of an action; {@code UnfitException} when it is none. A flag that says no is not hashed. */
    static Map<String, Object> read(JsonNode action) {
        String type = action.path("type").asText();
        ObjectShape shape = typed(type).map(Typed::shape).orElse(HASHED.get(type));
        if (shape == null) {
            shape = ObjectShape.strict().key("type", word(HASHED.keySet().toArray(String[]::new)));
        }
        Map<String, Object> values = shape.read(action);
        values.remove("f", Boolean.FALSE);
        values.remove("a", Boolean.FALSE);
        return values;
    }
}
