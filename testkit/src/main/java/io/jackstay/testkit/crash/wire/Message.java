package io.jackstay.testkit.crash.wire;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of the wire: a JSON object of texts, whose first member says what it is. Immutable. */
public final class Message {
    /** A name, its text, the next name, its text. */
    private final String[] members;

    private Message(String[] members) {
        this.members = members;
    }

    /** A message that is nothing but its kind. */
    public static Message of(String kind) {
        return new Message(new String[0]).with("is", kind);
    }

    /** The same with one more member. */
    public Message with(String name, String value) {
        String[] more = Arrays.copyOf(members, members.length + 2);
        more[members.length] = requireNonNull(name, "name is null");
        more[members.length + 1] = requireNonNull(value, "value is null");
        return new Message(more);
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
        int at = find(name);
        if (at < 0) {
            throw new IllegalArgumentException("no %s in %s".formatted(name, line()));
        }
        return members[at + 1];
    }

    public boolean has(String name) {
        return find(name) >= 0;
    }

    private int find(String name) {
        for (int i = 0; i < members.length; i += 2) {
            if (members[i].equals(name)) {
                return i;
            }
        }
        return -1;
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
        for (int i = 0; i < members.length; i += 2) {
            line.append(i > 0 ? "," : "");
            quote(line, members[i]).append(':');
            quote(line, members[i + 1]);
        }
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

        private String[] members() {
            List<String> members = new ArrayList<>();
            take('{');
            while (peek() != '}') {
                if (!members.isEmpty()) {
                    take(',');
                }
                members.add(text());
                take(':');
                members.add(text());
            }
            take('}');
            if (at != line.length()) {
                throw wrong();
            }
            return members.toArray(String[]::new);
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
