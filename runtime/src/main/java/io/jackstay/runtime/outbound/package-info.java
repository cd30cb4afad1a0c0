/**
 * Requests of the process itself to servers that are no venues: chats, webhooks, a hub.
 *
 * <p>Outside of the logins, whose transports belong to their loops: here a thread that may wait asks and waits. The JDK's HTTP client does the
 * work. Any thread. Imports the records of {@code config.alert} and the clock of {@code loop}.
 */
package io.jackstay.runtime.outbound;
