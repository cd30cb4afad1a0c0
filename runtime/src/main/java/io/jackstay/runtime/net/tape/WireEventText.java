package io.jackstay.runtime.net.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.connector.Http;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A recorded event as one line of JSON: bytes that are a text as {@code utf8}, others as {@code base64}. Stateless. */
final class WireEventText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WireEventText() {}

    static String write(WireEvent event) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("nanos", event.nanos())
                .put("line", event.line())
                .put("kind", event.kind().name().toLowerCase(Locale.ROOT));
        if (!event.text().isEmpty()) {
            node.put("text", event.text());
        }
        if (event.status() != 0) {
            node.put("status", event.status());
        }
        if (!event.headers().isEmpty()) {
            ArrayNode headers = node.putArray("headers");
            event.headers()
                    .forEach(header -> headers.addArray().add(header.name()).add(header.value()));
        }
        if (event.bytes().length > 0) {
            bytes(node, event.bytes());
        }
        return JSON.writeValueAsString(node);
    }

    private static void bytes(ObjectNode node, byte[] bytes) {
        try {
            node.put(
                    "utf8",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            node.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** Throws {@link IllegalArgumentException} when it is none. */
    static WireEvent read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            List<Http.Header> headers = new ArrayList<>();
            node.path("headers")
                    .forEach(pair -> headers.add(
                            new Http.Header(pair.path(0).asText(), pair.path(1).asText(), false)));
            byte[] bytes = node.has("base64")
                    ? Base64.getDecoder().decode(node.path("base64").asText())
                    : node.path("utf8").asText("").getBytes(StandardCharsets.UTF_8);
            return new WireEvent(
                    node.path("nanos").asLong(),
                    node.path("line").asInt(),
                    WireEvent.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                    node.path("text").asText(""),
                    node.path("status").asInt(),
                    headers,
                    bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("no line of a recording: " + e.getMessage(), e);
        }
    }
}
