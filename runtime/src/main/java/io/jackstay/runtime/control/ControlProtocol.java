package io.jackstay.runtime.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Requests and answers as JSON objects. Thread safe: pure functions.
 *
 * <p>{@code {"command": "halt", "bot": "btc-grid", "why": "..."}} is answered by {@code {"status": "done", "command": ..., "bot": ...,
 * "why": ..., ...}}. The page {@code docs/control.md} says the same.
 */
final class ControlProtocol {
    private static final String COMMAND = "command";
    private static final String BOT = "bot";
    private static final String WHY = "why";
    private static final String STATUS = "status";

    private ControlProtocol() {}

    static String line(ControlRequest request) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(COMMAND, request.command().word());
        object.put(BOT, request.bot());
        object.put(WHY, request.why());
        request.command().subjectKey().ifPresent(key -> object.put(key, request.subject()));
        return JsonLine.of(object);
    }

    /** @throws IllegalArgumentException for what is no request, with the reason */
    static ControlRequest request(String line, String by) {
        Map<String, Object> object = JsonLine.read(line);
        String word = text(object, COMMAND);
        Optional<ControlCommand> command = ControlCommand.find(word);
        Optional<String> subject = command.flatMap(ControlCommand::subjectKey);
        SortedSet<String> unknown = new TreeSet<>(object.keySet());
        List.of(COMMAND, BOT, WHY).forEach(unknown::remove);
        subject.ifPresent(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown key " + unknown.first());
        }
        return new ControlRequest(
                command.orElseThrow(() -> new IllegalArgumentException("unknown command '%s'".formatted(word))),
                text(object, BOT),
                by,
                text(object, WHY),
                subject.map(key -> text(object, key)).orElse(""),
                "");
    }

    static String line(ControlRequest request, ControlAnswer answer) {
        return JsonLine.of(answer.object(request));
    }

    /** For a line that is no request. */
    static String refusal(String why) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(STATUS, ControlAnswer.Result.REFUSED.word());
        object.put(WHY, why);
        return JsonLine.of(object);
    }

    /** @throws IllegalArgumentException for what is no answer */
    static ControlAnswer answer(String line) {
        Map<String, Object> object = new LinkedHashMap<>(JsonLine.read(line));
        String status = text(object, STATUS);
        String why = text(object, WHY);
        ControlCommand.find(text(object, COMMAND))
                .flatMap(ControlCommand::subjectKey)
                .ifPresent(object::remove);
        List.of(STATUS, COMMAND, BOT, WHY).forEach(object::remove);
        for (ControlAnswer.Result result : ControlAnswer.Result.values()) {
            if (result.word().equals(status)) {
                return new ControlAnswer(result, why, object);
            }
        }
        throw new IllegalArgumentException("unknown status '%s'".formatted(status));
    }

    private static String text(Map<String, Object> object, String key) {
        Object value = object.getOrDefault(key, "");
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("%s is not a text".formatted(key));
    }
}
