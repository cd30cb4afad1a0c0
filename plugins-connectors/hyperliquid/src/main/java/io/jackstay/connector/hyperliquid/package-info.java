/**
 * The connector to Hyperliquid: its configuration, the login, streams and requests, and what becomes of them in the contract's words.
 * Confined to the connector's loop. Imports {@code api}, its own sub-packages, {@code lib.signing} and {@code lib.wire}.
 */
package io.jackstay.connector.hyperliquid;
