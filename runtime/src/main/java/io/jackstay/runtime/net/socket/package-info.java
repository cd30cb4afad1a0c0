/**
 * Streams: connections for messages that open themselves again, are kept alive, and are given up when they are silent.
 *
 * <p>Owns: when to connect, to beat and to give up. Everything is confined to one account loop.
 */
package io.jackstay.runtime.net.socket;
