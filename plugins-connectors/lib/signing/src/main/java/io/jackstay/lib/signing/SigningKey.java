package io.jackstay.lib.signing;

/**
 * A private key of secp256k1 and what follows from it. Immutable.
 *
 * <p>Neither {@link #toString}, {@link #hashCode} nor an error tells anything of the key; it has no accessor.
 */
public final class SigningKey {
    private final int[] scalar;
    private final byte[] publicKey;
    private final Address address;

    private SigningKey(int[] scalar) {
        this.scalar = scalar;
        this.publicKey = new byte[2 * Words.BYTES];
        CurvePoint point = new CurvePoint();
        BaseTable.multiply(point, scalar);
        write(point, publicKey);
        this.address = Address.ofPublicKey(publicKey);
    }

    /**
     * Reads 64 hexadecimal digits, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException when the text is anything else, or a number that is no key; the text is not in the message
     */
    public static SigningKey parse(String text) {
        return of(Hex.parse(text.strip(), Words.BYTES)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a private key is 64 hexadecimal digits, with or without 0x before them")));
    }

    /**
     * Takes a number of 32 bytes, the highest first.
     *
     * @throws IllegalArgumentException when there are more or fewer bytes, or the number is 0 or not below the curve's order
     */
    public static SigningKey of(byte[] bytes) {
        if (bytes.length != Words.BYTES) {
            throw new IllegalArgumentException("a private key has 32 bytes, got " + bytes.length);
        }
        int[] scalar = new int[Words.COUNT];
        Words.fromBytes(scalar, bytes, 0);
        if (!Scalars.isValid(scalar)) {
            throw new IllegalArgumentException("a private key is a number from 1 to the order of secp256k1 less 1");
        }
        return new SigningKey(scalar);
    }

    /** The address that signatures of this key are recovered to. */
    public Address address() {
        return address;
    }

    /** The public key: 64 bytes, x before y, without the leading 04. A copy. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The number itself, for the signer beside this class. */
    int[] scalar() {
        return scalar;
    }

    /** Writes x and y of a point whose z is 1. */
    static void write(CurvePoint point, byte[] out) {
        int[] words = new int[Words.COUNT];
        Field.toWords(point.x, words);
        Words.toBytes(words, out, 0);
        Field.toWords(point.y, words);
        Words.toBytes(words, out, Words.BYTES);
    }

    /** Equal when the addresses are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && address.equals(key.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
