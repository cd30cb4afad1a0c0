package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;

/**
 * How a position is margined. Immutable.
 *
 * @param added margin that was put to an isolated position
 */
public record Leverage(boolean cross, int value, BigDecimal added) {}
