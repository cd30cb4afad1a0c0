/**
 * The gate before every order and amend of a bot or a login: exposure, the rules in their order, halts; what wider scopes tell a bot and are
 * told by it.
 *
 * <p>Owned by the loop of the scope. Imports {@code api}, {@code runtime.alert}, {@code runtime.execution}, {@code runtime.market}, {@code
 * runtime.record} and {@code runtime.state}.
 */
package io.jackstay.runtime.risk;
