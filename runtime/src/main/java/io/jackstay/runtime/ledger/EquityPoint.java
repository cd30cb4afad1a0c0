package io.jackstay.runtime.ledger;

import java.math.BigDecimal;

/**
 * What a bot had at one time. Immutable.
 *
 * @param at epoch nanoseconds
 * @param peak the highest equity until then
 * @param position in the one market that was asked for, signed, base
 */
public record EquityPoint(long at, BigDecimal equity, BigDecimal peak, BigDecimal position) {}
