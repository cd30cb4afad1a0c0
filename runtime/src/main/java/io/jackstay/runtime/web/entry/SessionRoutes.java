package io.jackstay.runtime.web.entry;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Handler;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How the browser of a person signs in and out; the same for every server that has a page. Not thread safe: confined to the thread {@code web}. */
public final class SessionRoutes {
    private static final String PATH = "/api/v1/session";

    private final Entry entry;
    private final Clock clock;
    private final String epoch;
    private final String version;
    private final String hub;

    /**
     * @param epoch of this process
     * @param version of the page that it serves
     */
    public SessionRoutes(Entry entry, Clock clock, String epoch, String version) {
        this(entry, clock, epoch, version, "");
    }

    private SessionRoutes(Entry entry, Clock clock, String epoch, String version, String hub) {
        this.entry = requireNonNull(entry, "entry is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.epoch = requireNonNull(epoch, "epoch is null");
        this.version = requireNonNull(version, "version is null");
        this.hub = requireNonNull(hub, "hub is null");
    }

    /** The same, which tell where the hub is that this process tells of its bots. */
    public SessionRoutes leadingTo(String address) {
        return new SessionRoutes(entry, clock, epoch, version, address);
    }

    public List<Route> all() {
        return List.of(
                Route.of(
                        Method.POST,
                        PATH,
                        Access.OPEN,
                        "signs a browser in, by {token} or {code}",
                        Handler.answering((request, caller) -> signIn(request))),
                Route.of(
                        Method.GET,
                        PATH,
                        Access.VIEW,
                        "who is signed in: role, csrf, expiresAt, epoch, version, hub",
                        Handler.answering((request, caller) -> session(caller))),
                Route.of(
                        Method.DELETE,
                        PATH,
                        Access.VIEW,
                        "signs out",
                        Handler.answering((request, caller) -> entry.signOut(request))));
    }

    private Response signIn(Request request) {
        Map<String, Object> said;
        try {
            said = JsonLine.read(request.text());
        } catch (IllegalArgumentException e) {
            return Response.refusal(400, "not a JSON object");
        }
        Object token = said.get("token");
        Object code = said.get("code");
        if (said.size() != 1 || !(token instanceof String) && !(code instanceof String)) {
            return Response.refusal(400, "a token or a code");
        }
        return token instanceof String text
                ? entry.signIn(request, text)
                : entry.signInByCode(request, String.valueOf(code));
    }

    private Response session(Caller caller) {
        long now = TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
        Map<String, @Nullable Object> session = new LinkedHashMap<>();
        session.put("role", (caller.may(Role.CONTROL) ? Role.CONTROL : Role.VIEW).word());
        session.put("csrf", entry.csrf(caller));
        session.put(
                "expiresAt",
                entry.left(caller).map(left -> now + left.toMillis()).orElse(null));
        session.put("epoch", epoch);
        session.put("version", version);
        session.put("hub", hub.isEmpty() ? null : hub);
        return Response.json(JsonLine.of(session));
    }
}
