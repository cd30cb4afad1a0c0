package io.jackstay.emulator.hyperliquid;

import io.jackstay.emulator.base.json.MessagePack;
import io.jackstay.emulator.base.sign.Signers;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Keccak256;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** Who has signed an action: its values are encoded anew in their canonical form, whatever the text was. Immutable. */
final class Signatures {
    private static final TypedStruct AGENT = TypedStruct.of("Agent(string source,bytes32 connectionId)");
    private static final TypedDomain EXCHANGE = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);

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
        return Signers.recover(EXCHANGE.digest(hash), signature);
    }
}
