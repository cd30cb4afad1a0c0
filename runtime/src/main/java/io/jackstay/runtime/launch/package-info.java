/**
 * The command line: parses it, wires the process, runs the command, and ends with its exit code. Also the contract for
 * commands that jars in {@code tools/} bring.
 *
 * <p>Confined to the main thread. Imports the packages below it, picocli and, alone in the runtime, Guice. Nothing else in
 * the runtime imports this package.
 */
package io.jackstay.runtime.launch;
