package io.jackstay.runtime.control;

import io.jackstay.api.risk.RiskRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far a risk rule is from its limit, as every answer shows it. Thread safe: pure functions. */
public final class LimitObject {
    private LimitObject() {}

    public static Map<String, Object> of(RiskRule.Limit limit) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", limit.name());
        object.put("limit", limit.limit());
        object.put("actual", limit.actual());
        object.put("used", limit.used());
        return object;
    }
}
