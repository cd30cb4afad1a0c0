/**
 * Numbers that are given once, over restarts too.
 *
 * <p>Owns: the reservation of blocks ahead of use, and their files in the data directory. Thread safe.
 */
package io.jackstay.runtime.net.nonce;
