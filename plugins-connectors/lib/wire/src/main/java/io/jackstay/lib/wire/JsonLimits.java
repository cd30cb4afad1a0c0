package io.jackstay.lib.wire;

/**
 * What a message may be at most. Immutable.
 *
 * @param depth objects and arrays inside each other
 * @param bytes of a message
 * @param text bytes of one text, number or field name
 */
public record JsonLimits(int depth, int bytes, int text) {
    /** Enough for what venues send: 64 deep, 16 MiB, texts of 64 KiB. */
    public static final JsonLimits USUAL = new JsonLimits(64, 16 << 20, 64 << 10);

    public JsonLimits {
        if (depth < 1 || bytes < 1 || text < 1) {
            throw new IllegalArgumentException("limits must be positive, got %d, %d, %d".formatted(depth, bytes, text));
        }
    }
}
