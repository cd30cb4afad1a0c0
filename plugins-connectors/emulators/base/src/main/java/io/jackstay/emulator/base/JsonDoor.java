package io.jackstay.emulator.base;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests of a venue whose every path takes JSON by POST; what is none is answered here. Immutable. */
public final class JsonDoor {
    private final Map<String, Room> rooms;
    private final String noType;
    private final String noJson;

    /** What is behind one path. */
    @FunctionalInterface
    public interface Room {
        /** The answer to a peer. */
        Answer answer(String peer, JsonNode body);
    }

    /**
     * The paths of a venue.
     *
     * @param noType the venue's words for a body of another type
     * @param noJson the venue's words for a body that is no JSON
     */
    public JsonDoor(Map<String, Room> rooms, String noType, String noJson) {
        this.rooms = new TreeMap<>(rooms);
        this.noType = noType;
        this.noJson = noJson;
    }

    /** The answer to a request. */
    public Answer answer(Request request) {
        Room room = rooms.get(request.path());
        if (room == null || !request.method().equals("POST")) {
            return Answer.text(room == null ? 404 : 405, "");
        } else if (!request.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return Answer.text(415, noType);
        }
        Optional<JsonNode> body = Json.parse(request.body());
        return body.map(json -> room.answer(request.peer(), json)).orElseGet(() -> Answer.text(400, noJson));
    }
}
