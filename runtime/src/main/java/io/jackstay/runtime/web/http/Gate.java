package io.jackstay.runtime.web.http;

/** Who is let in. Called on the thread {@code web}, once for each request that has a route and before anything else is done for it. */
@FunctionalInterface
public interface Gate {
    /** The caller, or the answer to somebody who is not let in. */
    Decision admit(Request request, Access access, Kind kind);

    /** What is asked for. Closed. */
    enum Kind {
        REQUEST,
        /** A WebSocket: browsers send the origin of the page and no header of ours. */
        SOCKET
    }

    /** Closed. */
    sealed interface Decision permits Admitted, Refused {}

    /** Let in. */
    record Admitted(Caller caller) implements Decision {}

    /** Not let in; the answer tells no more than that. */
    record Refused(Response answer) implements Decision {}

    /** Lets everybody use what is open, and nobody use anything else. */
    Gate OPEN_ALONE = (request, access, kind) -> access.isOpen()
            ? new Admitted(Caller.anybody(request.address()))
            : new Refused(Response.refusal(401, "sign in"));
}
