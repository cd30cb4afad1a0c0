package io.jackstay.lib.signing;

import java.util.Optional;

/**
 * Finds who signed: the public key from a hash and a signature. Holds no state. For public values: its time depends on them.
 *
 * <p>With R the point whose x is r, the key is {@code (s R - hash G) / r}. For servers that check signatures.
 */
public final class Recovery {
    private Recovery() {}

    /**
     * The address of the signer, or empty when the signature has none. Any other hash gives another address, so the answer says
     * nothing unless it is compared with a known one. A high s is taken as it is.
     *
     * @throws IllegalArgumentException when the hash has not 32 bytes
     */
    public static Optional<Address> address(byte[] digest, Signature signature) {
        return publicKey(digest, signature).map(Address::ofPublicKey);
    }

    /** As {@link #address}, the public key: 64 bytes, x before y. */
    public static Optional<byte[]> publicKey(byte[] digest, Signature signature) {
        if (digest.length != Words.BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, got " + digest.length);
        }
        int[] r = words(signature.r());
        int[] s = words(signature.s());
        if (!Scalars.isValid(r) || !Scalars.isValid(s)) {
            return Optional.empty();
        }
        CurvePoint point = new CurvePoint();
        if (!lift(r, signature.recoveryId(), point)) {
            return Optional.empty();
        }
        int[] hash = words(digest);
        Scalars.reduce(hash);
        return key(hash, r, s, point);
    }

    private static Optional<byte[]> key(int[] hash, int[] r, int[] s, CurvePoint point) {
        int[] inverse = new int[Words.COUNT];
        int[] factor = new int[Words.COUNT];
        Scalars.invert(inverse, r);
        Scalars.multiply(factor, s, inverse);
        CurvePoint key = WindowProduct.of(factor, point);
        Scalars.multiply(factor, hash, inverse);
        if (Scalars.isValid(factor)) {
            CurvePoint base = new CurvePoint();
            BaseTable.multiply(base, factor);
            base.negate();
            key.add(base);
        }
        if (key.isInfinity()) {
            return Optional.empty();
        }
        key.normalize();
        byte[] bytes = new byte[2 * Words.BYTES];
        SigningKey.write(key, bytes);
        return Optional.of(bytes);
    }

    /** The point with this x and this parity of y, if there is one. */
    private static boolean lift(int[] r, int recoveryId, CurvePoint out) {
        int[] words = r.clone();
        if (recoveryId >= 2 && (Words.add(words, r, Scalars.ORDER) != 0 || !Field.isBelowP(words))) {
            return false;
        }
        long[] x = new long[Field.LIMBS];
        long[] y = new long[Field.LIMBS];
        Field.fromWords(x, words);
        FieldMultiply.square(y, x);
        FieldMultiply.multiply(y, y, x);
        y[0] += 7;
        if (!Field.squareRoot(y, y)) {
            return false;
        }
        Field.canonical(y);
        boolean odd = (y[0] & 1) == 1;
        out.setAffine(x, y);
        if (odd != ((recoveryId & 1) == 1)) {
            out.negate();
        }
        return true;
    }

    private static int[] words(byte[] bytes) {
        int[] words = new int[Words.COUNT];
        Words.fromBytes(words, bytes, 0);
        return words;
    }
}
