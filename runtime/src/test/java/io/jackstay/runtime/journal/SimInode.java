package io.jackstay.runtime.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Bytes of a file on a {@link SimDisk}: as they are now, and as a crash would leave them. Not thread safe. */
final class SimInode {
    private static final int SECTOR = 512;

    private final BitSet unforced = new BitSet();
    private byte[] bytes = new byte[0];
    private byte[] durable = new byte[0];

    static SimInode of(byte[] bytes) {
        SimInode inode = new SimInode();
        inode.bytes = bytes.clone();
        inode.force();
        return inode;
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    int size() {
        return bytes.length;
    }

    void flip(int bit) {
        bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    }

    void write(byte[] source, int position) {
        if (position + source.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, position + source.length);
        }
        System.arraycopy(source, 0, bytes, position, source.length);
        if (source.length > 0) {
            unforced.set(position / SECTOR, (position + source.length - 1) / SECTOR + 1);
        }
    }

    int read(ByteBuffer target, int position) {
        if (position >= bytes.length) {
            return -1;
        }
        int count = Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, position, count);
        return count;
    }

    void truncate(int size) {
        bytes = Arrays.copyOf(bytes, Math.min(size, bytes.length));
    }

    void force() {
        durable = bytes.clone();
        unforced.clear();
    }

    SimInode crashed(SplittableRandom random) {
        int size = random.nextBoolean() ? durable.length : bytes.length;
        byte[] left = Arrays.copyOf(durable, size);
        for (int sector = unforced.nextSetBit(0); sector >= 0; sector = unforced.nextSetBit(sector + 1)) {
            int from = sector * SECTOR;
            int to = Math.min(Math.min(from + SECTOR, bytes.length), size);
            if (from < to && random.nextBoolean()) {
                System.arraycopy(bytes, from, left, from, to - from);
            }
        }
        return of(left);
    }
}
