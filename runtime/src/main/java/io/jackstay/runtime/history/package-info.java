/**
 * The data directory: opened by the process that runs bots, and read by those that want to know what a bot did.
 *
 * <p>Reading changes nothing and takes nothing; it works while another process writes. Owned by the thread that asks. Imports {@code
 * runtime.bot}, {@code runtime.account}, {@code runtime.journal}, {@code runtime.risk}, {@code runtime.state}, {@code runtime.record}, {@code
 * runtime.alert} and {@code runtime.control}.
 */
package io.jackstay.runtime.history;
