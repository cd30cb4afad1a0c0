/**
 * Tapes: what a bot has taken in, turn by turn, and what it asked of its venues, so that a later process can play it back.
 *
 * <p>Written on the bot loop into a stream of the data directory; read by {@code jackstay replay}. Knows the contract's values, journals
 * and market states; bots and sessions know it.
 */
@NullMarked
package io.jackstay.runtime.tape;

import org.jspecify.annotations.NullMarked;
