package io.jackstay.emulator.base.sign;

import io.jackstay.emulator.base.json.Fields;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Recovery;
import io.jackstay.lib.signing.Signature;
import io.jackstay.lib.signing.TypedDomain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses of keys from what they have signed. Immutable. */
public final class Signers {
    private static final int MOST_DIGITS = 64;

    private Signers() {}

    /**
     * The address that has signed a hash; empty when the numbers are no signature.
     *
     * @param signature {@code r} and {@code s} in hexadecimal, zeros at the beginning left out or not, and {@code v}
     */
    public static Optional<String> recover(byte[] digest, Map<String, Object> signature) {
        List<byte[]> numbers = new ArrayList<>();
        for (String key : List.of("r", "s")) {
            String text = String.valueOf(signature.get(key));
            if (!text.matches("0x[0-9a-fA-F]{1," + MOST_DIGITS + "}")) {
                return Optional.empty();
            }
            numbers.add(HexFormat.of().parseHex("0".repeat(MOST_DIGITS + 2 - text.length()) + text.substring(2)));
        }
        long v = Fields.number(signature, "v");
        boolean zero = numbers.stream().anyMatch(number -> new BigInteger(1, number).signum() == 0);
        return zero || (v != 27 && v != 28)
                ? Optional.empty()
                : Recovery.address(digest, Signature.of(numbers.get(0), numbers.get(1), (int) v))
                        .map(Address::toString);
    }

    /** An address that nobody has a key of, made of words. */
    public static String addressOf(String words) {
        byte[] hash = TypedDomain.textHash(words);
        return "0x" + HexFormat.of().formatHex(hash, hash.length - Address.SIZE, hash.length);
    }
}
