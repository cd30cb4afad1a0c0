/**
 * What the venues let the process send: one budget a scope, shared by all logins that name it.
 *
 * <p>Thread safe, without locks: account loops take from a budget as they send. Imports {@code api} alone.
 */
package io.jackstay.runtime.budget;
