package io.jackstay.connector.hyperliquid.action;

import static java.util.Objects.requireNonNull;

import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Keccak256;
import io.jackstay.lib.signing.Signature;
import io.jackstay.lib.signing.Signer;
import io.jackstay.lib.signing.SigningKey;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import io.jackstay.lib.wire.JsonWriter;
import io.jackstay.lib.wire.MessagePackWriter;

/**
 * Signs actions and puts the body of the request together. Not thread safe: owned by the connector's loop.
 *
 * <p>The hash that stands for an action is the Keccak-256 of its MessagePack, the nonce as eight bytes, 0 or 1 and the vault's
 * address, and, when it expires, 0 and that time as eight bytes. It is signed as the field {@code connectionId} of a struct {@code
 * Agent} in a domain of chain 1337 on both networks; the struct's {@code source} tells them apart.
 */
public final class ActionSigner {
    private static final TypedDomain DOMAIN = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);
    private static final TypedStruct AGENT = TypedStruct.of("Agent(string source,bytes32 connectionId)");

    private final Signer signer;
    private final byte[] source;
    private final String vault;
    private final byte[] vaultBytes;
    private final Keccak256 keccak = new Keccak256();
    private final MessagePackWriter pack = new MessagePackWriter();
    private final JsonWriter json = new JsonWriter();
    private final PackSink packSink = new PackSink(pack);
    private final JsonSink jsonSink = new JsonSink(json);

    private ActionSigner(Network network, SigningKey key, String vault, byte[] vaultBytes) {
        this.signer = new Signer(requireNonNull(key, "key is null"));
        this.source = TypedDomain.textHash(network.source());
        this.vault = vault;
        this.vaultBytes = vaultBytes;
    }

    /** A signer that acts for the key's own account, or for the one that the key is an API wallet of. */
    public static ActionSigner of(Network network, SigningKey key) {
        return new ActionSigner(network, key, "", new byte[0]);
    }

    /** A signer that acts for a vault or a sub-account. */
    public static ActionSigner forVault(Network network, SigningKey key, Address vault) {
        return new ActionSigner(network, key, vault.toString(), vault.bytes());
    }

    /** The address of the key. */
    public Address address() {
        return signer.address();
    }

    /**
     * The body of a request to {@code /exchange}.
     *
     * @param nonce above every one used before with this key
     * @param expiresAfterMillis venue time, epoch milliseconds, after which the venue refuses the action; 0 for never
     */
    public byte[] body(Action action, long nonce, long expiresAfterMillis) {
        json.clear();
        write(action, nonce, expiresAfterMillis);
        return json.toBytes();
    }

    /** The text of a WebSocket post that carries the same body. */
    public byte[] post(long id, Action action, long nonce, long expiresAfterMillis) {
        json.clear()
                .object()
                .field("method")
                .text("post")
                .field("id")
                .number(id)
                .field("request")
                .object();
        json.field("type").text("action").field("payload");
        write(action, nonce, expiresAfterMillis);
        return json.endObject().endObject().toBytes();
    }

    private void write(Action action, long nonce, long expiresAfterMillis) {
        Signature signature = signer.sign(digest(action, nonce, expiresAfterMillis));
        json.object().field("action");
        action.write(jsonSink);
        json.field("nonce").number(nonce).field("signature").object();
        json.field("r")
                .text(signature.rHex())
                .field("s")
                .text(signature.sHex())
                .field("v")
                .number(signature.v());
        json.endObject();
        if (!vault.isEmpty()) {
            json.field("vaultAddress").text(vault);
        }
        if (expiresAfterMillis > 0) {
            json.field("expiresAfter").number(expiresAfterMillis);
        }
        json.endObject();
    }

    private byte[] digest(Action action, long nonce, long expiresAfterMillis) {
        byte[] connection = connectionId(action, nonce, expiresAfterMillis);
        return DOMAIN.digest(
                AGENT.hasher().stringHash(source).bytes32(connection).hash(), keccak);
    }

    /** The hash that stands for an action. */
    byte[] connectionId(Action action, long nonce, long expiresAfterMillis) {
        action.write(packSink(nonce));
        pack.rawLong(nonce);
        if (vaultBytes.length == 0) {
            pack.rawByte(0);
        } else {
            pack.rawByte(1).raw(vaultBytes);
        }
        if (expiresAfterMillis > 0) {
            pack.rawByte(0).rawLong(expiresAfterMillis);
        }
        return keccak.update(pack.array(), 0, pack.length()).digest();
    }

    private PackSink packSink(long nonce) {
        if (nonce < 0) {
            throw new IllegalArgumentException("a nonce must not be negative, got " + nonce);
        }
        pack.clear();
        return packSink;
    }

    /** What is hashed of an action alone. */
    byte[] packed(Action action) {
        action.write(packSink(0));
        return pack.toBytes();
    }
}
