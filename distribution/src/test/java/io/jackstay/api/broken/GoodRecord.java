package io.jackstay.api.broken;

import java.math.BigDecimal;
import java.util.List;

/** Keeps the rules. Immutable. */
public record GoodRecord(List<String> names, BigDecimal size) {
    public GoodRecord {
        names = List.copyOf(names);
    }
}
