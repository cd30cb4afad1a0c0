package io.jackstay.runtime.web.view;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.fill.Mirror;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One fill, alike in the stream and in a page of history. Thread safe: pure functions. */
public final class FillTree {
    private FillTree() {}

    /** @param mirror which fill it answers; empty for one that answers none */
    public static Map<String, @Nullable Object> of(OrderFill fill, String label, Optional<Mirror> mirror) {
        return new Node()
                .put("id", fill.id())
                .at("at", fill.stamp().venueNanos())
                .put("market", fill.market().toString())
                .word("side", fill.side())
                .put("label", label)
                .put("price", fill.price().toBigDecimal())
                .put("size", fill.size().toBigDecimal())
                .put(
                        "notional",
                        fill.price().toBigDecimal().multiply(fill.size().toBigDecimal()))
                .put("fee", fill.fee().amount())
                .put("feeAsset", fill.fee().asset())
                .word("role", fill.role())
                .word("cause", fill.cause())
                .put(
                        "cloid",
                        fill.order()
                                .cloid()
                                .map(Cloid::value)
                                .map(String::valueOf)
                                .orElse(null))
                .put("mirrorOf", (Object) mirror.map(Mirror::of).orElse(null))
                .put("gain", mirror.flatMap(Mirror::gain).map(Money::amount))
                .map();
    }
}
