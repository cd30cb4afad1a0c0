package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link RecordWriter} made, and accepts nothing that it would not have made. Not thread safe. Every error is
 * JOURNAL_CORRUPT with stream and sequence.
 */
public final class RecordReader {
    private static final int MAX_VARINT_BYTES = 10;

    /** A record, or words. A replay reads a million records and has nothing to say of them. */
    private final Object source;

    private final Entry entry;
    private final byte[] bytes;
    private int at;

    private RecordReader(Object source, Entry entry) {
        this.source = requireNonNull(source, "source is null");
        this.entry = requireNonNull(entry, "entry is null");
        this.bytes = entry.bytes();
    }

    public static RecordReader of(JournalRecord journaled) {
        return new RecordReader(journaled, journaled.entry());
    }

    public static RecordReader of(JournalSnapshot snapshot) {
        return new RecordReader(
                "snapshot of %s up to record %d".formatted(snapshot.stream(), snapshot.upTo()), snapshot.entry());
    }

    /** Fields that stand elsewhere; {@code where} is what messages call it. */
    public static RecordReader of(String where, Entry entry) {
        return new RecordReader(where, entry);
    }

    private String where() {
        return source instanceof JournalRecord journaled
                ? "journal %s record %d type %d".formatted(journaled.stream(), journaled.sequence(), journaled.type())
                : source.toString();
    }

    /** The version that the fields were written in. */
    public int version() {
        return entry.version();
    }

    /**
     * To be called first.
     *
     * @throws JackstayException JOURNAL_VERSION when the record is of a newer program
     */
    public RecordReader requireVersionUpTo(int known) {
        if (entry.version() > known) {
            throw Faults.newer(where(), entry.version(), known);
        }
        return this;
    }

    public long takeLong() {
        long value = takeUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public int takeInt() {
        long value = takeLong();
        if (value != (int) value) {
            throw corrupt("%d does not fit an int".formatted(value));
        }
        return (int) value;
    }

    public long takeFixedLong() {
        require(Long.BYTES);
        long value = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return value;
    }

    public boolean takeBoolean() {
        int value = takeByte();
        if (value > 1) {
            throw corrupt("%d is no truth value".formatted(value));
        }
        return value == 1;
    }

    public byte[] takeBytes() {
        int count = takeCount();
        byte[] value = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return value;
    }

    private int takeCount() {
        long count = takeUnsigned();
        if (count < 0 || count > bytes.length - at) {
            throw corrupt("%s bytes announced, %d are left".formatted(Long.toUnsignedString(count), bytes.length - at));
        }
        return (int) count;
    }

    public String takeText() {
        int count = takeCount();
        int from = at;
        at += count;
        if (isAscii(from)) {
            return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw corrupt("a text that is no UTF-8");
        }
    }

    /** From there to here. */
    private boolean isAscii(int from) {
        for (int i = from; i < at; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    public BigDecimal takeDecimal() {
        long scale = takeLong();
        byte[] unscaled = takeBytes();
        if (scale < -RecordWriter.MAX_SCALE
                || scale > RecordWriter.MAX_SCALE
                || unscaled.length == 0
                || unscaled.length > RecordWriter.MAX_UNSCALED_BYTES) {
            throw corrupt("a decimal of scale %d and %d bytes".formatted(scale, unscaled.length));
        }
        BigInteger value = new BigInteger(unscaled);
        if (value.toByteArray().length != unscaled.length) {
            throw corrupt("a decimal that is longer than it must be");
        }
        return new BigDecimal(value, (int) scale);
    }

    public boolean hasMore() {
        return at < bytes.length;
    }

    /** To be called last: bytes that nobody read mean that this is not what it claims to be. */
    public void end() {
        if (hasMore()) {
            throw corrupt("%d bytes too many".formatted(bytes.length - at));
        }
    }

    private long takeUnsigned() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            int next = takeByte();
            value |= (long) (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                if ((next == 0 && i > 0) || (i == MAX_VARINT_BYTES - 1 && next > 1)) {
                    throw corrupt("a number that is longer than it must be");
                }
                return value;
            }
        }
        throw corrupt("a number without end");
    }

    private int takeByte() {
        require(1);
        return Byte.toUnsignedInt(bytes[at++]);
    }

    private void require(int count) {
        if (bytes.length - at < count) {
            throw corrupt("%d bytes expected, %d are left".formatted(count, bytes.length - at));
        }
    }

    private JackstayException corrupt(String what) {
        return new JackstayException(
                ErrorCode.JOURNAL_CORRUPT, "%s, payload offset %d: %s".formatted(where(), at, what));
    }
}
