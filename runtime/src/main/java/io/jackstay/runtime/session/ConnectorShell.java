package io.jackstay.runtime.session;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;

/** Puts something between the runtime and each connector of a session. Called on the thread that makes the connector. */
@FunctionalInterface
public interface ConnectorShell {
    /** Nothing in between. */
    ConnectorShell NONE = (context, connector) -> connector;

    /**
     * What the login calls in the connector's place, on the same loop.
     *
     * @param context what the connector was given
     */
    Connector around(ConnectorContext context, Connector connector);
}
