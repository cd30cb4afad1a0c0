package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Schema;
import io.jackstay.emulator.base.json.Shape;
import io.jackstay.emulator.base.sign.TypedAction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What each action looks like, its keys in the order in which they are hashed. Immutable. */
final class Actions {
    private static final Map<String, Shape> KINDS = Map.of(
            "decimal", Shape.decimal(8, new BigDecimal("184467440737.09551615")),
            "asset", Shape.whole(0, 0xFFFF_FFFFL),
            "cloid", Shape.hex(16));
    private static final String ORDER = "(a:asset, b:flag, p:decimal, s:decimal, r:flag, t:(limit?:(tif:'Gtc'|'Ioc'"
            + "|'Alo'|'FrontendMarket'|'LiquidationMarket'), trigger?:(isMarket:flag, triggerPx:decimal, tpsl:'tp'|'sl')),"
            + " c?:cloid)";
    private static final Map<String, ObjectShape> HASHED = Schema.book(
            "type:text, ",
            KINDS,
            "order orders:[" + ORDER + "], grouping:'na'|'normalTpsl'|'positionTpsl'/{p:number},"
                    + " builder?:{b:address, f:number}",
            "cancel cancels:[{a:asset, o:number}], f?:flag",
            "cancelByCloid cancels:[{asset:asset, cloid:cloid}], f?:flag",
            "modify oid:number/cloid, order:" + ORDER + ", a?:flag",
            "batchModify modifies:[{oid:number/cloid, order:" + ORDER + "}], a?:flag",
            "scheduleCancel time?:number",
            "updateLeverage asset:asset, isCross:flag, leverage:number",
            "updateIsolatedMargin asset:asset, isBuy:flag, ntli:signed",
            "topUpIsolatedOnlyMargin asset:asset, leverage:decimal",
            "noop",
            "reserveRequestWeight weight:number, destination?:address",
            "twapOrder twap:{a:asset, b:flag, s:decimal, r:flag, m:number, t:flag}",
            "twapCancel a:asset, t:number",
            "vaultTransfer vaultAddress:address, isDeposit:flag, usd:number",
            "createSubAccount name:text",
            "subAccountTransfer subAccountUser:address, isDeposit:flag, usd:number",
            "setReferrer code:text",
            "agentSendAsset destination:address, sourceDex:text, destinationDex:text, token:text, amount:text,"
                    + " fromSubAccount:text, nonce:number",
            "agentSetAbstraction abstraction:'i'|'u'|'p'");
    private static final Map<String, TypedAction> TYPED = TypedAction.book(
            new TypedAction.Common(
                    "HyperliquidSignTransaction",
                    "HyperliquidTransaction:",
                    "signatureChainId",
                    "hyperliquidChain:string"),
            "usdSend UsdSend destination:string=address amount:string time:uint64",
            "spotSend SpotSend destination:string=address token:string amount:string time:uint64",
            "withdraw3 Withdraw destination:string=address amount:string time:uint64",
            "usdClassTransfer UsdClassTransfer amount:string toPerp:bool nonce:uint64",
            "approveAgent ApproveAgent agentAddress:address agentName?:string nonce:uint64",
            "approveBuilderFee ApproveBuilderFee maxFeeRate:string builder:address nonce:uint64",
            "sendAsset SendAsset destination:string=address sourceDex:string destinationDex:string token:string"
                    + " amount:string fromSubAccount?:string nonce:uint64",
            "userSetAbstraction UserSetAbstraction user:address abstraction:string nonce:uint64");

    private Actions() {}

    static Optional<TypedAction> typed(String type) {
        return Optional.ofNullable(TYPED.get(type));
    }

    /** The values of an action; {@code UnfitException} when it is none. A flag that says no is not hashed. */
    static Map<String, Object> read(JsonNode action) {
        String type = action.path("type").asText();
        ObjectShape unknown =
                ObjectShape.strict().key("type", Shape.word(HASHED.keySet().toArray(String[]::new)));
        ObjectShape shape = typed(type).map(TypedAction::shape).orElse(HASHED.getOrDefault(type, unknown));
        Map<String, Object> values = shape.read(action);
        values.remove("f", Boolean.FALSE);
        values.remove("a", Boolean.FALSE);
        return values;
    }
}
