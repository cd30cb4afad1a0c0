package io.jackstay.lib.signing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of 256 bits as eight 32-bit words, the lowest first. Holds no state; no branch depends on a value.
 *
 * <p>The form in which numbers pass between the arithmetic of the curve's field, that of its order, and bytes.
 */
final class Words {
    static final int COUNT = 8;
    static final int BYTES = 32;
    static final long MASK = 0xffffffffL;

    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    /** Reads 32 bytes, the highest first. */
    static void fromBytes(int[] out, byte[] bytes, int offset) {
        for (int i = 0; i < COUNT; i++) {
            out[i] = (int) BIG_ENDIAN.get(bytes, offset + (COUNT - 1 - i) * Integer.BYTES);
        }
    }

    /** Writes 32 bytes, the highest first. */
    static void toBytes(int[] words, byte[] out, int offset) {
        for (int i = 0; i < COUNT; i++) {
            BIG_ENDIAN.set(out, offset + (COUNT - 1 - i) * Integer.BYTES, words[i]);
        }
    }

    /** {@code a - b} modulo 2^256; the answer is -1 when a is less than b, else 0. */
    static int subtract(int[] out, int[] a, int[] b) {
        long borrow = 0;
        for (int i = 0; i < COUNT; i++) {
            borrow += (a[i] & MASK) - (b[i] & MASK);
            out[i] = (int) borrow;
            borrow >>= 32;
        }
        return (int) borrow;
    }

    /** {@code a + b} modulo 2^256; the answer is the carry, 0 or 1. */
    static int add(int[] out, int[] a, int[] b) {
        long carry = 0;
        for (int i = 0; i < COUNT; i++) {
            carry += (a[i] & MASK) + (b[i] & MASK);
            out[i] = (int) carry;
            carry >>>= 32;
        }
        return (int) carry;
    }

    /** Takes a where mask is 0 and b where it is -1. */
    static void select(int[] out, int[] a, int[] b, int mask) {
        for (int i = 0; i < COUNT; i++) {
            out[i] = (a[i] & ~mask) | (b[i] & mask);
        }
    }

    /** -1 when a is less than b, else 0. */
    static int less(int[] a, int[] b) {
        long borrow = 0;
        for (int i = 0; i < COUNT; i++) {
            borrow = (borrow + (a[i] & MASK) - (b[i] & MASK)) >> 32;
        }
        return (int) borrow;
    }

    /** -1 when zero, else 0. */
    static int isZero(int[] words) {
        int any = 0;
        for (int i = 0; i < COUNT; i++) {
            any |= words[i];
        }
        return ((any | -any) >> 31) ^ -1;
    }

    /** The bits from {@code at} on, {@code count} of them (at most 30); bits beyond the number are 0. */
    static int bits(int[] words, int at, int count) {
        int word = at >>> 5;
        long low = words[word] & MASK;
        long high = word + 1 < COUNT ? words[word + 1] & MASK : 0;
        return (int) (((high << 32) | low) >>> (at & 31)) & ((1 << count) - 1);
    }
}
