/**
 * Position, PnL, fees and equity of one bot: the one place where they are kept.
 *
 * <p>Owned by the bot loop; nothing else changes a position (a rule of the build says so). Imports {@code api} alone.
 */
package io.jackstay.runtime.state;
