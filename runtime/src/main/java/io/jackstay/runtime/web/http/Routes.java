package io.jackstay.runtime.web.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a server answers. Immutable: what is not in it does not exist. */
public final class Routes {
    private final List<Route> routes;
    private final List<SocketRoute> sockets;

    /** A route that fits a path, or that the path is there for other methods, or neither. */
    record Found(Optional<Route> route, Map<String, String> parameters, boolean otherMethod) {}

    /** A path that becomes a WebSocket. */
    record FoundSocket(SocketRoute route, Map<String, String> parameters) {}

    /** Throws {@link IllegalArgumentException} where two routes would answer one request. */
    public Routes(Collection<Route> routes, Collection<SocketRoute> sockets) {
        this.routes = List.copyOf(routes);
        this.sockets = List.copyOf(sockets);
        List<Route> seen = new ArrayList<>();
        for (Route route : this.routes) {
            seen.stream()
                    .filter(other ->
                            other.method() == route.method() && other.path().overlaps(route.path()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new IllegalArgumentException(
                                "%s %s is answered by %s too".formatted(route.method(), route.path(), other.path()));
                    });
            seen.add(route);
        }
    }

    public List<Route> all() {
        return routes;
    }

    public List<SocketRoute> sockets() {
        return sockets;
    }

    Found find(Optional<Method> method, String path) {
        boolean other = false;
        for (Route route : routes) {
            Optional<? extends Map<String, String>> match = route.path().match(path);
            if (match.isPresent()) {
                if (method.isPresent() && route.method() == method.get()) {
                    return new Found(Optional.of(route), match.get(), false);
                }
                other = true;
            }
        }
        return new Found(Optional.empty(), Map.of(), other || findSocket(path).isPresent());
    }

    Optional<FoundSocket> findSocket(String path) {
        for (SocketRoute route : sockets) {
            Optional<? extends Map<String, String>> match = route.path().match(path);
            if (match.isPresent()) {
                return Optional.of(new FoundSocket(route, match.get()));
            }
        }
        return Optional.empty();
    }
}
