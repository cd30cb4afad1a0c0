package io.jackstay.runtime.web.http;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** From a request that keeps the form to what answers it: its host, its route, its caller, in this order. Not thread safe: made for one. */
final class Dispatch {
    private static final Handler NO_SOCKET =
            (request, caller, reply) -> reply.accept(Response.refusal(426, "this is a WebSocket"));

    private final HttpServer server;
    private final HttpServer.Site site;
    private final String address;

    /** What is to be done; where somebody is not let in, that is to tell so. */
    record Way(Request request, Caller caller, Handler handler, boolean lasts, Optional<SocketRoute> socket) {}

    Dispatch(HttpServer server, HttpServer.Site site, String address) {
        this.server = server;
        this.site = site;
        this.address = address;
    }

    Way of(RequestReader.Whole whole) {
        RequestHead head = whole.head();
        Optional<Method> method = Method.find(head.method());
        Request request = new Request(
                method.orElse(Method.GET),
                head.path(),
                new TreeMap<>(),
                head.query(),
                head.headers(),
                whole.body(),
                asker(head),
                server.isSecure());
        if (!server.hosts().knows(request)) {
            return refused(request, Response.refusal(421, "not a name of this server"));
        }
        Optional<Routes.FoundSocket> socket = site.routes().findSocket(head.path());
        if (socket.isPresent() && method.filter(Method.GET::equals).isPresent()) {
            SocketRoute route = socket.get().route();
            return admitted(
                    request.matched(socket.get().parameters()),
                    route.access(),
                    Gate.Kind.SOCKET,
                    NO_SOCKET,
                    false,
                    Optional.of(route));
        }
        Routes.Found found = site.routes().find(method, head.path());
        if (found.route().isEmpty()) {
            return refused(
                    request,
                    found.otherMethod()
                            ? Response.refusal(405, "not with this method")
                            : Response.refusal(404, "not found"));
        }
        Route route = found.route().get();
        return admitted(
                request.matched(found.parameters()),
                route.access(),
                Gate.Kind.REQUEST,
                route.handler(),
                route.lasts(),
                Optional.empty());
    }

    /** A proxy adds who asked it at the end of what it was told. */
    private String asker(RequestHead head) {
        List<String> through = RequestHead.words(head.headers(), "x-forwarded-for");
        return server.isBehindProxy() && !through.isEmpty() ? through.get(through.size() - 1) : address;
    }

    private Way admitted(
            Request request,
            Access access,
            Gate.Kind kind,
            Handler handler,
            boolean lasts,
            Optional<SocketRoute> socket) {
        Gate.Decision decision = site.gate().admit(request, access, kind);
        if (decision instanceof Gate.Admitted admitted) {
            return new Way(request, admitted.caller(), handler, lasts, socket);
        }
        return refused(request, ((Gate.Refused) decision).answer());
    }

    private Way refused(Request request, Response answer) {
        Handler handler = (asked, caller, reply) -> reply.accept(answer);
        return new Way(request, Caller.anybody(address), handler, false, Optional.empty());
    }
}
