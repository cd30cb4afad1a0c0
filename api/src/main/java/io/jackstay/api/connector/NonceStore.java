package io.jackstay.api.connector;

import io.jackstay.api.plugin.Experimental;

/**
 * A sequence of numbers of which none is given twice, over restarts too. Thread safe; stores of one key are one in the
 * process.
 *
 * <p>Implemented by the runtime: may gain methods. Durable: numbers are reserved in blocks ahead of use, so a call does
 * not wait for the disk, and after a crash the rest of a block is skipped.
 */
@Experimental
public interface NonceStore {
    /**
     * The next number: above every one given before, and at least {@code floor}.
     *
     * <p>A venue that wants time-like nonces passes the time as floor; one that counts by one passes 0 and, after a
     * restart, sets the venue's own count by {@link #reset}.
     *
     * @throws IllegalStateException when no block could be reserved: nothing may be signed then
     * @throws ArithmeticException when the sequence is at its end
     */
    long next(long floor);

    /** The last number given, or what {@link #reset} set; 0 before the first. */
    long last();

    /**
     * Sets the sequence so that {@link #next} goes on above {@code last}, backwards too; logged with the reason.
     *
     * <p>Only for what the venue itself said, such as the nonce that it expects next.
     */
    void reset(long last, String why);
}
