package io.jackstay.emulator.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The protocol of one venue and all that stands behind it. Not thread safe: confined to the thread that drives it.
 *
 * <p>The driver moves the agenda to the present before each call.
 */
public interface Emulator {
    /** A request has come; the answer is given once, inside the call or later. */
    void request(Request request, Consumer<Answer> answer);

    /**
     * A WebSocket is to be opened at a path; empty when there is none at this path, or none for this peer now.
     *
     * @param peer address that the client comes from, without its port
     */
    Optional<Frames> connect(String path, String peer, Connection connection);

    /** Path of its WebSocket, with the slash. */
    String webSocketPath();

    /** The accounts that it has, as its clients name them. */
    List<String> accounts();
}
