package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

/**
 * Who asks, once it is known. Immutable.
 *
 * @param name of the token, or what stands for it; goes into records of what was asked
 * @param address as text, without port
 * @param session the session of a browser; empty for a program
 */
public record Caller(String name, Access access, String address, String session) {
    public Caller {
        requireNonNull(name, "name is null");
        requireNonNull(access, "access is null");
        requireNonNull(address, "address is null");
        requireNonNull(session, "session is null");
    }

    /** Nobody in particular, where no role is asked for. */
    public static Caller anybody(String address) {
        return new Caller("anybody", Access.OPEN, address, "");
    }

    /** Somebody with a token of this role. */
    public static Caller of(String name, Role role, String address, String session) {
        return new Caller(name, Access.of(role), address, session);
    }

    /** Whether this caller's token covers the role. */
    public boolean may(Role role) {
        return access.roles().stream().anyMatch(own -> own.covers(role));
    }
}
