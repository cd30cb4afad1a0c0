package io.jackstay.runtime.web.entry;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Gate;
import io.jackstay.runtime.web.http.HostNames;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one check that every request passes: who it is, by a token in a header or by the session of a browser, and whether that may. Not thread
 * safe: confined to the thread {@code web}.
 *
 * <p>A request with a token in its header ignores cookies. One that changes something and comes from a browser must have the type of JSON,
 * the session's word against forgery and the server's own origin. A token in an address is never looked at.
 */
public final class Entry implements Gate {
    private static final List<String> OF_PROXIES = List.of("x-forwarded-for", "x-real-ip", "forwarded", "via");

    /** What carries the session's word against forgery. */
    public static final String CSRF = "x-jackstay-csrf";

    private static final String BEARER = "Bearer ";
    private static final String INGEST_HEADER = "x-auth-token";
    private static final int ALERT_AT = 50;

    private final TokenBook tokens;
    private final HostNames hosts;
    private final boolean secure;
    private final String cookie;
    private final Sessions sessions;
    private final Codes codes;
    private final Backoff backoff;
    private final ManyFailures onManyFailures;

    /** Told when there were many wrong tokens, at each fiftieth. */
    @FunctionalInterface
    public interface ManyFailures {
        /**
         * So many since the start.
         *
         * @param address from which the last came, as a proxy may have told it
         */
        void told(long count, String address);
    }

    /**
     * An entry with nobody signed in.
     *
     * @param secure whether browsers reach it by TLS
     * @param cookie its name: servers on one host, whatever their ports, have their cookies together
     */
    public Entry(
            TokenBook tokens,
            HostNames hosts,
            boolean secure,
            Clock clock,
            ManyFailures onManyFailures,
            String cookie) {
        this.tokens = requireNonNull(tokens, "tokens are null");
        this.hosts = requireNonNull(hosts, "hosts are null");
        this.secure = secure;
        this.cookie = requireNonNull(cookie, "cookie is null");
        this.sessions = new Sessions(clock);
        this.codes = new Codes(clock);
        this.backoff = new Backoff(clock);
        this.onManyFailures = requireNonNull(onManyFailures, "onManyFailures is null");
    }

    @Override
    public Decision admit(Request request, Access access, Kind kind) {
        if (access.isOpen()) {
            return open(request);
        }
        Optional<String> bearer = bearer(request, access);
        if (bearer.isPresent()) {
            return byToken(request, access, bearer.get(), kind);
        }
        if (access.loopback() && isFromHere(request)) {
            return new Admitted(Caller.of("loopback", access.roles().iterator().next(), request.address(), ""));
        }
        Optional<Session> session = session(request);
        if (session.isEmpty()) {
            return refused(401, "sign in");
        }
        return bySession(request, access, session.get(), kind);
    }

    /** From this machine itself and not through a proxy on it, as far as a proxy says that it is one. */
    private static boolean isFromHere(Request request) {
        return request.isLoopback() && OF_PROXIES.stream().allMatch(name -> request.count(name) == 0);
    }

    /** Signing in changes something too: no other page may do it. */
    private Decision open(Request request) {
        if (request.method().changes() && !isOwnOrNone(request)) {
            return refused(403, "not from another page");
        }
        return new Admitted(Caller.anybody(request.address()));
    }

    private static Optional<String> bearer(Request request, Access access) {
        Optional<String> header = request.header("authorization")
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
        return header.isPresent() || !access.roles().contains(Role.INGEST) ? header : request.header(INGEST_HEADER);
    }

    private Decision byToken(Request request, Access access, String text, Kind kind) {
        Duration wait = backoff.wait(request.address());
        if (!wait.isZero()) {
            return new Refused(later(wait));
        }
        Optional<Token> token = tokens.find(text);
        if (token.isEmpty()) {
            failed(request.address());
            return refused(401, "sign in");
        }
        backoff.right(request.address());
        if (kind == Kind.SOCKET && request.count("origin") > 0 && !hosts.isOwnOrigin(request)) {
            return refused(403, "not from another page");
        }
        Role role = token.get().role();
        return access.admits(role)
                ? new Admitted(Caller.of(token.get().name(), role, request.address(), ""))
                : refused(403, "not with this role");
    }

    private Decision bySession(Request request, Access access, Session session, Kind kind) {
        if (kind == Kind.SOCKET && !hosts.isOwnOrigin(request)) {
            return refused(403, "not from another page");
        }
        if (request.method().changes() && !isGenuine(request, session)) {
            return refused(403, "not from another page");
        }
        Role role = session.role();
        if (!access.admits(role)) {
            return refused(403, "not with this role");
        }
        if (request.method().changes() || kind == Kind.REQUEST && role != Role.CONTROL) {
            session.used(sessions.now());
        }
        return new Admitted(Caller.of(session.name(), role, request.address(), session.number()));
    }

    /** What a page of another origin can't send. */
    private boolean isGenuine(Request request, Session session) {
        boolean json = request.header("content-type")
                .filter(type -> type.equals(Response.JSON) || type.startsWith(Response.JSON + ";"))
                .isPresent();
        boolean word = request.header(CSRF)
                .filter(text -> Digest.same(Digest.of(text), Digest.of(session.csrf())))
                .isPresent();
        return json && word && hosts.isOwnOrigin(request) && isSameSite(request);
    }

    private boolean isOwnOrNone(Request request) {
        return (request.count("origin") == 0 || hosts.isOwnOrigin(request)) && isSameSite(request);
    }

    private static boolean isSameSite(Request request) {
        return request.count("sec-fetch-site") == 0
                || request.header("sec-fetch-site")
                        .filter("same-origin"::equals)
                        .isPresent();
    }

    private static Decision refused(int status, String words) {
        return new Refused(Response.refusal(status, words));
    }

    private void failed(String address) {
        backoff.wrong(address);
        if (backoff.failures() % ALERT_AT == 0) {
            onManyFailures.told(backoff.failures(), address);
        }
    }

    private static Response later(Duration wait) {
        return Response.refusal(429, "later").with("Retry-After", String.valueOf(wait.toSeconds() + 1));
    }

    private Optional<Session> session(Request request) {
        List<String> cookies = request.cookies(cookieName());
        return cookies.size() == 1 ? sessions.find(cookies.get(0)) : Optional.empty();
    }

    /** A page signs in with a token: the answer has the cookie of its session, and nothing else. */
    public Response signIn(Request request, String token) {
        return begin(request, () -> tokens.find(token)
                .filter(found -> Role.CONTROL.covers(found.role()))
                .map(found -> sessions.begin(found.name(), found.role())));
    }

    /** The same with a code that is good for once. */
    public Response signInByCode(Request request, String code) {
        return begin(request, () -> codes.take(code).map(role -> sessions.begin("code", role)));
    }

    private Response begin(Request request, java.util.function.Supplier<Optional<String>> look) {
        Duration wait = backoff.wait(request.address());
        if (!wait.isZero()) {
            return later(wait);
        }
        Optional<String> id = look.get();
        if (id.isEmpty()) {
            failed(request.address());
            return Response.refusal(401, "sign in");
        }
        backoff.right(request.address());
        return Response.empty(204).with("Set-Cookie", cookie(id.get(), Sessions.LIFE));
    }

    /** A page signs out. */
    public Response signOut(Request request) {
        request.cookies(cookieName()).forEach(sessions::end);
        return Response.empty(204).with("Set-Cookie", cookie("", Duration.ZERO));
    }

    private String cookie(String id, Duration life) {
        return "%s=%s; HttpOnly; SameSite=Strict; Path=/; Max-Age=%d%s"
                .formatted(cookieName(), id, life.toSeconds(), secure ? "; Secure" : "");
    }

    private String cookieName() {
        return secure ? "__Host-" + cookie : cookie;
    }

    /** What the page must send with what changes something; empty for a program. */
    public String csrf(Caller caller) {
        return sessions.ofNumber(caller.session()).map(Session::csrf).orElse("");
    }

    /** How long the session of a page can last at most; empty for a program, or when it has ended. */
    public Optional<Duration> left(Caller caller) {
        return sessions.ofNumber(caller.session())
                .map(session -> Sessions.LIFE.minusNanos(sessions.now() - session.beganNanos()));
    }

    /** Why a caller is not what he was when he came; empty while he is. */
    public Optional<Ended> ended(Caller caller) {
        if (caller.session().isEmpty()) {
            return Optional.empty();
        }
        Optional<Session> session = sessions.ofNumber(caller.session());
        if (session.isEmpty()) {
            return Optional.of(Ended.SESSION);
        }
        return caller.may(session.get().role())
                        && Caller.of("", session.get().role(), "", "").may(first(caller))
                ? Optional.empty()
                : Optional.of(Ended.ROLE);
    }

    private static Role first(Caller caller) {
        return caller.access().roles().iterator().next();
    }

    /** What has become of a session. Closed. */
    public enum Ended {
        SESSION,
        ROLE
    }

    /** A code for one sign-in within a minute. */
    public String code(Role role) {
        return codes.make(role);
    }
}
