/**
 * Bytes to values and back, without a tree between them: JSON read by a cursor into exact numbers, JSON and MessagePack written.
 * Connectors and emulators bundle it for themselves. What keeps a buffer is not thread safe: it belongs to the loop that made
 * it. Imports the JDK alone.
 */
package io.jackstay.lib.wire;
