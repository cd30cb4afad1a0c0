package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.web.entry.Entry;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Gate;
import io.jackstay.runtime.web.http.Request;

/** Programs come with a token in each request, browsers with a session: each has a way in, and none has the other's. Confined to {@code web}. */
final class HubDoor implements Gate {
    private final HubTokens tokens;
    private final Entry entry;

    HubDoor(HubTokens tokens, Entry entry) {
        this.tokens = requireNonNull(tokens, "tokens are null");
        this.entry = requireNonNull(entry, "entry is null");
    }

    @Override
    public Decision admit(Request request, Access access, Kind kind) {
        return HubTokens.hasToken(request) ? tokens.admit(request, access, kind) : entry.admit(request, access, kind);
    }
}
