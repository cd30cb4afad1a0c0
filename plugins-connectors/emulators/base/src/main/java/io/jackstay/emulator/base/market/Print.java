package io.jackstay.emulator.base.market;

import io.jackstay.api.market.Side;

/**
 * A public trade. Immutable; numbers unscaled at the market's scales.
 *
 * @param price what was paid
 * @param size how much
 * @param takerSide side of the order that came last
 * @param nanos when
 * @param id the venue's number for it
 */
public record Print(long price, long size, Side takerSide, long nanos, long id) {}
