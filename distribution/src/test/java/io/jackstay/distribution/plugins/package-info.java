/**
 * Plugins that are not ours: compiled by the tests against the contract's jar alone, dropped into a folder, and traded with by
 * whole sessions. Tests only; their sources are in {@code guests} among the test resources.
 */
package io.jackstay.distribution.plugins;
