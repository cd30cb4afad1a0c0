package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;

/**
 * The JSON of one line, walked where it lies (RFC 8259, strict). Not thread safe: owned by the thread that reads.
 *
 * <p>A walk is an index into the line: each method takes where something begins and answers where it ends. Nothing is
 * copied. What is no valid JSON is a fault that says at which byte, counted from the first of the JSON.
 */
final class JsonText {
    private static final int DEPTH_LIMIT = 64;
    private static final String ESCAPED = "\"\\/bfnrt";

    private final Location location;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    JsonText(Location location) {
        this.location = requireNonNull(location, "location is null");
    }

    void reset(byte[] line, int begin, int end) {
        bytes = line;
        from = begin;
        to = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The byte at the index, -1 behind the end. */
    int peek(int at) {
        return at < to ? bytes[at] : -1;
    }

    /** The next index that is no white space. */
    int space(int at) {
        int next = at;
        while (next < to && isSpace(bytes[next])) {
            next++;
        }
        return next;
    }

    /** Passes one character and the white space behind it. */
    int expect(int at, char expected) {
        if (peek(at) != expected) {
            throw invalid(at, "'" + expected + "'");
        }
        return space(at + 1);
    }

    /** Passes a value of any kind and the white space behind it. */
    int skip(int at) {
        return skip(at, 0);
    }

    /** Passes a string and the white space behind it. */
    int skipString(int at) {
        if (peek(at) != '"') {
            throw invalid(at, "a string");
        }
        int next = at + 1;
        while (next < to) {
            byte value = bytes[next];
            if (value == '"') {
                return space(next + 1);
            }
            if (value == '\\') {
                next = skipEscape(next);
            } else if (value >= ' ') {
                next++;
            } else {
                next = skipUtf8(next);
            }
        }
        throw invalid(next, "'\"'");
    }

    JackstayException invalid(int at, String expected) {
        String found = at < to ? MarketNumbers.quote(bytes, at, Math.min(at + 12, to)) : "the end of the line";
        return location.fault(
                "no valid JSON at byte %d: found %s, expected %s".formatted(at - from + 1, found, expected));
    }

    private int skip(int at, int depth) {
        if (depth > DEPTH_LIMIT) {
            throw invalid(at, "at most %d levels of brackets".formatted(DEPTH_LIMIT));
        }
        return switch (peek(at)) {
            case '{' -> skipObject(at, depth);
            case '[' -> skipArray(at, depth);
            case '"' -> skipString(at);
            case 't' -> skipWord(at, "true");
            case 'f' -> skipWord(at, "false");
            case 'n' -> skipWord(at, "null");
            default -> skipNumber(at);
        };
    }

    private int skipObject(int at, int depth) {
        int next = space(at + 1);
        if (peek(next) == '}') {
            return space(next + 1);
        }
        while (true) {
            next = skip(expect(skipString(next), ':'), depth + 1);
            if (peek(next) == '}') {
                return space(next + 1);
            }
            next = expect(next, ',');
        }
    }

    private int skipArray(int at, int depth) {
        int next = space(at + 1);
        if (peek(next) == ']') {
            return space(next + 1);
        }
        while (true) {
            next = skip(next, depth + 1);
            if (peek(next) == ']') {
                return space(next + 1);
            }
            next = expect(next, ',');
        }
    }

    private int skipWord(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(at + i) != word.charAt(i)) {
                throw invalid(at, word);
            }
        }
        return space(at + word.length());
    }

    private int skipNumber(int at) {
        int next = peek(at) == '-' ? at + 1 : at;
        next = peek(next) == '0' ? next + 1 : skipDigits(next, at);
        if (peek(next) == '.') {
            next = skipDigits(next + 1, at);
        }
        if (peek(next) == 'e' || peek(next) == 'E') {
            next++;
            next = skipDigits(peek(next) == '+' || peek(next) == '-' ? next + 1 : next, at);
        }
        return space(next);
    }

    private int skipDigits(int at, int begin) {
        int next = at;
        while (next < to && bytes[next] >= '0' && bytes[next] <= '9') {
            next++;
        }
        if (next == at) {
            throw invalid(begin, "a value");
        }
        return next;
    }

    private int skipEscape(int at) {
        int kind = peek(at + 1);
        if (kind == 'u') {
            for (int i = 2; i < 6; i++) {
                if (Character.digit(peek(at + i), 16) < 0) {
                    throw invalid(at, "four hex digits behind \\u");
                }
            }
            return at + 6;
        }
        if (kind < 0 || ESCAPED.indexOf(kind) < 0) {
            throw invalid(at, "an escape of JSON");
        }
        return at + 2;
    }

    private int skipUtf8(int at) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= to || (bytes[at + i] & 0xc0) != 0x80) {
                throw invalid(at, "UTF-8");
            }
        }
        if (length == 0) {
            throw invalid(at, "UTF-8 and no control character");
        }
        return at + length;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t' || value == '\n' || value == '\r';
    }
}
