package io.jackstay.runtime.web.entry;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.web.http.Role;

/**
 * A token, of which nothing but its hash is known here. Immutable.
 *
 * @param digest SHA-256 of the token; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time, and by nobody else
record Token(String name, Role role, byte[] digest) {
    Token {
        requireNonNull(name, "name is null");
        requireNonNull(role, "role is null");
        requireNonNull(digest, "digest is null");
    }
}
