/**
 * One login: its connector, its books, whose order and fill is whose.
 *
 * <p>Everything is confined to the account loop of one connector, except {@link
 * io.jackstay.runtime.account.AccountLoop#execute}. Imports {@code api}, {@code runtime.loop}, {@code runtime.market},
 * {@code runtime.fill}, {@code runtime.state} and {@code runtime.telemetry}; knows bots only as {@link
 * io.jackstay.runtime.account.BotPort}.
 */
package io.jackstay.runtime.account;
