package io.jackstay.runtime.web.http;

/**
 * One connection, as a person sees it. Immutable.
 *
 * @param sinceNanos when it began, by the clock of the server
 * @param pendingBytes what waits to be taken by it
 */
public record ClientView(String address, String who, boolean socket, long sinceNanos, long pendingBytes) {}
