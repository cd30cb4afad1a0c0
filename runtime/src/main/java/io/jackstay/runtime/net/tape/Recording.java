package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is left of a recording to be played. Confined to the account loop. */
final class Recording {
    private static final String DIGEST = "sha256:";

    /** Digits enough for a time in milliseconds, or in smaller units. */
    private static final Pattern TIME = Pattern.compile("[0-9]{13,19}");

    private final Map<String, Deque<Exchanged>> byRequest = new HashMap<>();
    private final Map<String, Deque<Exchanged>> byTimeless = new HashMap<>();
    private final Map<String, Deque<Exchanged>> byPath = new HashMap<>();
    private final Map<String, Deque<List<WireEvent>>> streams = new HashMap<>();

    /** A request and what came of it. */
    record Exchanged(WireEvent request, WireEvent end) {}

    private Recording() {}

    /** Throws {@link IllegalArgumentException} with the line that is none, or when the file can't be read. */
    static Recording read(Path file) {
        Recording recording = new Recording();
        Map<Integer, WireEvent> requests = new HashMap<>();
        Map<Integer, List<WireEvent>> open = new HashMap<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> recording.take(WireEventText.read(line), requests, open));
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("recording %s can't be read: %s".formatted(file, e.getMessage()), e);
        }
        return recording;
    }

    /** When the first thing was recorded, epoch nanoseconds; errors as in {@link #read}. */
    static long begunNanos(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .map(WireEventText::read)
                    .orElseThrow(() -> new IllegalArgumentException("recording %s is empty".formatted(file)))
                    .nanos();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("recording %s can't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void take(WireEvent event, Map<Integer, WireEvent> requests, Map<Integer, List<WireEvent>> open) {
        switch (event.kind()) {
            case REQUEST -> requests.put(event.line(), event);
            case STREAM -> {
                List<WireEvent> events = new ArrayList<>();
                open.put(event.line(), events);
                streams.computeIfAbsent(event.text(), any -> new ArrayDeque<>()).add(events);
            }
            case ANSWER -> end(requests.remove(event.line()), event);
            case LOST -> {
                WireEvent request = requests.remove(event.line());
                if (request != null) {
                    end(request, event);
                }
                Optional.ofNullable(open.get(event.line())).ifPresent(events -> events.add(event));
            }
            case OPEN, RECEIVED, SIGN, PONG ->
                Optional.ofNullable(open.get(event.line())).ifPresent(events -> events.add(event));
            case CONNECT, SENT, CLOSED -> {}
        }
    }

    private void end(WireEvent request, WireEvent end) {
        requireNonNull(request, "an answer without a request");
        Exchanged exchanged = new Exchanged(request, end);
        String text = request.text();
        if (text.contains(DIGEST)) {
            add(byPath, path(text), exchanged);
        } else {
            add(byRequest, text, exchanged);
            add(byTimeless, timeless(text), exchanged);
        }
    }

    private static void add(Map<String, Deque<Exchanged>> to, String key, Exchanged exchanged) {
        to.computeIfAbsent(key, any -> new ArrayDeque<>()).add(exchanged);
    }

    /** A read of now asks since another time than that of then. */
    private static String timeless(String request) {
        return TIME.matcher(request).replaceAll("#");
    }

    /** Method and path, by which requests that are there as digests are told apart. */
    private static String path(String request) {
        String target = request.indexOf('?') < 0 ? request : request.substring(0, request.indexOf('?'));
        int space = target.indexOf(' ', target.indexOf(' ') + 1);
        return space < 0 ? target : target.substring(0, space);
    }

    /**
     * The same request's next answer, or that of one that differs in times alone; the last one again where the recording has no more, as
     * for a question that is asked often.
     */
    Optional<Exchanged> next(String request) {
        Deque<Exchanged> known = byRequest.get(request);
        if (known == null) {
            known = byTimeless.get(timeless(request));
        }
        if (known == null) {
            known = byPath.get(path(request));
        }
        if (known == null) {
            return Optional.empty();
        }
        return Optional.of(known.size() > 1 ? known.removeFirst() : known.getFirst());
    }

    /** What came on the next stream to this address. */
    Optional<List<WireEvent>> stream(String address) {
        return Optional.ofNullable(streams.get(address)).map(Deque::pollFirst);
    }
}
