/**
 * Lines over real sockets. The only package that knows Netty, beside the server of the web page.
 *
 * <p>Owns: sockets, TLS, the bytes of HTTP and WebSocket. The sockets of a login are read and written by the thread that turns
 * its account loop, within the turn: there is no thread between a socket and its connector. Looking up names and the
 * costly part of a TLS handshake are done by threads of their own.
 */
package io.jackstay.runtime.net.netty;
