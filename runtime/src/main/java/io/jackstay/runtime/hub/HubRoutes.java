package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Handler;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a hub answers beside its page. Confined to the thread {@code web}. */
final class HubRoutes {
    /** A heartbeat has a few hundred bytes. */
    private static final int LARGEST = 16 << 10;

    private final HubBook book;

    HubRoutes(HubBook book) {
        this.book = requireNonNull(book, "book is null");
    }

    List<Route> all() {
        return List.of(
                Route.of(
                        Method.POST,
                        "/ingest/{bot}",
                        Access.of(Role.INGEST, Role.CONTROL),
                        "takes a heartbeat of a bot",
                        Handler.answering((request, caller) -> ingest(request))),
                Route.of(
                        Method.GET,
                        "/api/status",
                        Access.of(Role.VIEW, Role.INGEST),
                        "what each bot said last, and whether it is online",
                        Handler.answering(
                                (request, caller) -> Response.json(book.status().toString()))),
                Route.of(
                        Method.GET,
                        "/api/v1/hub",
                        Access.VIEW,
                        "the same as cards and groups",
                        Handler.answering(
                                (request, caller) -> Response.json(book.cards().toString()))),
                Route.of(
                        Method.POST,
                        "/admin/prune",
                        Access.CONTROL,
                        "forgets bots that are offline, or were heard longer ago than older_ms",
                        Handler.answering((request, caller) -> prune(request))));
    }

    private Response ingest(Request request) {
        if (request.body().length > LARGEST) {
            return Response.refusal(413, "a heartbeat has %d bytes at most".formatted(LARGEST));
        }
        JsonNode payload;
        try {
            payload = Payloads.heartbeat(request.text());
        } catch (IllegalArgumentException e) {
            return Response.refusal(400, "a heartbeat is a JSON object with few values");
        }
        return switch (book.ingest(request.parameter("bot"), payload)) {
            case TAKEN -> Response.empty(204);
            case TOO_OFTEN -> Response.refusal(429, "too often").with("Retry-After", "1");
            case FULL ->
                Response.refusal(429, "the hub has as many bots as it takes: prune some")
                        .with("Retry-After", "60");
        };
    }

    private Response prune(Request request) {
        Optional<String> older = request.query("older_ms");
        if (older.isPresent() && !older.get().matches("[0-9]{1,15}")) {
            return Response.refusal(400, "older_ms must be a number of milliseconds");
        }
        List<String> pruned = book.prune(
                older.map(text -> OptionalLong.of(Long.parseLong(text))).orElseGet(OptionalLong::empty));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode names = answer.putArray("pruned");
        pruned.forEach(names::add);
        return Response.json(answer.toString());
    }
}
