package io.jackstay.testkit.simulate.check;

/**
 * What all bots of one login are allowed to do together, in lots; a login without limits of its own has none of these. Immutable.
 *
 * @param maxPosition in each market
 */
public record LoginTerms(String account, long maxPosition, int maxOpen) {}
