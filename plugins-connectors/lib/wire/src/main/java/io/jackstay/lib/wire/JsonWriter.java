package io.jackstay.lib.wire;

/**
 * Writes JSON as UTF-8 without white space. Not thread safe: owned by the loop that made it, and used for one message after the
 * other.
 *
 * <p>Commas come by themselves. {@code object().field("a").number(1).field("p").decimalText(30001, 1).endObject()} gives
 * {@code {"a":1,"p":"3000.1"}}. It does not check that what is begun is ended.
 */
public final class JsonWriter {
    private static final int INITIAL = 1_024;
    private static final String HEX = "0123456789abcdef";

    private final Bytes bytes = new Bytes(INITIAL);
    private boolean comma;

    /** Forgets what was written. */
    public JsonWriter clear() {
        bytes.clear();
        comma = false;
        return this;
    }

    public JsonWriter object() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter array() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    /** A field's name; its value comes next. */
    public JsonWriter field(String name) {
        separate();
        quoted(name);
        bytes.put(':');
        comma = false;
        return this;
    }

    public JsonWriter text(String text) {
        separate();
        quoted(text);
        return this;
    }

    public JsonWriter bool(boolean value) {
        separate();
        bytes.putAscii(value ? "true" : "false");
        return this;
    }

    public JsonWriter nil() {
        separate();
        bytes.putAscii("null");
        return this;
    }

    /** A whole number. */
    public JsonWriter number(long value) {
        return number(value, 0);
    }

    /** A decimal as a number: plain, without trailing zeros. Units: unscaled times 10 to the minus scale. */
    public JsonWriter number(long unscaled, int scale) {
        separate();
        digits(unscaled, scale);
        return this;
    }

    /** A decimal as text: plain, without trailing zeros. Units: unscaled times 10 to the minus scale. */
    public JsonWriter decimalText(long unscaled, int scale) {
        separate();
        bytes.put('"');
        digits(unscaled, scale);
        bytes.put('"');
        return this;
    }

    /** A value that is JSON already. */
    public JsonWriter raw(byte[] json) {
        separate();
        bytes.put(json);
        return this;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return bytes.copy();
    }

    private void digits(long unscaled, int scale) {
        if (unscaled == Long.MIN_VALUE && scale == 0) {
            bytes.putAscii(Long.toString(unscaled));
            return;
        }
        bytes.reserve(DecimalWriter.SPACE);
        bytes.end(DecimalWriter.write(bytes.array(), bytes.length(), unscaled, scale));
    }

    private JsonWriter begin(char bracket) {
        separate();
        bytes.put(bracket);
        comma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        bytes.put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            bytes.put(',');
        }
        comma = true;
    }

    private void quoted(String text) {
        bytes.put('"');
        if (isPlain(text)) {
            bytes.putAscii(text);
        } else {
            escaped(text);
        }
        bytes.put('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 127 || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** By code points; half a surrogate pair becomes a question mark, as it has no bytes in UTF-8. */
    private void escaped(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '"' || point == '\\') {
                bytes.put('\\');
                bytes.put(point);
            } else if (point < ' ') {
                bytes.putAscii("\\u00");
                bytes.put(HEX.charAt(point >> 4));
                bytes.put(HEX.charAt(point & 15));
            } else if (point < 128) {
                bytes.put(point);
            } else {
                bytes.put(Bytes.utf8(Character.toString(point)));
            }
        }
    }
}
