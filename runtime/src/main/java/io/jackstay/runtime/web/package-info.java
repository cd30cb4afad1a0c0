/**
 * The operator's web page and its API: what it serves, from what, and to whom.
 *
 * <p>Reads pictures of the session that the main thread hands over, and asks for commands as the control socket does; it can die without a
 * bot noticing. Runs on the thread {@code web}. Imports {@code web.*} below it, {@code session} for its pictures, {@code control},
 * {@code config} and {@code history}.
 */
package io.jackstay.runtime.web;
