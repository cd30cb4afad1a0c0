/**
 * The grid strategy as a plugin: resting orders at fixed prices, each answered one level away when it fills.
 *
 * <p>{@link io.jackstay.strategy.grid.Ladder} has the prices and sizes, {@link io.jackstay.strategy.grid.Leg} and
 * {@link io.jackstay.strategy.grid.Wanted} decide what should rest, {@link io.jackstay.strategy.grid.RunningGrid} turns the
 * difference into orders. Runs on the loop of the bot that owns it; may import the api alone.
 */
package io.jackstay.strategy.grid;
