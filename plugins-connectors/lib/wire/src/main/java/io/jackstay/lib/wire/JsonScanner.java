package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The bytes of one message, and what is JSON in them: texts, numbers, words. Not thread safe: owned by one {@link JsonReader}.
 *
 * <p>A method that passes over something is given where it begins and answers where it is over.
 */
final class JsonScanner {
    private static final int CONTROL = 0x20;
    private static final int HEX_DIGITS = 4;

    private final int mostText;
    private byte[] in = new byte[0];
    private int offset;
    private int end;
    private boolean escaped;
    private boolean wide;

    JsonScanner(JsonLimits limits) {
        this.mostText = limits.text();
    }

    void open(byte[] bytes, int from, int length) {
        in = bytes;
        offset = from;
        end = from + length;
    }

    byte[] bytes() {
        return in;
    }

    int end() {
        return end;
    }

    /** The byte at a place; -1 behind the last. */
    int byteAt(int at) {
        return at < end ? in[at] & 0xff : -1;
    }

    int passSpace(int from) {
        int at = from;
        while (at < end && in[at] <= ' ' && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
        return at;
    }

    int pass(int from, char expected) {
        if (byteAt(from) != expected) {
            throw unexpected(from, "'" + expected + "'");
        }
        return from + 1;
    }

    int passWord(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (byteAt(from + i) != word.charAt(i)) {
                throw unexpected(from + i, word);
            }
        }
        return from + word.length();
    }

    /** From its quote to behind its other quote. */
    int passText(int from) {
        escaped = false;
        wide = false;
        int at = pass(from, '"');
        while (at < end) {
            byte each = in[at];
            if (each == '"') {
                requireShort(from + 1, at);
                return at + 1;
            } else if (each == '\\') {
                escaped = true;
                at = passEscape(at + 1);
            } else if (each >= CONTROL) {
                at++;
            } else if (each < 0) {
                wide = true;
                at = passWide(at);
            } else {
                throw broken(at, "a control character in a text");
            }
        }
        throw broken(end, "a text without an end");
    }

    private void requireShort(int from, int to) {
        if (to - from > mostText) {
            throw broken(from, "more than %d bytes in one piece".formatted(mostText));
        }
    }

    private int passEscape(int from) {
        int which = byteAt(from);
        if (which == 'u') {
            for (int i = 1; i <= HEX_DIGITS; i++) {
                if (Character.digit(byteAt(from + i), 16) < 0) {
                    throw unexpected(from + i, "a hexadecimal digit");
                }
            }
            return from + 1 + HEX_DIGITS;
        }
        if (which < 0 || "\"\\/bfnrt".indexOf(which) < 0) {
            throw unexpected(from, "an escape");
        }
        return from + 1;
    }

    /** A character of two to four bytes: no longer than it need be, no half of a pair, none beyond the last. */
    private int passWide(int from) {
        int first = byteAt(from);
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        int second = byteAt(from + 1);
        boolean good = first >= 0xc2 && first <= 0xf4 && second >= least && second <= most;
        for (int i = 2; i <= more; i++) {
            good &= (byteAt(from + i) & 0xc0) == 0x80;
        }
        if (!good || from + more >= end) {
            throw broken(from, "bytes that are no UTF-8");
        }
        return from + 1 + more;
    }

    int passNumber(int from) {
        escaped = false;
        wide = false;
        int at = byteAt(from) == '-' ? from + 1 : from;
        at = byteAt(at) == '0' ? at + 1 : passDigits(at);
        if (byteAt(at) == '.') {
            at = passDigits(at + 1);
        }
        if (byteAt(at) == 'e' || byteAt(at) == 'E') {
            boolean signed = byteAt(at + 1) == '-' || byteAt(at + 1) == '+';
            at = passDigits(signed ? at + 2 : at + 1);
        }
        requireShort(from, at);
        return at;
    }

    private int passDigits(int from) {
        int at = from;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw unexpected(from, "a digit");
        }
        return at;
    }

    /** The text that was passed over last, from behind its quote to its other quote. */
    String text(int from, int to) {
        String raw = new String(in, from, to - from, wide ? UTF_8 : ISO_8859_1);
        return escaped ? unescaped(raw) : raw;
    }

    /** Whether the text that was passed over last stands in the bytes as it is. */
    boolean isPlain() {
        return !escaped && !wide;
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char each = raw.charAt(at++);
            if (each != '\\') {
                text.append(each);
                continue;
            }
            char which = raw.charAt(at++);
            if (which == 'u') {
                text.append((char) Integer.parseInt(raw, at, at + HEX_DIGITS, 16));
                at += HEX_DIGITS;
            } else {
                text.append(
                        switch (which) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> which;
                        });
            }
        }
        return text.toString();
    }

    /** Whether what stands in the bytes is this ASCII text. */
    boolean is(int from, int to, String expected) {
        if (to - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (in[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    WireException unexpected(int at, String expected) {
        int came = byteAt(at);
        String got = came < 0 ? "the end" : came > ' ' && came < 0x7f ? "'" + (char) came + "'" : "byte " + came;
        return broken(at, "expected %s, got %s".formatted(expected, got));
    }

    private WireException broken(int at, String problem) {
        return new WireException("no JSON: " + problem, offset(at));
    }

    /** A place as it is counted in messages. */
    long offset(int at) {
        return Math.max(0, Math.min(at, end) - offset);
    }
}
