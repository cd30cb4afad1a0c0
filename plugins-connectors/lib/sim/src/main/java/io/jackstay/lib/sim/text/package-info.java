/**
 * Lines of plain fields with one blank between them: how a simulated exchange is written down in a {@code Memory}.
 *
 * <p>Runs on the one thread of its caller. Imports nothing.
 */
package io.jackstay.lib.sim.text;
