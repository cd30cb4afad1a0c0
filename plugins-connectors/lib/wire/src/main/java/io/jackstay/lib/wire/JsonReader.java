package io.jackstay.lib.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A cursor over one JSON message, from bytes to exact numbers without a tree. Not thread safe: owned by the loop that made it, and
 * used for one message after the other.
 *
 * <p>{@link #open} stands at the message's value. At an object, {@code beginObject()} and then {@code while (nextField())} stands
 * at one value after the other, whose name is {@link #field}; at an array, {@code beginArray()} and {@code while (nextElement())}.
 * What is not read is passed over, so unknown fields need no code. Names are the same {@code String} object for each message:
 * comparing them allocates nothing.
 *
 * <p>Errors: {@link WireException} with the byte where it was noticed, for what is no JSON, for a value of another kind, for a
 * number that does not fit, and beyond the {@link JsonLimits}. After one the message is of no further use; the reader is.
 */
public final class JsonReader implements AutoCloseable {
    private final JsonFactory factory;
    private final JsonLimits limits;
    private JsonParser parser;
    private JsonToken token = JsonToken.NOT_AVAILABLE;
    /** The container at which the cursor stands was begun. */
    private boolean begun;

    private String field = "";

    /** A reader with the usual limits. */
    public JsonReader() {
        this(JsonLimits.USUAL);
    }

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.text())
                .maxNameLength(limits.text())
                .maxNumberLength(limits.text())
                .build();
        // A pool of its own: one that hangs on threads would keep the class loader of this library.
        this.factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .recyclerPool(JsonRecyclerPools.newBoundedPool(2))
                .build();
        this.parser = parser(new byte[] {'0'}, 0, 1);
    }

    private JsonParser parser(byte[] bytes, int offset, int length) {
        try {
            return factory.createParser(bytes, offset, length);
        } catch (IOException e) {
            throw new WireException("no parser: " + e.getMessage(), 0, e);
        }
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
        parser = parser(bytes, offset, length);
        advance();
        if (token == JsonToken.NOT_AVAILABLE) {
            throw error("an empty message");
        }
        return this;
    }

    /** What the cursor stands at. */
    public JsonKind kind() {
        return switch (token) {
            case START_OBJECT -> JsonKind.OBJECT;
            case START_ARRAY -> JsonKind.ARRAY;
            case VALUE_STRING -> JsonKind.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonKind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonKind.BOOLEAN;
            case VALUE_NULL -> JsonKind.NULL;
            default -> throw error("no value");
        };
    }

    public boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    /** Enters the object at which the cursor stands. */
    public void beginObject() {
        expect(JsonToken.START_OBJECT, "an object");
        begun = true;
    }

    /** Goes to the next field's value, or behind the object and answers false. */
    public boolean nextField() {
        next();
        if (token == JsonToken.END_OBJECT) {
            return false;
        }
        expect(JsonToken.FIELD_NAME, "a field");
        try {
            field = parser.currentName();
        } catch (IOException e) {
            throw broken(e);
        }
        advance();
        return true;
    }

    /** The name of the field at whose value the cursor stands, or stood last. */
    public String field() {
        return field;
    }

    /** Enters the array at which the cursor stands. */
    public void beginArray() {
        expect(JsonToken.START_ARRAY, "an array");
        begun = true;
    }

    /** Goes to the next element, or behind the array and answers false. */
    public boolean nextElement() {
        next();
        if (token == JsonToken.NOT_AVAILABLE) {
            throw error("no array");
        }
        return token != JsonToken.END_ARRAY;
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
        while (nextElement()) {
            begun = false;
        }
    }

    /** A text. */
    public String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            return parser.getText();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Whether the text at which the cursor stands is this one; allocates nothing. */
    public boolean textIs(String expected) {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            int length = parser.getTextLength();
            if (length != expected.length()) {
                return false;
            }
            char[] text = parser.getTextCharacters();
            int from = parser.getTextOffset();
            for (int i = 0; i < length; i++) {
                if (text[from + i] != expected.charAt(i)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** True or false. */
    public boolean bool() {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw error("expected true or false, got " + name());
        }
        return token == JsonToken.VALUE_TRUE;
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
        try {
            return DecimalReader.read(
                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), scale);
        } catch (NumberFormatException e) {
            throw new WireException(
                    "expected a number of %d decimals that fits, got %s".formatted(scale, shown()), offset(), e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** A decimal of any size and scale, written as a number or as a text. For what is not on the hot path. */
    public BigDecimal bigDecimal() {
        requireNumber();
        try {
            BigDecimal number =
                    new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (Math.abs((long) number.scale()) > limits.text()) {
                throw error("an exponent beyond the limit");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new WireException("expected a number, got " + shown(), offset(), e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Checks that nothing follows the message's value. Reads what is left of it. */
    public void end() {
        while (!parser.getParsingContext().inRoot()) {
            advance();
        }
        advance();
        if (token != JsonToken.NOT_AVAILABLE) {
            throw error("more than one value");
        }
    }

    /** Lets go of the message. The reader can be used again. */
    @Override
    public void close() {
        begun = false;
        field = "";
        token = JsonToken.NOT_AVAILABLE;
        try {
            parser.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** An error of the caller's about the value at which the cursor stands. */
    public WireException error(String problem) {
        return new WireException(field.isEmpty() ? problem : "%s: %s".formatted(field, problem), offset());
    }

    private void next() {
        if (!begun && (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY)) {
            try {
                parser.skipChildren();
            } catch (IOException e) {
                throw broken(e);
            }
        }
        begun = false;
        advance();
    }

    private void advance() {
        try {
            JsonToken came = parser.nextToken();
            token = came == null ? JsonToken.NOT_AVAILABLE : came;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void requireNumber() {
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw error("expected a number, got " + name());
        }
    }

    private void expect(JsonToken expected, String words) {
        if (token != expected || begun) {
            throw error("expected %s, got %s".formatted(words, name()));
        }
    }

    private String name() {
        return switch (token) {
            case NOT_AVAILABLE -> "the end";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_OBJECT -> "the end of an object";
            case END_ARRAY -> "the end of an array";
            case FIELD_NAME -> "a field";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }

    private String shown() {
        try {
            String text = parser.getText();
            return "'%s'".formatted(text.length() <= 40 ? text : text.substring(0, 40) + "...");
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private long offset() {
        return Math.max(0, parser.currentTokenLocation().getByteOffset());
    }

    private WireException broken(IOException cause) {
        String message =
                cause instanceof JsonProcessingException problem ? problem.getOriginalMessage() : cause.getMessage();
        return new WireException(
                "no JSON: " + message, Math.max(0, parser.currentLocation().getByteOffset()), cause);
    }
}
