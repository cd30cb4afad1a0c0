/**
 * The grid strategy as a plugin: resting orders at fixed prices, each answered one level away when it fills.
 *
 * <p>{@code plan} decides, in pure functions; {@link io.jackstay.strategy.grid.RunningGrid} and {@link
 * io.jackstay.strategy.grid.Resting} turn the difference into orders, {@link io.jackstay.strategy.grid.Legs} keeps what has
 * filled. Runs on the loop of the bot that owns it; may import the api alone.
 */
package io.jackstay.strategy.grid;
