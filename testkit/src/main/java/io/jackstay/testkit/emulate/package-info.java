/**
 * {@code jackstay emulate}: finds an emulated venue among the jars beside this one and serves it on loopback until it is asked to stop. The
 * main thread waits; the venue has the server's. {@link EmulatedServer} serves one on a network in memory, for the other commands. May import {@code io.jackstay.emulator.base}, of which it knows no venue, and the runtime's
 * clock and recordings.
 */
package io.jackstay.testkit.emulate;
