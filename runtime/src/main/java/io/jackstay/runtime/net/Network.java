package io.jackstay.runtime.net;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.wire.Wire;

/** What the logins of a process reach the world by. Thread safe. */
public interface Network {
    /** For sessions that reach nobody: a connector that asks for a transport is told so. */
    Network NONE = (login, settings, clock) -> {
        throw new UnsupportedOperationException(
                "connector %s asked for a transport, and this session has none".formatted(login));
    };

    /**
     * The lines of one login, made when it asks for its first transport. Called on the thread that makes the login or on
     * its account loop; the wire belongs to the loop from then on.
     */
    Wire open(String login, NetSettings settings, Clock clock);
}
