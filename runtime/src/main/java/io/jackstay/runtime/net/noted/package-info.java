/**
 * Which servers a login has reached, and what their answers say of the time, noted on the way past; nothing is changed.
 *
 * <p>Owns the wire around a wire that notes, confined to the account loop as every wire is, and the notes, which any thread may read.
 * Imports {@code net}, {@code net.wire} and the clock.
 */
package io.jackstay.runtime.net.noted;
