/**
 * What a risk rule implements: it sees every order and amend before it leaves, and may halt, cancel and flatten.
 *
 * <p>A rule is called on the loop of its scope: the bot's, the account's, or the supervisor's for the whole process.
 * May import the JDK and the packages {@code plugin}, {@code market}, {@code order} and {@code account} of this module;
 * it sees neither strategies nor connectors.
 */
package io.jackstay.api.risk;
