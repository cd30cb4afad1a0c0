package io.jackstay.runtime.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the outline of a HOCON text. Not thread safe: made for one text, on one thread.
 *
 * <p>It follows braces, quotes, comments and keys, and does not judge: of a text that the library refuses the outline
 * means nothing, but it always ends, and never throws.
 */
final class OutlineScanner {
    /** Deeper than any honest file, and shallow enough for the library's recursion. */
    static final int DEEPEST = 50;

    private static final String TRIPLE = "\"\"\"";
    private static final String APPENDED = "[+]";
    private static final String INCLUDE = "include";
    private static final List<String> FORMS = List.of("", "file(", "url(", "classpath(");
    private static final Pattern OPTIONAL = Pattern.compile("\\$\\{\\?\\s*([^}\"]*?)\\s*}");

    private final String file;
    private final String text;
    private final List<Outline.Item> items = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int tooDeepLine;
    private int blocks;
    private int enclosing;

    private OutlineScanner(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static Outline scan(String file, String text) {
        OutlineScanner scanner = new OutlineScanner(file, text);
        scanner.skipBlank();
        if (scanner.peek() == '{') {
            scanner.next();
        }
        scanner.members();
        return new Outline(scanner.items, scanner.tooDeepLine);
    }

    /** The members of a block, up to and with its closing brace. */
    private void members() {
        while (!atEnd()) {
            skipBlank();
            if (atEnd()) {
                return;
            }
            char c = peek();
            if (c == '}') {
                next();
                return;
            }
            if (c == ',' || c == ']') {
                next();
            } else if (!include()) {
                member();
            }
        }
    }

    /**
     * Takes {@code include required(file("name"))} and its shorter forms; false, and nothing taken, when it is a key.
     */
    private boolean include() {
        int quote = text.indexOf('"', at);
        if (!text.startsWith(INCLUDE, at) || quote < 0) {
            return false;
        }
        String between = text.substring(at + INCLUDE.length(), quote);
        String form = between.replaceAll("\\s", "").replaceFirst("^required\\(", "");
        if (!FORMS.contains(form)) {
            return false;
        }
        Where where = where();
        skip(quote - at);
        int start = at;
        piece();
        String target = text.substring(start + 1, Math.max(start + 1, at - 1));
        items.add(new Outline.Include(here(), where, form.replace("(", ""), unescaped(target)));
        while (peek() == ')' || peek() == ' ') {
            next();
        }
        return true;
    }

    private void member() {
        int start = at;
        while (!atEnd() && "=:{}[],\n".indexOf(peek()) < 0 && !text.startsWith("+=", at) && !comment()) {
            piece();
        }
        String key = text.substring(start, at).strip();
        skipBlank();
        boolean append = text.startsWith("+=", at);
        if (append) {
            next();
        }
        if (peek() == '=' || peek() == ':') {
            next();
        } else if (peek() != '{') {
            if (!atEnd() && at == start) {
                boolean list = peek() == '[';
                next();
                if (list) {
                    nested(this::elements);
                }
            }
            return;
        }
        List<String> keys = HoconTree.splitPath(key);
        if (path.size() + keys.size() > DEEPEST) {
            giveUp();
            return;
        }
        keys.forEach(path::addLast);
        value(append);
        keys.forEach(ignored -> path.removeLast());
    }

    /** A value: pieces up to the end of the line, a comma or the end of the block. */
    private void value(boolean append) {
        skipBlank();
        Where where = where();
        List<String> keys = here();
        int in = enclosing;
        int slot = items.size();
        items.add(new Outline.Entry(keys, where, in, Outline.Value.LITERAL, ""));
        if (append) {
            path.addLast(APPENDED);
        }
        boolean block = false;
        StringBuilder substitutions = new StringBuilder();
        while (!atEnd() && ",}]\n".indexOf(peek()) < 0 && !comment()) {
            char c = peek();
            if (c == '{') {
                block = true;
                next();
                enclosing = ++blocks;
                nested(this::members);
                enclosing = in;
            } else if (c == '[') {
                next();
                nested(this::elements);
            } else {
                int start = at;
                piece();
                if (c == '$') {
                    substitutions.append(text, start, at);
                }
            }
        }
        if (append) {
            path.removeLast();
        }
        if (slot < items.size()) {
            items.set(slot, entry(keys, where, in, append, block, substitutions.toString()));
        }
    }

    private static Outline.Entry entry(
            List<String> keys, Where where, int in, boolean append, boolean block, String substitutions) {
        Outline.Value value = append
                ? Outline.Value.APPENDED
                : block
                        ? Outline.Value.BLOCK
                        : substitutions.isEmpty() ? Outline.Value.LITERAL : Outline.Value.SUBSTITUTED;
        Matcher optional = OPTIONAL.matcher(substitutions);
        String variable = "";
        while (optional.find()) {
            variable = optional.group(1);
        }
        return new Outline.Entry(keys, where, in, value, variable);
    }

    private void elements() {
        int index = 0;
        while (!atEnd()) {
            skipBlank();
            if (atEnd()) {
                return;
            }
            char c = peek();
            if (c == ']') {
                next();
                return;
            }
            if (c == ',' || c == '}') {
                next();
            } else {
                path.addLast("[" + index + "]");
                value(false);
                path.removeLast();
                index++;
            }
        }
    }

    private void nested(Runnable inside) {
        if (path.size() > DEEPEST) {
            giveUp();
            return;
        }
        inside.run();
    }

    private void giveUp() {
        tooDeepLine = tooDeepLine == 0 ? line : tooDeepLine;
        at = text.length();
    }

    /** One quoted text, one substitution or one character. */
    private void piece() {
        if (text.startsWith(TRIPLE, at)) {
            skip(3);
            skipTo(TRIPLE);
            while (!atEnd() && peek() == '"') {
                next();
            }
        } else if (peek() == '"') {
            next();
            while (!atEnd() && peek() != '"' && peek() != '\n') {
                skip(peek() == '\\' ? 2 : 1);
            }
            if (!atEnd() && peek() == '"') {
                next();
            }
        } else if (text.startsWith("${", at)) {
            skipTo("}");
        } else {
            next();
        }
    }

    private void skipTo(String end) {
        while (!atEnd() && !text.startsWith(end, at)) {
            next();
        }
        skip(end.length());
    }

    private void skip(int characters) {
        for (int i = 0; i < characters && !atEnd(); i++) {
            next();
        }
    }

    private void skipBlank() {
        while (!atEnd()) {
            char c = peek();
            if (comment()) {
                while (!atEnd() && peek() != '\n') {
                    next();
                }
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff') {
                next();
            } else {
                return;
            }
        }
    }

    private boolean comment() {
        return peek() == '#' || text.startsWith("//", at);
    }

    private char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    private void next() {
        if (text.charAt(at) == '\n') {
            line++;
        }
        at++;
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private Where where() {
        return new Where(file, line);
    }

    private List<String> here() {
        return Collections.unmodifiableList(new ArrayList<>(path));
    }

    private static String unescaped(String quoted) {
        return quoted.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
