/**
 * What is sent to {@code POST /exchange}: actions as values, their canonical MessagePack, the hash of it, the signature, the JSON
 * around it. Everything here is a function of its arguments, on the connector's loop. Imports {@code api}, {@code lib.signing} and
 * {@code lib.wire}.
 */
package io.jackstay.connector.hyperliquid.action;
