/**
 * An emulated venue as its driver sees it: requests and frames in, answers and frames out, on one thread, with time handed in. No sockets.
 *
 * <p>Whoever drives, sockets or a simulation, calls on one thread and moves the {@link io.jackstay.emulator.base.Agenda}. May import
 * {@code io.jackstay.api} and {@code io.jackstay.lib}; knows no venue by name.
 */
package io.jackstay.emulator.base;
