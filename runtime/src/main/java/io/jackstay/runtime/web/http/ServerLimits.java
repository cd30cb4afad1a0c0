package io.jackstay.runtime.web.http;

import java.time.Duration;

/**
 * What one client, and all of them, may take. Immutable.
 *
 * @param clients connections in all, and how many may wait to be accepted, as far as the system lets them
 * @param clientsPerAddress connections of one address; where it is reached, one of it that has nothing under way is closed first
 * @param headBytes of request line and headers
 * @param bodyBytes of a request
 * @param frameBytes of a message of a client over a WebSocket
 * @param head how long the head may take to arrive
 * @param body how long the body may take to arrive
 * @param idle how long a connection may be without a request
 * @param stalled how long a client may take nothing of an answer that waits for it
 */
public record ServerLimits(
        int clients,
        int clientsPerAddress,
        int headBytes,
        int bodyBytes,
        int frameBytes,
        Duration head,
        Duration body,
        Duration idle,
        Duration stalled) {
    public static final ServerLimits DEFAULT = new ServerLimits(
            64,
            8,
            8 << 10,
            64 << 10,
            4 << 10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    public ServerLimits {
        if (clients < 1 || clientsPerAddress < 1 || headBytes < 512 || bodyBytes < 0 || frameBytes < 125) {
            throw new IllegalArgumentException("a limit that nobody could keep");
        }
    }

    /** The same for another number of clients. */
    public ServerLimits withClients(int all, int perAddress) {
        return new ServerLimits(all, perAddress, headBytes, bodyBytes, frameBytes, head, body, idle, stalled);
    }

    /** The same for clients that ask less often. */
    public ServerLimits withIdle(Duration longest) {
        return new ServerLimits(
                clients, clientsPerAddress, headBytes, bodyBytes, frameBytes, head, body, longest, stalled);
    }
}
