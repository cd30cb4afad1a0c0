/**
 * Who may in: tokens, sessions of browsers, one-time codes, and the back-off for who tries.
 *
 * <p>Owns: the folder {@code data-dir/web}, where tokens that were made here are kept for their owner alone. All but reading and making them
 * runs on the thread {@code web}. Imports {@code web.http} and the runtime's clock.
 */
package io.jackstay.runtime.web.entry;
