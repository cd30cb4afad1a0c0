/**
 * Signatures as Ethereum makes them, in plain Java: Keccak-256, secp256k1 with deterministic nonces and recovery, EIP-712.
 * Connectors and emulators bundle it for themselves. Values are immutable; what keeps scratch space says that it is not thread
 * safe. Imports the JDK alone. What is and what is not independent of a secret's value is told by {@link
 * io.jackstay.lib.signing.Signer}.
 */
package io.jackstay.lib.signing;
