/**
 * Market data between a connector and the bots: books on the account loop, one subscription shared by many bots,
 * conflation and age.
 *
 * <p>{@link io.jackstay.runtime.market.MarketChannel} is confined to the account loop, {@link
 * io.jackstay.runtime.market.MarketLane} carries its states to one bot. Imports {@code api} and {@code runtime.loop}.
 */
package io.jackstay.runtime.market;
