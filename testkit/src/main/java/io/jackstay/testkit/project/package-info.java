/**
 * The command that begins a plugin's project: {@code jackstay new strategy|risk|connector NAME}.
 *
 * <p>Runs on the thread of the command. The texts of the project are resources beside these classes. Imports {@code
 * runtime.launch}.
 */
package io.jackstay.testkit.project;
