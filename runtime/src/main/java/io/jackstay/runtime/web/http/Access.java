package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a route. Immutable; can't be made without saying so.
 *
 * @param roles one of them is enough; empty for everybody
 * @param loopback whether somebody on this machine may without a token
 */
public record Access(Set<Role> roles, boolean loopback) {
    /** Everybody who reaches the server: assets, health, signing in. */
    public static final Access OPEN = new Access(Set.of(), false);

    public static final Access VIEW = of(Role.VIEW);
    public static final Access CONTROL = of(Role.CONTROL);

    public Access {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    /** One of these roles. */
    public static Access of(Role first, Role... others) {
        return new Access(EnumSet.of(requireNonNull(first, "role is null"), others), false);
    }

    /** The same, and anybody who connects from this machine itself. */
    public Access orLoopback() {
        return new Access(roles, true);
    }

    public boolean isOpen() {
        return roles.isEmpty();
    }

    public boolean admits(Role role) {
        return roles.stream().anyMatch(role::covers);
    }

    /** As it stands in the reference, such as {@code view or ingest}. */
    public String words() {
        return isOpen()
                ? "none"
                : String.join(" or ", roles.stream().map(Role::word).toList()) + (loopback ? " or loopback" : "");
    }
}
