/**
 * Units of work, the threads that turn them, the two clocks and timers.
 *
 * <p>Owns: time and threads; nothing else in the process reads a clock or starts a thread for trading. A {@link
 * io.jackstay.runtime.loop.Work} never knows which thread turns it: its own, one shared with quiet neighbours, that of a
 * venue, or the caller of a backtest on virtual time. Imports the JDK alone.
 */
package io.jackstay.runtime.loop;
