package io.jackstay.lib.signing;

import java.nio.charset.StandardCharsets;

/**
 * A domain of EIP-712 and the hash to sign for a struct in it. Immutable.
 *
 * <p>Shape: {@code keccak256(0x1901 || separator || structHash)}; the separator is computed once. Source: EIP-712, with a domain of
 * name, version, chain id and verifying contract.
 */
public final class TypedDomain {
    private static final TypedStruct DOMAIN =
            TypedStruct.of("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    private static final int PREFIX = 2;

    /** 0x1901 and the separator. */
    private final byte[] head = new byte[PREFIX + Keccak256.SIZE];

    private TypedDomain(byte[] separator) {
        head[0] = 0x19;
        head[1] = 0x01;
        System.arraycopy(separator, 0, head, PREFIX, separator.length);
    }

    /** A domain. The chain id is not negative. */
    public static TypedDomain of(String name, String version, long chainId, Address verifyingContract) {
        return new TypedDomain(DOMAIN.hasher()
                .string(name)
                .string(version)
                .uint(chainId)
                .address(verifyingContract)
                .hash());
    }

    /** The 32 bytes that stand for this domain. A copy. */
    public byte[] separator() {
        byte[] separator = new byte[Keccak256.SIZE];
        System.arraycopy(head, PREFIX, separator, 0, separator.length);
        return separator;
    }

    /** The hash to sign for a struct. */
    public byte[] digest(byte[] structHash) {
        return new Keccak256().update(head).update(structHash).digest();
    }

    /** As {@link #digest(byte[])}, with a hash function that the caller keeps. */
    public byte[] digest(byte[] structHash, Keccak256 keccak) {
        return keccak.update(head).update(structHash).digest();
    }

    /** Keccak-256 of a text's UTF-8 bytes: how a text stands in a struct. */
    public static byte[] textHash(String text) {
        return Keccak256.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
