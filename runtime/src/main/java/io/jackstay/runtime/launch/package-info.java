/**
 * The command line: parses it, wires the process, shows what runs, and ends with the exit code.
 *
 * <p>One thread runs a command, the main thread; the shutdown hook only asks it to stop and waits for it. Imports {@code api},
 * all of the runtime's packages, picocli and, alone in the runtime, Guice. Nothing in the runtime imports this package.
 */
package io.jackstay.runtime.launch;
