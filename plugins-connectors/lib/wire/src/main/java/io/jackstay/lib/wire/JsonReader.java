package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A cursor over one JSON message, from bytes to exact numbers without a tree. Not thread safe: owned by the loop that made it, and
 * used for one message after the other.
 *
 * <p>{@link #open} stands at the message's value. At an object, {@code beginObject()} and then {@code while (nextField())} stands
 * at one value after the other, whose name is {@link #field}; at an array, {@code beginArray()} and {@code while (nextElement())}.
 * What is not read is passed over, so unknown fields need no code; that it is JSON is seen all the same. Names are the same {@code
 * String} object for each message: comparing them allocates nothing.
 *
 * <p>Errors: {@link WireException} with the byte where it was noticed, for what is no JSON, for a value of another kind, for a
 * number that does not fit, and beyond the {@link JsonLimits}. After one the message is of no further use; the reader is.
 */
public final class JsonReader implements AutoCloseable {
    /** A value has not been passed over yet. */
    private static final int NOT_YET = -1;

    private static final byte[] NOTHING = {};

    /** Characters of a wrong value that an error shows. */
    private static final int SHOWN = 40;

    private final JsonLimits limits;
    private final JsonScanner scanner;
    private final FieldNames names = new FieldNames();
    /** Which of the containers around the cursor are objects. */
    private final boolean[] objects;

    private int depth;
    private JsonToken token = JsonToken.END;
    /** Where the value at the cursor begins, and where it is over. */
    private int start;

    private int behind;
    /** The container at which the cursor stands was begun. */
    private boolean begun;

    private String field = "";

    /** A reader with the usual limits. */
    public JsonReader() {
        this(JsonLimits.USUAL);
    }

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.scanner = new JsonScanner(limits);
        this.objects = new boolean[limits.depth()];
    }

    /** Begins a message that fills an array, which must stay as it is while it is read. */
    public JsonReader open(byte[] bytes) {
        return open(bytes, 0, bytes.length);
    }

    /** Begins a message that is a part of an array, which must stay as it is while it is read. */
    public JsonReader open(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        close();
        if (length > limits.bytes()) {
            throw new WireException(
                    "a message of %d bytes, at most %d".formatted(length, limits.bytes()), limits.bytes());
        }
        scanner.open(bytes, offset, length);
        int first = scanner.passSpace(offset);
        if (first == scanner.end()) {
            throw new WireException("an empty message", length);
        }
        standAt(first);
        return this;
    }

    /** What the cursor stands at. */
    public JsonKind kind() {
        return switch (token) {
            case OBJECT -> JsonKind.OBJECT;
            case ARRAY -> JsonKind.ARRAY;
            case TEXT -> JsonKind.TEXT;
            case NUMBER -> JsonKind.NUMBER;
            case TRUE, FALSE -> JsonKind.BOOLEAN;
            case NULL -> JsonKind.NULL;
            default -> throw error("no value");
        };
    }

    public boolean isNull() {
        return token == JsonToken.NULL;
    }

    /** Enters the object at which the cursor stands. */
    public void beginObject() {
        begin(JsonToken.OBJECT);
    }

    /** Goes to the next field's value, or behind the object and answers false. */
    public boolean nextField() {
        int at = member(true);
        if (at == NOT_YET) {
            return false;
        }
        int to = scanner.passText(at);
        field = scanner.isPlain() ? names.name(scanner, at + 1, to - 1) : scanner.text(at + 1, to - 1);
        standAt(scanner.passSpace(scanner.pass(scanner.passSpace(to), ':')));
        return true;
    }

    /** The name of the field at whose value the cursor stands, or stood last. */
    public String field() {
        return field;
    }

    /** Enters the array at which the cursor stands. */
    public void beginArray() {
        begin(JsonToken.ARRAY);
    }

    /** Goes to the next element, or behind the array and answers false. */
    public boolean nextElement() {
        int at = member(false);
        if (at == NOT_YET) {
            return false;
        }
        standAt(at);
        return true;
    }

    /** Goes to the next element, which must be there. */
    public JsonReader requireElement() {
        if (!nextElement()) {
            throw error("the array has too few elements");
        }
        return this;
    }

    /** Passes over the elements that are left of the array in which the cursor is. */
    public void endArray() {
        boolean more = true;
        while (more) {
            more = nextElement();
        }
    }

    /** A text. */
    public String text() {
        expect(JsonToken.TEXT);
        behind = scanner.passText(start);
        return scanner.text(start + 1, behind - 1);
    }

    /** Whether the text at which the cursor stands is this one; allocates nothing. */
    public boolean textIs(String expected) {
        expect(JsonToken.TEXT);
        behind = scanner.passText(start);
        return scanner.isPlain()
                ? scanner.is(start + 1, behind - 1, expected)
                : scanner.text(start + 1, behind - 1).equals(expected);
    }

    /** True or false. */
    public boolean bool() {
        if (token != JsonToken.TRUE && token != JsonToken.FALSE) {
            throw error("expected true or false, got " + token.words());
        }
        passed();
        return token == JsonToken.TRUE;
    }

    /** A whole number, written as a number or as a text. */
    public long integer() {
        return decimal(0);
    }

    /**
     * A decimal, written as a number or as a text, as an unscaled number of this scale: {@code "1e-8"} at the scale 8 is 1. Never
     * rounded: digits beyond the scale, zeros excepted, are an error, and so is what a long can't hold.
     */
    public long decimal(int scale) {
        requireNumber();
        int quote = token == JsonToken.TEXT ? 1 : 0;
        if (quote == 1) {
            long usual = usualDecimal(scale);
            if (usual >= 0) {
                return usual;
            }
        }
        try {
            behind = pass(start, token);
            if (scanner.isPlain()) {
                return DecimalReader.read(scanner.bytes(), start + quote, behind - start - 2 * quote, scale);
            }
            byte[] text = scanner.text(start + 1, behind - 1).getBytes(UTF_8);
            return DecimalReader.read(text, 0, text.length, scale);
        } catch (NumberFormatException e) {
            throw new WireException(
                    "expected a number of %d decimals that fits, got %s".formatted(scale, shown()), place(), e);
        }
    }

    /** A text of digits and at most one point between them, as nearly all are; -1 for another. */
    private long usualDecimal(int scale) {
        byte[] in = scanner.bytes();
        int end = scanner.end();
        int first = start + 1;
        int at = first;
        int point = 0;
        long digits = 0;
        while (at < end) {
            int digit = in[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (digit == '.' - '0' && point == 0 && at > first) {
                point = at + 1;
            } else {
                break;
            }
            at++;
        }
        boolean whole = at < end && in[at] == '"' && at > first && at != point;
        if (!whole || at - first > DecimalReader.SAFE_DIGITS) {
            return NOT_YET;
        }
        long unscaled = DecimalReader.tryShift(digits, scale - (point == 0 ? 0 : at - point));
        if (unscaled >= 0) {
            behind = at + 1;
        }
        return unscaled;
    }

    /** A decimal of any size and scale, written as a number or as a text. For what is not on the hot path. */
    public BigDecimal bigDecimal() {
        requireNumber();
        try {
            BigDecimal number = new BigDecimal(whole());
            if (Math.abs((long) number.scale()) > limits.text()) {
                throw error("an exponent beyond the limit");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new WireException("expected a number, got " + shown(), place(), e);
        }
    }

    /** Checks that nothing follows the message's value. Reads what is left of it. */
    public void end() {
        while (depth > 0) {
            if (objects[depth - 1]) {
                nextField();
            } else {
                nextElement();
            }
        }
        int at = scanner.passSpace(passed());
        token = JsonToken.END;
        start = at;
        behind = at;
        if (at != scanner.end()) {
            throw error("more than one value");
        }
    }

    /** Lets go of the message. The reader can be used again. */
    @Override
    public void close() {
        scanner.open(NOTHING, 0, 0);
        depth = 0;
        begun = false;
        field = "";
        token = JsonToken.END;
        start = 0;
        behind = 0;
    }

    /** An error of the caller's about the value at which the cursor stands. */
    public WireException error(String problem) {
        return new WireException(field.isEmpty() ? problem : "%s: %s".formatted(field, problem), place());
    }

    private void standAt(int at) {
        token = tokenAt(at);
        start = at;
        behind = NOT_YET;
    }

    private JsonToken tokenAt(int at) {
        int first = scanner.byteAt(at);
        return switch (first) {
            case '"' -> JsonToken.TEXT;
            case '{' -> JsonToken.OBJECT;
            case '[' -> JsonToken.ARRAY;
            case 't' -> JsonToken.TRUE;
            case 'f' -> JsonToken.FALSE;
            case 'n' -> JsonToken.NULL;
            default -> {
                if (first != '-' && (first < '0' || first > '9')) {
                    throw scanner.unexpected(at, "a value");
                }
                yield JsonToken.NUMBER;
            }
        };
    }

    private void begin(JsonToken container) {
        expect(container);
        enter(container);
        begun = true;
    }

    private void enter(JsonToken container) {
        if (depth == objects.length) {
            throw error("more than %d objects and arrays inside each other".formatted(limits.depth()));
        }
        objects[depth++] = container == JsonToken.OBJECT;
    }

    /** Where the next member of the container around the cursor begins; goes behind the container when it has no more. */
    private int member(boolean object) {
        if (depth == 0 || objects[depth - 1] != object) {
            throw error(object ? "no object" : "no array");
        }
        boolean first = begun;
        int at = scanner.passSpace(first ? start + 1 : passed());
        begun = false;
        if (scanner.byteAt(at) == (object ? '}' : ']')) {
            depth--;
            token = object ? JsonToken.END_OF_OBJECT : JsonToken.END_OF_ARRAY;
            start = at;
            behind = at + 1;
            return NOT_YET;
        }
        return first ? at : scanner.passSpace(scanner.pass(at, ','));
    }

    /** Where the value at the cursor is over. */
    private int passed() {
        if (behind == NOT_YET) {
            behind = pass(start, token);
        }
        return behind;
    }

    private int pass(int from, JsonToken what) {
        return switch (what) {
            case OBJECT, ARRAY -> passMembers(from, what);
            case TEXT -> scanner.passText(from);
            case NUMBER -> scanner.passNumber(from);
            case TRUE -> scanner.passWord(from, "true");
            case FALSE -> scanner.passWord(from, "false");
            case NULL -> scanner.passWord(from, "null");
            default -> throw error("no value");
        };
    }

    private int passMembers(int from, JsonToken container) {
        enter(container);
        boolean object = container == JsonToken.OBJECT;
        char end = object ? '}' : ']';
        int at = scanner.passSpace(from + 1);
        boolean first = true;
        while (first ? scanner.byteAt(at) != end : scanner.byteAt(at) == ',') {
            at = first ? at : scanner.passSpace(at + 1);
            first = false;
            if (object) {
                at = scanner.passSpace(scanner.pass(scanner.passSpace(scanner.passText(at)), ':'));
            }
            at = scanner.passSpace(pass(at, tokenAt(at)));
        }
        depth--;
        return scanner.pass(at, end);
    }

    /** What stands at the cursor, a text without its quotes. */
    private String whole() {
        behind = pass(start, token);
        int quote = token == JsonToken.TEXT ? 1 : 0;
        return scanner.text(start + quote, behind - quote);
    }

    private String shown() {
        String text = whole();
        return "'%s'".formatted(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
    }

    private void requireNumber() {
        if (token != JsonToken.TEXT && token != JsonToken.NUMBER) {
            throw error("expected a number, got " + token.words());
        }
    }

    private void expect(JsonToken expected) {
        if (token != expected || begun) {
            throw error("expected %s, got %s".formatted(expected.words(), token.words()));
        }
    }

    private long place() {
        return scanner.offset(start);
    }
}
