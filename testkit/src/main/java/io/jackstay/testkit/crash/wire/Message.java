package io.jackstay.testkit.crash.wire;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the wire: a JSON object of texts, whose first member says what it is. Immutable. */
public final class Message {
    private final Map<String, String> members;

    private Message(Map<String, String> members) {
        this.members = members;
    }

    /** A message that is nothing but its kind. */
    public static Message of(String kind) {
        return new Message(Map.of()).with("is", kind);
    }

    /** The same with one more member. */
    public Message with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, requireNonNull(value, "value is null"));
        return new Message(Collections.unmodifiableMap(more));
    }

    public Message with(String name, long value) {
        return with(name, Long.toString(value));
    }

    public Message with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    public String kind() {
        return text("is");
    }

    /** Throws {@link IllegalArgumentException} when there is no such member. */
    public String text(String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no %s in %s".formatted(name, line()));
        }
        return value;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public BigDecimal amount(String name) {
        return new BigDecimal(text(name));
    }

    /** As it goes over the wire, without the end of the line. */
    public String line() {
        StringBuilder line = new StringBuilder("{");
        members.forEach((name, value) -> {
            line.append(line.length() > 1 ? "," : "");
            quote(line, name).append(':');
            quote(line, value);
        });
        return line.append('}').toString();
    }

    private static StringBuilder quote(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                to.append('\\').append(each);
            } else if (each < ' ') {
                to.append("\\u%04x".formatted((int) each));
            } else {
                to.append(each);
            }
        }
        return to.append('"');
    }

    /** Reads what {@link #line} writes; {@link IllegalArgumentException} for anything else. */
    public static Message read(String line) {
        return new Message(new Reading(line).members());
    }

    @Override
    public String toString() {
        return line();
    }

    /** One line being read. Not thread safe: one use. */
    private static final class Reading {
        private final String line;
        private int at;

        private Reading(String line) {
            this.line = requireNonNull(line, "line is null");
        }

        private Map<String, String> members() {
            Map<String, String> members = new LinkedHashMap<>();
            take('{');
            while (peek() != '}') {
                if (!members.isEmpty()) {
                    take(',');
                }
                String name = text();
                take(':');
                members.put(name, text());
            }
            take('}');
            if (at != line.length()) {
                throw wrong();
            }
            return Collections.unmodifiableMap(members);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            take('"');
            while (peek() != '"') {
                char each = next();
                text.append(each == '\\' ? escaped() : each);
            }
            take('"');
            return text.toString();
        }

        private char escaped() {
            char each = next();
            if (each != 'u') {
                return each;
            }
            if (at + 4 > line.length()) {
                throw wrong();
            }
            at += 4;
            return (char) Integer.parseInt(line.substring(at - 4, at), 16);
        }

        private char peek() {
            if (at >= line.length()) {
                throw wrong();
            }
            return line.charAt(at);
        }

        private char next() {
            char each = peek();
            at++;
            return each;
        }

        private void take(char wanted) {
            if (next() != wanted) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no message at %d: %s".formatted(at, line));
        }
    }
}
