/**
 * The runtime's own commands: run, check, backtest, plugins.
 *
 * <p>One thread runs a command, the main thread. Imports the runtime's packages, picocli and Guice's annotations.
 */
package io.jackstay.runtime.launch.command;
