package io.jackstay.runtime.launch.command;

import io.jackstay.api.market.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fees that were paid in another asset than the quote: shown beside it, never added to it. Immutable: pure functions. */
final class OtherFees {
    private OtherFees() {}

    /** Adds {@code otherFees}, amounts by asset, when there are any. */
    static void add(Map<String, Object> object, List<Money> fees, String quote) {
        Map<String, Object> others = new LinkedHashMap<>();
        fees.stream().filter(fee -> !fee.asset().equals(quote)).forEach(fee -> others.put(fee.asset(), fee.amount()));
        if (!others.isEmpty()) {
            object.put("otherFees", others);
        }
    }
}
