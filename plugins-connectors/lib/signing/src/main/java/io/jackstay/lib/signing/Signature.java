package io.jackstay.lib.signing;

import java.util.Arrays;

/**
 * A signature of secp256k1 from which the signer can be recovered. Immutable.
 *
 * <p>Shape: r and s of 32 bytes, the highest first; the recovery id 0 to 3, of which bit 0 is the parity of the nonce point's y
 * and bit 1 says that its x was not below the curve's order. {@link Signer} gives low s: at most half of the order.
 */
public final class Signature {
    private static final int V_OFFSET = 27;

    private final byte[] r;
    private final byte[] s;
    private final int recoveryId;

    private Signature(byte[] r, byte[] s, int recoveryId) {
        this.r = r;
        this.s = s;
        this.recoveryId = recoveryId;
    }

    /**
     * A signature from elsewhere. r and s may have fewer than 32 bytes: leading zeros are put before them.
     *
     * @throws IllegalArgumentException when a number has more than 32 bytes, or v is not 27 to 30
     */
    public static Signature of(byte[] r, byte[] s, int v) {
        if (v < V_OFFSET || v > V_OFFSET + 3) {
            throw new IllegalArgumentException("v is 27 or 28, in theory also 29 or 30, got " + v);
        }
        return new Signature(padded(r), padded(s), v - V_OFFSET);
    }

    static Signature of(int[] r, int[] s, int recoveryId) {
        byte[] rBytes = new byte[Words.BYTES];
        byte[] sBytes = new byte[Words.BYTES];
        Words.toBytes(r, rBytes, 0);
        Words.toBytes(s, sBytes, 0);
        return new Signature(rBytes, sBytes, recoveryId);
    }

    private static byte[] padded(byte[] bytes) {
        if (bytes.length > Words.BYTES) {
            throw new IllegalArgumentException("a number of a signature has at most 32 bytes, got " + bytes.length);
        }
        byte[] padded = new byte[Words.BYTES];
        System.arraycopy(bytes, 0, padded, Words.BYTES - bytes.length, bytes.length);
        return padded;
    }

    /** A copy of r. */
    public byte[] r() {
        return r.clone();
    }

    /** A copy of s. */
    public byte[] s() {
        return s.clone();
    }

    /** r as {@code 0x} and 64 digits. */
    public String rHex() {
        return Hex.text(r);
    }

    /** s as {@code 0x} and 64 digits. */
    public String sHex() {
        return Hex.text(s);
    }

    /** 0 to 3. */
    public int recoveryId() {
        return recoveryId;
    }

    /** The recovery id as Ethereum writes it: 27 more. */
    public int v() {
        return V_OFFSET + recoveryId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature
                && Arrays.equals(r, signature.r)
                && Arrays.equals(s, signature.s)
                && recoveryId == signature.recoveryId;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(r) + Arrays.hashCode(s)) + recoveryId;
    }

    /** Always {@code ***}: whoever has a signed request before its expiry can send it. */
    @Override
    public String toString() {
        return "***";
    }
}
