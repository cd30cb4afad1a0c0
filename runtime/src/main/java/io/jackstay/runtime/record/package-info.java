/**
 * What the journals of bots and logins hold: the records, and their bytes.
 *
 * <p>Immutable values and pure functions; any thread. A record's type number and the order of its fields never change; a new
 * field is a new version. Imports {@code api}, {@code runtime.error}, {@code runtime.journal} and the carried sums of
 * {@code runtime.state}.
 */
package io.jackstay.runtime.record;
