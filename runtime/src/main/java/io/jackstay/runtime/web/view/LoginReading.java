package io.jackstay.runtime.web.view;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is measured of one login, in a line. Immutable.
 *
 * @param streams how many it has, {@code up} how many of them tell something
 * @param p50Ms round trip of its slowest way, the middle of the last second in which there was any, milliseconds
 * @param p99Ms the same, 99th percentile
 * @param used of its request budgets the part in use of the one that is used most
 */
public record LoginReading(
        long streams, long up, Optional<BigDecimal> p50Ms, Optional<BigDecimal> p99Ms, Optional<Double> used) {
    /** Nothing is measured. */
    public static final LoginReading NONE =
            new LoginReading(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
}
