/**
 * A hub hears what the bots of many runtimes say of themselves, and shows it; and the thread by which a runtime tells one.
 *
 * <p>The hub decides by its own clock of arrival who is online, and believes no time in what it is told. Its book belongs to the thread
 * {@code web}; {@code hub-store} writes it to a file now and then; a runtime tells on its thread {@code heartbeat}, for which nothing waits.
 * Imports {@code web.http}, {@code web.entry}, {@code outbound}, the clock, the masks of {@code telemetry} and the records of {@code config.alert}; no session, no bot.
 */
package io.jackstay.runtime.hub;
