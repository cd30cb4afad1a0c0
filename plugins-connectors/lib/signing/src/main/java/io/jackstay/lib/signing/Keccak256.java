package io.jackstay.lib.signing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Keccak-256 with the original padding, as Ethereum uses it; not SHA3-256. Not thread safe: owned by whoever made it.
 *
 * <p>Shape: 32 bytes of hash. {@link #digest} leaves it ready for the next message. Source: the Keccak submission, rate 1,088,
 * capacity 512; SHA3-256 of FIPS 202 differs in the first padding byte, 0x06 where this has 0x01.
 */
public final class Keccak256 {
    /** Bytes of a hash. */
    public static final int SIZE = 32;

    private static final int RATE = 136;
    private static final VarHandle LANE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] state = new long[KeccakPermutation.LANES];
    private final byte[] block = new byte[RATE];
    private int filled;

    /** The hash of one message. */
    public static byte[] hash(byte[] message) {
        return new Keccak256().update(message).digest();
    }

    /** Takes in a whole array. */
    public Keccak256 update(byte[] bytes) {
        return update(bytes, 0, bytes.length);
    }

    /** Takes in a part of an array. */
    public Keccak256 update(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, RATE - filled);
            System.arraycopy(bytes, from, block, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == RATE) {
                absorb();
            }
        }
        return this;
    }

    /** The hash of what was taken in since the last one. */
    public byte[] digest() {
        byte[] hash = new byte[SIZE];
        digest(hash, 0);
        return hash;
    }

    /** Writes the hash of what was taken in since the last one to 32 bytes of an array. */
    public void digest(byte[] out, int offset) {
        Objects.checkFromIndexSize(offset, SIZE, out.length);
        Arrays.fill(block, filled, RATE, (byte) 0);
        block[filled] ^= 0x01;
        block[RATE - 1] ^= (byte) 0x80;
        absorb();
        for (int i = 0; i < SIZE / Long.BYTES; i++) {
            LANE.set(out, offset + i * Long.BYTES, state[i]);
        }
        Arrays.fill(state, 0);
    }

    private void absorb() {
        for (int i = 0; i < RATE / Long.BYTES; i++) {
            state[i] ^= (long) LANE.get(block, i * Long.BYTES);
        }
        KeccakPermutation.permute(state);
        filled = 0;
    }
}
