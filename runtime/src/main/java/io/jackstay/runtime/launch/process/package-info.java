/**
 * What a process is given and how it ends: streams, environment, signals, exit codes.
 *
 * <p>Made once by the main thread; the shutdown hook only asks it to stop and waits for it. Imports the runtime's
 * configuration and errors, and no command.
 */
package io.jackstay.runtime.launch.process;
