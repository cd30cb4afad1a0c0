package io.jackstay.testkit.simulate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Bytes of a file: as they are now, and as far as a crash would keep them for certain. Not thread safe: owned by the run. */
final class SimulatedFile {
    private static final int SECTOR = 512;

    private final BitSet unforced = new BitSet();
    private byte[] bytes = new byte[0];
    private byte[] durable = new byte[0];
    private int size;
    private int durableSize;

    int size() {
        return size;
    }

    boolean isForced() {
        return unforced.isEmpty() && size == durableSize;
    }

    void write(byte[] source, int position) {
        int end = position + source.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(source, 0, bytes, position, source.length);
        size = Math.max(size, end);
        if (source.length > 0) {
            unforced.set(position / SECTOR, (end - 1) / SECTOR + 1);
        }
    }

    int read(ByteBuffer target, int position) {
        if (position >= size) {
            return -1;
        }
        int count = Math.min(target.remaining(), size - position);
        target.put(bytes, position, count);
        return count;
    }

    void truncate(int to) {
        if (to < size) {
            Arrays.fill(bytes, to, size, (byte) 0);
            size = to;
        }
    }

    void force() {
        if (durable.length < size) {
            durable = Arrays.copyOf(durable, bytes.length);
        }
        for (int from = unforced.nextSetBit(0); from >= 0; from = unforced.nextSetBit(from + 1)) {
            copy(bytes, durable, from, size);
        }
        if (durableSize > size) {
            Arrays.fill(durable, size, durableSize, (byte) 0);
        }
        durableSize = size;
        unforced.clear();
    }

    /** What a failed force does: everything counts as stored and is still read, and no crash keeps it. */
    void forget() {
        unforced.clear();
    }

    private static void copy(byte[] source, byte[] target, int sector, int limit) {
        int from = sector * SECTOR;
        int to = Math.min(from + SECTOR, Math.min(limit, target.length));
        if (from < to) {
            System.arraycopy(source, from, target, from, to - from);
        }
    }

    /** What a crash leaves of what was not forced. */
    enum Fate {
        NOTHING,
        ALL,
        PARTS,
        ZEROS
    }

    SimulatedFile crashed(Fate fate, SplittableRandom random) {
        SimulatedFile left = new SimulatedFile();
        left.size = fate == Fate.NOTHING ? durableSize : Math.max(size, durableSize);
        left.bytes = Arrays.copyOf(durable, left.size);
        for (int sector = unforced.nextSetBit(0); sector >= 0; sector = unforced.nextSetBit(sector + 1)) {
            if (fate == Fate.ALL || fate == Fate.PARTS && random.nextBoolean()) {
                copy(bytes, left.bytes, sector, left.size);
            }
        }
        left.durable = left.bytes.clone();
        left.durableSize = left.size;
        return left;
    }

    /** The same bytes, as on a disk that keeps them. */
    SimulatedFile copy() {
        SimulatedFile made = new SimulatedFile();
        made.bytes = Arrays.copyOf(bytes, size);
        made.size = size;
        made.durable = made.bytes.clone();
        made.durableSize = size;
        return made;
    }

    /** Whether these bytes are among those that no crash can take. */
    boolean holdsForGood(byte[] wanted) {
        for (int from = durableSize - wanted.length; from >= 0; from--) {
            if (durable[from] == wanted[0]
                    && Arrays.equals(durable, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
