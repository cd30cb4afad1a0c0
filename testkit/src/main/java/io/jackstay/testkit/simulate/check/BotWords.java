package io.jackstay.testkit.simulate.check;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What a bot says of itself. Immutable.
 *
 * @param position signed, base
 * @param realized in the quote asset, before fees
 * @param fees by asset, positive is paid
 * @param funding by asset, positive is paid
 */
public record BotWords(
        String name,
        BigDecimal position,
        BigDecimal realized,
        SortedMap<String, BigDecimal> fees,
        SortedMap<String, BigDecimal> funding,
        int openOrders) {}
