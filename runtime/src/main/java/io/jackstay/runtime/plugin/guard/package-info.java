/**
 * The one way into a plugin: each contract interface that a plugin implements, and each callback that it hands in, in a
 * wrapper that sets the plugin's class loader, counts its failures and checks what it returns.
 *
 * <p>A guard is used by the thread that owns the plugin's user; its counters are read by any. Imports the contract and
 * {@code runtime.error}.
 */
package io.jackstay.runtime.plugin.guard;
