package io.jackstay.lib.signing;

import java.util.Arrays;

/**
 * The address of a key or an account: 20 bytes. Immutable.
 *
 * <p>Of a key it is the last 20 bytes of the Keccak-256 of its public key without the leading 04.
 */
public final class Address implements Comparable<Address> {
    /** Bytes of an address. */
    public static final int SIZE = 20;

    /** The address of nobody. */
    public static final Address ZERO = new Address(new byte[SIZE]);

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads 40 hexadecimal digits in either case, with or without {@code 0x}. A checksum in the case of the letters is not looked at.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Address parse(String text) {
        return new Address(Hex.parse(text, SIZE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "an address is 0x and 40 hexadecimal digits, got %d characters".formatted(text.length()))));
    }

    /**
     * Takes 20 bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static Address of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("an address has 20 bytes, got " + bytes.length);
        }
        return new Address(bytes.clone());
    }

    static Address ofPublicKey(byte[] publicKey) {
        byte[] hash = Keccak256.hash(publicKey);
        return new Address(Arrays.copyOfRange(hash, hash.length - SIZE, hash.length));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Address other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code 0x} and 40 lower-case digits. */
    @Override
    public String toString() {
        return Hex.text(bytes);
    }
}
