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
    private static final Map<String, ObjectShape> HASHED =
            Schema.book("type:text, ", KINDS, Schema.lines(Actions.class, "actions.txt"));
    private static final Map<String, TypedAction> TYPED = TypedAction.book(
            new TypedAction.Common(
                    "HyperliquidSignTransaction",
                    "HyperliquidTransaction:",
                    "signatureChainId",
                    "hyperliquidChain:string"),
            Schema.lines(Actions.class, "typed-actions.txt"));

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
