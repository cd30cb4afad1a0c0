/**
 * The gate before every order and amend of a bot: exposure, the rules in their order, halts.
 *
 * <p>Owned by the bot loop. Imports {@code api}, {@code runtime.execution}, {@code runtime.market} and {@code
 * runtime.state}.
 */
package io.jackstay.runtime.risk;
