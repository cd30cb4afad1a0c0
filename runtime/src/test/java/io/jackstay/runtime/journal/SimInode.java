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
        inode.durable = bytes.clone();
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
        if (size < bytes.length) {
            unforced.set((size + SECTOR - 1) / SECTOR, (bytes.length - 1) / SECTOR + 1);
            bytes = Arrays.copyOf(bytes, size);
        }
    }

    /** Stores what was written since the last force, and no more: what a failed one forgot stays forgotten. */
    void force() {
        durable = Arrays.copyOf(durable, bytes.length);
        for (int sector = unforced.nextSetBit(0); sector >= 0; sector = unforced.nextSetBit(sector + 1)) {
            int from = sector * SECTOR;
            int to = Math.min(from + SECTOR, bytes.length);
            if (from < to) {
                System.arraycopy(bytes, from, durable, from, to - from);
            }
        }
        unforced.clear();
    }

    /** What a failed force does: everything counts as stored and is still read, and no crash keeps it. */
    void forget() {
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
