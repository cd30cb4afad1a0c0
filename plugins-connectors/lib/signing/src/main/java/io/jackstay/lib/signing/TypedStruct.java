package io.jackstay.lib.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A struct type of EIP-712 without nested structs and arrays, and its hash function. Immutable; the hash of the type is computed
 * once.
 *
 * <p>{@code TypedStruct.of("Agent(string source,bytes32 connectionId)").hasher().string("a").bytes32(id).hash()}. The members are
 * given in the order of the type; one of another type, too many or too few are refused.
 */
public final class TypedStruct {
    private final String type;
    private final byte[] typeHash;
    private final List<String> members;

    private TypedStruct(String type, List<String> members) {
        this.type = type;
        this.typeHash = Keccak256.hash(type.getBytes(StandardCharsets.UTF_8));
        this.members = members;
    }

    /**
     * Reads a type as EIP-712 encodes it: {@code Name(type name,type name)}.
     *
     * @throws IllegalArgumentException when the text is no such type
     */
    public static TypedStruct of(String type) {
        int open = type.indexOf('(');
        if (open <= 0 || !type.endsWith(")") || open == type.length() - 2) {
            throw new IllegalArgumentException("'%s' is not Name(type name,...)".formatted(type));
        }
        List<String> members = Arrays.stream(
                        type.substring(open + 1, type.length() - 1).split(",", -1))
                .map(member -> member.substring(0, Math.max(0, member.indexOf(' '))))
                .toList();
        if (members.contains("")) {
            throw new IllegalArgumentException("'%s' has a member without type or name".formatted(type));
        }
        return new TypedStruct(type, members);
    }

    /** The hash of the type. A copy. */
    public byte[] typeHash() {
        return typeHash.clone();
    }

    /** Starts one struct. */
    public Hasher hasher() {
        return new Hasher();
    }

    @Override
    public String toString() {
        return type;
    }

    /** Takes in the members of one struct in their order. Not thread safe: used once. */
    public final class Hasher {
        private static final int WORD = 32;

        private final byte[] encoded = new byte[WORD * (members.size() + 1)];
        private int taken;

        private Hasher() {
            System.arraycopy(typeHash, 0, encoded, 0, WORD);
        }

        /** A text, of which the hash is signed. */
        public Hasher string(String text) {
            return put("string", TypedDomain.textHash(text));
        }

        /** A text whose hash is known. */
        public Hasher stringHash(byte[] hash) {
            return put("string", hash);
        }

        /** 32 bytes as they are. */
        public Hasher bytes32(byte[] bytes) {
            return put("bytes32", bytes);
        }

        /** A number of type {@code uint64} or {@code uint256}, not negative. */
        public Hasher uint(long number) {
            if (number < 0) {
                throw new IllegalArgumentException("%s: a uint is not negative, got %d".formatted(type, number));
            }
            byte[] word = new byte[WORD];
            for (int i = 0; i < Long.BYTES; i++) {
                word[WORD - 1 - i] = (byte) (number >>> (8 * i));
            }
            return put("uint", word);
        }

        /** Yes or no. */
        public Hasher bool(boolean value) {
            byte[] word = new byte[WORD];
            word[WORD - 1] = (byte) (value ? 1 : 0);
            return put("bool", word);
        }

        /** An address. */
        public Hasher address(Address address) {
            byte[] word = new byte[WORD];
            System.arraycopy(address.bytes(), 0, word, WORD - Address.SIZE, Address.SIZE);
            return put("address", word);
        }

        /** The struct's hash. */
        public byte[] hash() {
            if (taken != members.size()) {
                throw new IllegalStateException("%s: %d of its members given".formatted(type, taken));
            }
            return Keccak256.hash(encoded);
        }

        private Hasher put(String kind, byte[] word) {
            if (taken == members.size() || !members.get(taken).startsWith(kind)) {
                throw new IllegalStateException("%s: member %d is not a %s".formatted(type, taken + 1, kind));
            }
            if (word.length != WORD) {
                throw new IllegalArgumentException(
                        "%s: member %d has %d bytes".formatted(type, taken + 1, word.length));
            }
            System.arraycopy(word, 0, encoded, WORD * ++taken, WORD);
            return this;
        }
    }
}
