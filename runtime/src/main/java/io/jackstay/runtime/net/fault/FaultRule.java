package io.jackstay.runtime.net.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a faults file: {@code http /exchange 3 no-answer}, {@code ws * /100 close 1012}. Immutable.
 *
 * @param stream whether it is about messages of streams, not about requests
 * @param path with which the path begins; {@code *} for any
 * @param number which one is hit, counted from 1
 * @param repeated whether each multiple of the number is hit
 * @param argument of a delay in nanoseconds, of a status or close code; else 0
 */
record FaultRule(boolean stream, String path, long number, boolean repeated, Kind kind, long argument) {
    private static final Pattern LINE =
            Pattern.compile("(http|ws)\\s+(\\*|/\\S*)\\s+(/?)([1-9][0-9]{0,8})\\s+([a-z-]+)(?:\\s+([0-9]+)(ms|s)?)?");
    private static final String FORM =
            "must be \"http|ws PATH|* N|/N FAULT [ARGUMENT]\", such as \"http /exchange 3 no-answer\"";

    /** Closed: what can be done to a request or a message. */
    enum Kind {
        /** To a request or a message: it comes later. */
        DELAY,
        /** To a request: it is not sent, and that is known. */
        REFUSE,
        /** To a request: the connection breaks; it has not arrived, and that is not known. */
        LOSE_REQUEST,
        /** To a request: it arrives, and the connection breaks in place of the answer. */
        LOSE_ANSWER,
        /** To a request: it arrives, and no answer ever comes. */
        NO_ANSWER,
        /** To a request: it does not arrive, and this status is the answer. */
        STATUS,
        /** To an answer or a message: its bytes are damaged. */
        GARBLE,
        /** To an answer or a message: it is longer than the transport takes, which ends the connection. */
        OVERSIZE,
        /** To a message: it does not come. */
        DROP,
        /** To a message: it comes twice. */
        REPEAT,
        /** To a stream: from this message on nothing comes any more, and nothing breaks. */
        HALF_OPEN,
        /** To a stream: it is closed with this code in place of the message. */
        CLOSE;

        private boolean fits(boolean stream) {
            return switch (this) {
                case DELAY, GARBLE, OVERSIZE -> true;
                case REFUSE, LOSE_REQUEST, LOSE_ANSWER, NO_ANSWER, STATUS -> !stream;
                case DROP, REPEAT, HALF_OPEN, CLOSE -> stream;
            };
        }

        private boolean needsArgument() {
            return this == DELAY || this == STATUS || this == CLOSE;
        }
    }

    FaultRule {
        requireNonNull(path, "path is null");
        requireNonNull(kind, "kind is null");
    }

    /** Reads the lines of a file; empty ones and what follows a {@code #} count for nothing. Throws {@link IllegalArgumentException}. */
    static List<FaultRule> read(List<String> lines) {
        List<FaultRule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String text = (line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'))).strip();
            if (!text.isEmpty()) {
                try {
                    rules.add(parse(text));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line %d: %s".formatted(i + 1, e.getMessage()), e);
                }
            }
        }
        return rules;
    }

    static FaultRule parse(String text) {
        Matcher found = LINE.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("\"%s\" %s".formatted(text, FORM));
        }
        boolean stream = found.group(1).equals("ws");
        Kind kind = kind(found.group(5), stream);
        if (kind.needsArgument() != (found.group(6) != null) || (kind == Kind.DELAY) != (found.group(7) != null)) {
            throw new IllegalArgumentException(
                    "\"%s\": delay needs a time such as 500ms, status and close a number, the others nothing"
                            .formatted(text));
        }
        long argument = found.group(6) == null ? 0 : Long.parseLong(found.group(6));
        if (kind == Kind.DELAY) {
            argument = found.group(7).equals("s")
                    ? Duration.ofSeconds(argument).toNanos()
                    : Duration.ofMillis(argument).toNanos();
        }
        return new FaultRule(
                stream,
                found.group(2),
                Long.parseLong(found.group(4)),
                !found.group(3).isEmpty(),
                kind,
                argument);
    }

    private static Kind kind(String word, boolean stream) {
        List<String> known = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word) && kind.fits(stream)) {
                return kind;
            }
            if (kind.fits(stream)) {
                known.add(name);
            }
        }
        throw new IllegalArgumentException("no fault %s of %s: must be one of %s"
                .formatted(word, stream ? "ws" : "http", String.join(", ", known)));
    }

    boolean isAbout(boolean ofStream, String target) {
        return stream == ofStream && (path.equals("*") || target.startsWith(path));
    }

    boolean hits(long count) {
        return repeated ? count % number == 0 : count == number;
    }
}
