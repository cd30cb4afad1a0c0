package io.jackstay.emulator.hyperliquid;

import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.MessagePack;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Keccak256;
import io.jackstay.lib.signing.Recovery;
import io.jackstay.lib.signing.Signature;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who has signed an action: its values are encoded anew in their canonical form, whatever the text was. Immutable. */
final class Signatures {
    private static final TypedStruct AGENT = TypedStruct.of("Agent(string source,bytes32 connectionId)");
    private static final TypedDomain EXCHANGE = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);
    private static final int MOST_DIGITS = 64;

    private Signatures() {}

    /** The hash that stands for an action with its nonce, vault and expiry. */
    static byte[] connectionId(Map<String, Object> action, long nonce, Optional<String> vault, Optional<Long> expires) {
        byte[] packed = MessagePack.of(action);
        ByteBuffer bytes = ByteBuffer.allocate(packed.length + 40).put(packed).putLong(nonce);
        vault.ifPresentOrElse(
                address -> bytes.put((byte) 1).put(Address.parse(address).bytes()), () -> bytes.put((byte) 0));
        expires.ifPresent(time -> bytes.put((byte) 0).putLong(time));
        byte[] preimage = new byte[bytes.position()];
        bytes.flip().get(preimage);
        return Keccak256.hash(preimage);
    }

    /** The signer of an action on the network of a letter; empty when the numbers are no signature. */
    static Optional<String> signer(byte[] connectionId, String letter, Map<String, Object> signature) {
        byte[] hash = AGENT.hasher().string(letter).bytes32(connectionId).hash();
        return recover(EXCHANGE.digest(hash), signature);
    }

    /** The signer of an action whose own fields are signed. */
    static Optional<String> signer(Actions.Typed typed, Map<String, Object> action, Map<String, Object> signature) {
        Optional<Long> chain = chain(String.valueOf(action.get("signatureChainId")));
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        TypedStruct.Hasher hasher = struct(typed).hasher();
        for (Actions.Typed.Field field : typed.fields()) {
            String name = field.name();
            switch (field.type()) {
                case "uint64" -> hasher.uint(Fields.number(action, name));
                case "bool" -> hasher.bool(Fields.flag(action, name));
                case "address" -> hasher.address(Address.parse(Fields.text(action, name)));
                default -> hasher.string(Fields.findText(action, name).orElse(""));
            }
        }
        TypedDomain domain = TypedDomain.of("HyperliquidSignTransaction", "1", chain.get(), Address.ZERO);
        return recover(domain.digest(hasher.hash()), signature);
    }

    private static TypedStruct struct(Actions.Typed typed) {
        return TypedStruct.of(typed.fields().stream()
                .map(field -> field.type() + " " + field.name())
                .collect(Collectors.joining(",", "HyperliquidTransaction:" + typed.primary() + "(", ")")));
    }

    private static Optional<Long> chain(String hex) {
        return hex.matches("0x[0-9a-fA-F]{1,12}")
                ? Optional.of(Long.parseLong(hex.substring(2), 16))
                : Optional.empty();
    }

    private static Optional<String> recover(byte[] digest, Map<String, Object> signature) {
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
    static String addressOf(String words) {
        byte[] hash = TypedDomain.textHash(words);
        return "0x" + HexFormat.of().formatHex(hash, hash.length - Address.SIZE, hash.length);
    }
}
