package io.jackstay.runtime.web.http;

/**
 * One connection, as a person sees it. Immutable.
 *
 * @param who the name of its token; empty until it has asked for something
 * @param role what that may do, in a word
 * @param sinceNanos when it began, by the clock of the server
 * @param pendingBytes what waits to be taken by it
 */
public record ClientView(String address, String who, String role, boolean socket, long sinceNanos, long pendingBytes) {}
