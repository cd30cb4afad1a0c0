/**
 * An emulated venue on loopback sockets: HTTP/1.1 and WebSocket, one thread for all of it.
 *
 * <p>The only package here that knows sockets, and a clock, which it is given. May import the packages beside and above it, and Netty.
 */
package io.jackstay.emulator.base.server;
