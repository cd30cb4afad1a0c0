package io.jackstay.testkit.simulate.check;

/**
 * What one bot is allowed to do, in lots. Immutable.
 *
 * @param number its place in the configuration, which is not always the number that the runtime gives it for client order ids
 * @param sharesMarket whether another bot trades the same market of the same login
 */
public record BotTerms(
        String name,
        int number,
        String account,
        String symbol,
        boolean sharesMarket,
        long maxPosition,
        long maxOrder,
        int maxOpen) {}
