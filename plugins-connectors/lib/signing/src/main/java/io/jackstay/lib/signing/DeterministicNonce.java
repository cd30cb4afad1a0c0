package io.jackstay.lib.signing;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The nonces of RFC 6979 with HMAC-SHA-256 for one key. Not thread safe: owned by one signer.
 *
 * <p>{@link #begin} and then {@link #next} until a number serves; the first nearly always does. Source: RFC 6979, section 3.2, steps
 * b to h; the hash is as long as the order, so its bits are taken as they are.
 */
final class DeterministicNonce {
    private static final int SIZE = Words.BYTES;
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest sha = sha256();
    private final byte[] pad = new byte[BLOCK];
    private final byte[] inner = new byte[SIZE];
    private final byte[] k = new byte[SIZE];
    /** V, one byte, the key and the hash: the longest message that is authenticated. */
    private final byte[] message = new byte[SIZE + 1 + 2 * SIZE];

    DeterministicNonce(int[] key) {
        Words.toBytes(key, message, SIZE + 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Starts for a hash, which is below the order. */
    void begin(int[] hash) {
        Words.toBytes(hash, message, SIZE + 1 + SIZE);
        Arrays.fill(k, (byte) 0);
        Arrays.fill(message, 0, SIZE, (byte) 1);
        seed((byte) 0);
        seed((byte) 1);
    }

    private void seed(byte separator) {
        message[SIZE] = separator;
        authenticate(message.length, k);
        authenticate(SIZE, message);
    }

    /** The next number that is 1 to n - 1. */
    void next(int[] out) {
        authenticate(SIZE, message);
        Words.fromBytes(out, message, 0);
        while (!Scalars.isValid(out)) {
            skip();
            authenticate(SIZE, message);
            Words.fromBytes(out, message, 0);
        }
    }

    /** After a number that did not serve. */
    void skip() {
        message[SIZE] = 0;
        authenticate(SIZE + 1, k);
        authenticate(SIZE, message);
    }

    /** HMAC with the key k of the beginning of the message, to the beginning of out. */
    private void authenticate(int length, byte[] out) {
        mask(INNER);
        sha.update(message, 0, length);
        finish(inner);
        mask(OUTER);
        sha.update(inner, 0, SIZE);
        finish(out);
    }

    private void mask(byte with) {
        for (int i = 0; i < SIZE; i++) {
            pad[i] = (byte) (k[i] ^ with);
        }
        Arrays.fill(pad, SIZE, BLOCK, with);
        sha.update(pad, 0, BLOCK);
    }

    private void finish(byte[] out) {
        try {
            sha.digest(out, 0, SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
    }
}
