/**
 * Orders of one bot: their states, their ids, and the batches that leave at the end of a turn.
 *
 * <p>Owned by the bot loop. Imports {@code api} and {@code runtime.loop}.
 */
package io.jackstay.runtime.execution;
