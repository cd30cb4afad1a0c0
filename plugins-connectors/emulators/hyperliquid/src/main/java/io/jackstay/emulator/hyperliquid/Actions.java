package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Schema;
import io.jackstay.emulator.base.json.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each action looks like, its keys in the order in which they are hashed. Immutable. */
final class Actions {
    private static final Shape NUMBER = Shape.whole(0, Long.MAX_VALUE);
    private static final Shape ADDRESS = Shape.hex(20);
    private static final Shape CLOID = Shape.hex(16);
    private static final Map<String, Shape> KINDS = Map.ofEntries(
            Map.entry("number", NUMBER),
            Map.entry("uint64", NUMBER),
            Map.entry("signed", Shape.whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry("asset", Shape.whole(0, 0xFFFF_FFFFL)),
            Map.entry("flag", Shape.flag()),
            Map.entry("bool", Shape.flag()),
            Map.entry("text", Shape.text()),
            Map.entry("string", Shape.text()),
            Map.entry("decimal", Shape.decimal(8, new BigDecimal("184467440737.09551615"))),
            Map.entry("address", ADDRESS),
            Map.entry("cloid", CLOID),
            Map.entry("oid", Shape.either(NUMBER, CLOID)),
            Map.entry("tif", Shape.word("Gtc", "Ioc", "Alo", "FrontendMarket", "LiquidationMarket")),
            Map.entry("tpsl", Shape.word("tp", "sl")),
            Map.entry("grouping", Shape.word("na", "normalTpsl", "positionTpsl")),
            Map.entry("mode", Shape.word("i", "u", "p")));
    private static final String ORDER = "(a:asset, b:flag, p:decimal, s:decimal, r:flag, t:(limit?:(tif:tif),"
            + " trigger?:(isMarket:flag, triggerPx:decimal, tpsl:tpsl)), c?:cloid)";
    private static final Map<String, ObjectShape> HASHED = Stream.of(
                    "order orders:[" + ORDER + "], grouping:grouping/{p:number}, builder?:{b:address, f:number}",
                    "cancel cancels:[{a:asset, o:number}], f?:flag",
                    "cancelByCloid cancels:[{asset:asset, cloid:cloid}], f?:flag",
                    "modify oid:oid, order:" + ORDER + ", a?:flag",
                    "batchModify modifies:[{oid:oid, order:" + ORDER + "}], a?:flag",
                    "scheduleCancel time?:number",
                    "updateLeverage asset:asset, isCross:flag, leverage:number",
                    "updateIsolatedMargin asset:asset, isBuy:flag, ntli:signed",
                    "topUpIsolatedOnlyMargin asset:asset, leverage:decimal",
                    "noop ",
                    "reserveRequestWeight weight:number, destination?:address",
                    "twapOrder twap:{a:asset, b:flag, s:decimal, r:flag, m:number, t:flag}",
                    "twapCancel a:asset, t:number",
                    "vaultTransfer vaultAddress:address, isDeposit:flag, usd:number",
                    "createSubAccount name:text",
                    "subAccountTransfer subAccountUser:address, isDeposit:flag, usd:number",
                    "setReferrer code:text",
                    "agentSetAbstraction abstraction:mode")
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(
                    parts -> parts[0],
                    parts -> Schema.object("type:text, " + parts[1], KINDS),
                    (a, b) -> a,
                    TreeMap::new));
    private static final Map<String, Typed> TYPED = Stream.of(
                    "usdSend UsdSend destination:string amount:string time:uint64",
                    "spotSend SpotSend destination:string token:string amount:string time:uint64",
                    "withdraw3 Withdraw destination:string amount:string time:uint64",
                    "usdClassTransfer UsdClassTransfer amount:string toPerp:bool nonce:uint64",
                    "approveAgent ApproveAgent agentAddress:address agentName:string nonce:uint64",
                    "approveBuilderFee ApproveBuilderFee maxFeeRate:string builder:address nonce:uint64",
                    "sendAsset SendAsset destination:string sourceDex:string destinationDex:string token:string amount:string"
                            + " fromSubAccount:string nonce:uint64",
                    "userSetAbstraction UserSetAbstraction user:address abstraction:string nonce:uint64")
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toMap(words -> words.get(0), Typed::of, (a, b) -> a, TreeMap::new));

    /** An action whose fields are signed as they are; each field is a name and its type in the signed struct. Immutable. */
    record Typed(String primary, List<Field> fields, ObjectShape shape) {
        record Field(String name, String type) {}

        private static Typed of(List<String> words) {
            List<Field> fields = Stream.concat(
                            Stream.of("hyperliquidChain:string"), words.stream().skip(2))
                    .map(word -> word.split(":", 2))
                    .map(parts -> new Field(parts[0], parts[1]))
                    .toList();
            String keys = fields.stream()
                    .map(field -> switch (field.name()) {
                        case "agentName", "fromSubAccount" -> field.name() + "?:text";
                        case "destination" -> "destination:address";
                        default -> field.name() + ":" + field.type();
                    })
                    .collect(Collectors.joining(",", "type:text, signatureChainId:text, ", ""));
            return new Typed(words.get(1), fields, Schema.object(keys, KINDS));
        }

        /** The field that repeats the nonce. */
        String nonceField() {
            return fields.get(fields.size() - 1).name();
        }
    }

    private Actions() {}

    static Optional<Typed> typed(String type) {
        return Optional.ofNullable(TYPED.get(type));
    }

    /** The values of an action; {@code UnfitException} when it is none. A flag that says no is not hashed. */
    static Map<String, Object> read(JsonNode action) {
        String type = action.path("type").asText();
        ObjectShape unknown =
                ObjectShape.strict().key("type", Shape.word(HASHED.keySet().toArray(String[]::new)));
        ObjectShape shape = typed(type).map(Typed::shape).orElse(HASHED.getOrDefault(type, unknown));
        Map<String, Object> values = shape.read(action);
        values.remove("f", Boolean.FALSE);
        values.remove("a", Boolean.FALSE);
        return values;
    }
}
