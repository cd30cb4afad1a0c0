package io.jackstay.connector.hyperliquid;

import io.jackstay.connector.hyperliquid.action.Network;
import io.jackstay.lib.signing.Address;

/** Names of what a key has alone. Holds no state. */
final class NonceKeys {
    private NonceKeys() {}

    /** The venue counts nonces by the key that signs, whatever account it acts for. */
    static String of(Network network, Address signer) {
        return "hyperliquid/%s/%s".formatted(network.word(), signer);
    }
}
