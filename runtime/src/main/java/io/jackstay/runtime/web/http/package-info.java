/**
 * A small HTTP/1.1 and WebSocket server for operators: a table of routes, each with who may use it, and nothing else that answers.
 *
 * <p>Owns: sockets that listen, the head of a request as bytes, limits for each client, names the server answers to, the headers that every
 * answer has, assets. Runs on one thread of its own, {@code web}; what takes long runs on {@code web-work}. Knows nothing of bots. Beside the
 * sockets of logins the only package that knows Netty; nothing of it stands in what other packages see.
 */
package io.jackstay.runtime.web.http;
