package io.jackstay.runtime.task;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import java.math.BigDecimal;

/**
 * What an order of an earlier process filled, which had ended before that process did. Immutable.
 *
 * @param value price times size of what it filled
 */
public record Sent(Size filled, BigDecimal value) {
    public Sent {
        requireNonNull(filled, "filled is null");
        requireNonNull(value, "value is null");
    }
}
