package io.jackstay.runtime.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads what a server says as JSON, whatever it is. Thread safe. */
public final class JsonAnswer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonAnswer() {}

    /** A node that misses everything when it is no JSON. */
    public static JsonNode of(String body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException e) {
            // A proxy's page, or nothing at all: then there is nothing to be known.
            return MissingNode.getInstance();
        }
    }

    /** As much of it as helps a person, on one line, without a secret that the server may have repeated. */
    public static String excerpt(String body, String... secrets) {
        String shown = body;
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                shown = shown.replace(secret, "***");
            }
        }
        String line = shown.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "\u2026";
    }
}
