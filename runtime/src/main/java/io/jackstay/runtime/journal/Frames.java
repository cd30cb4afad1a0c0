package io.jackstay.runtime.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The layout of a record: every number big-endian. Stateless.
 *
 * <pre>
 *  0  u32  length of what follows the checksum; 0 is the end of the log
 *  4  u32  CRC32C over segment (u64), epoch (u64), length and all bytes from 8
 *  8  u32  checksum of the group before
 * 12  u64  sequence
 * 20  u64  sequence that was known to be durable when this record was made
 * 28  u16  type
 * 30  u16  version of the payload
 * 32  u8   level
 * 33  u8   1 when the group ends here, else 0
 * 34       payload
 * </pre>
 */
final class Frames {
    static final int HEADER = 34;
    static final int MAX_LENGTH = HEADER + Entry.MAX_RECORD_BYTES;

    static final int CHECKSUM_AT = 4;
    static final int PREVIOUS_AT = 8;
    static final int SEQUENCE_AT = 12;
    static final int DURABLE_AT = 20;
    static final int TYPE_AT = 28;
    static final int VERSION_AT = 30;
    static final int LEVEL_AT = 32;
    static final int LAST_AT = 33;

    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    private Frames() {}

    /** Bytes of a group, and its checksum: CRC32C over the checksums of its records. */
    record Encoded(byte[] bytes, long checksum) {}

    static int size(List<Entry> entries) {
        int size = 0;
        for (Entry entry : entries) {
            size = Math.addExact(size, HEADER + entry.bytes().length);
        }
        return size;
    }

    static Encoded encode(
            long segment,
            long epoch,
            long firstSequence,
            long previousChecksum,
            long durableUpTo,
            Level level,
            List<Entry> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(size(entries));
        CRC32C crc = new CRC32C();
        byte[] seed = seed(segment, epoch);
        ByteBuffer checksums = ByteBuffer.allocate(Integer.BYTES * entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int start = bytes.position();
            int length = HEADER - PREVIOUS_AT + entry.bytes().length;
            bytes.putInt(length).putInt(0).putInt((int) previousChecksum);
            bytes.putLong(firstSequence + i).putLong(durableUpTo);
            bytes.putShort((short) entry.type()).putShort((short) entry.version());
            bytes.put((byte) level.ordinal()).put((byte) (i == entries.size() - 1 ? 1 : 0));
            bytes.put(entry.bytes());
            int checksum = (int) checksum(crc, seed, bytes.array(), start, length);
            bytes.putInt(start + CHECKSUM_AT, checksum);
            checksums.putInt(checksum);
        }
        return new Encoded(bytes.array(), groupChecksum(crc, checksums));
    }

    /** The records of a group, from its bytes. */
    static List<JournalRecord> decode(Group group) {
        List<JournalRecord> records = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(group.bytes());
        int at = 0;
        for (Entry entry : group.entries()) {
            records.add(new JournalRecord(
                    group.stream(),
                    group.epoch(),
                    bytes.getLong(at + SEQUENCE_AT),
                    unsigned(bytes.getInt(at + CHECKSUM_AT)),
                    unsigned(bytes.getInt(at + PREVIOUS_AT)),
                    group.level(),
                    bytes.get(at + LAST_AT) == 1,
                    entry));
            at += PREVIOUS_AT + bytes.getInt(at);
        }
        return records;
    }

    /** What every checksum of a segment begins with. */
    static byte[] seed(long segment, long epoch) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(segment)
                .putLong(epoch)
                .array();
    }

    /** Of the record whose length field is at {@code start}. */
    static long checksum(CRC32C crc, byte[] seed, byte[] bytes, int start, int length) {
        crc.reset();
        crc.update(seed, 0, seed.length);
        crc.update(bytes, start, Integer.BYTES);
        crc.update(bytes, start + PREVIOUS_AT, length);
        return crc.getValue();
    }

    static long unsigned(int value) {
        return value & UNSIGNED_INT;
    }

    private static long groupChecksum(CRC32C crc, ByteBuffer checksums) {
        crc.reset();
        crc.update(checksums.array(), 0, checksums.position());
        return crc.getValue();
    }
}
