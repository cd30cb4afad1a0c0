package io.jackstay.runtime.control;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a request. Immutable.
 *
 * @param words one sentence for people
 * @param more what else there is to tell, as values that JSON has
 */
public record ControlAnswer(Result result, String words, Map<String, Object> more) {
    /** Closed. */
    public enum Result {
        /** Done, and confirmed where a venue or the disk has a part in it. */
        DONE,
        /** Nothing was done. */
        REFUSED,
        /** Done as far as it could be. */
        FAILED,
        /** Asked for, and not confirmed in time. */
        UNCONFIRMED;

        /** As it stands in an answer. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ControlAnswer {
        requireNonNull(result, "result is null");
        requireNonNull(words, "words are null");
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** The object that programs get. */
    public Map<String, Object> object(ControlRequest request) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", result.word());
        object.put("command", request.command().word());
        if (!request.bot().isEmpty()) {
            object.put("bot", request.bot());
        }
        request.command().subjectKey().ifPresent(key -> object.put(key, request.subject()));
        object.put("why", words);
        object.putAll(more);
        return object;
    }

    public static ControlAnswer of(Result result, String words) {
        return new ControlAnswer(result, words, Map.of());
    }

    public static ControlAnswer refused(String why) {
        return of(Result.REFUSED, why);
    }
}
