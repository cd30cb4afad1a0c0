package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * What a caller appends: bytes whose meaning is its own business. Immutable: the bytes are copied in and out.
 *
 * @see RecordWriter
 */
public final class Entry {
    /** Bytes that the payload of a record may have. */
    public static final int MAX_RECORD_BYTES = 1 << 20;

    /** Bytes that the state in a snapshot may have. */
    public static final int MAX_SNAPSHOT_BYTES = 1 << 26;

    private static final int MAX_UNSIGNED_SHORT = 0xFFFF;

    private final int type;
    private final int version;
    private final byte[] payload;

    /**
     * @param type what the record is, 1 to 65,535; the caller's numbers
     * @param version format of the payload, 1 to 65,535
     */
    public Entry(int type, int version, byte[] payload) {
        this(requireNonNull(payload, "payload is null").clone(), type, version);
    }

    private Entry(byte[] payload, int type, int version) {
        if (type < 1 || type > MAX_UNSIGNED_SHORT || version < 1 || version > MAX_UNSIGNED_SHORT) {
            throw new IllegalArgumentException("type %d, version %d: each must be 1 to 65535".formatted(type, version));
        }
        if (payload.length > MAX_SNAPSHOT_BYTES) {
            throw new IllegalArgumentException(
                    "payload of type %d has %d bytes, at most %d".formatted(type, payload.length, MAX_SNAPSHOT_BYTES));
        }
        this.type = type;
        this.version = version;
        this.payload = payload;
    }

    /** Takes bytes that nobody else keeps. */
    static Entry owning(int type, int version, byte[] payload) {
        return new Entry(payload, type, version);
    }

    public int type() {
        return type;
    }

    public int version() {
        return version;
    }

    public byte[] payload() {
        return payload.clone();
    }

    /** The bytes themselves, for this package, which never changes them. */
    byte[] bytes() {
        return payload;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that
                && type == that.type
                && version == that.version
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + version) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "type=%d version=%d bytes=%d".formatted(type, version, payload.length);
    }
}
