package io.jackstay.runtime.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads what is said to a hub, keeping every digit of a number. Thread safe. */
final class Payloads {
    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 100;
    /** One of ours has about twenty, and four for each market beyond the first; in memory each takes far more than in the text. */
    private static final int MOST_VALUES = 260;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Payloads() {}

    /** Reads a heartbeat. Throws {@link IllegalArgumentException} for what is no JSON object, or has too much in it to be one. */
    static JsonNode heartbeat(String text) {
        JsonNode read = read(text);
        if (values(read) > MOST_VALUES) {
            throw new IllegalArgumentException("more than %d values".formatted(MOST_VALUES));
        }
        return read;
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (JsonNode child : node) {
            values += values(child);
        }
        return values;
    }

    /** Throws {@link IllegalArgumentException} for what is no JSON object. */
    static JsonNode read(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            if (read == null || !read.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
