/**
 * The markets of the venue: its metadata, our symbols and the contract's rules for them. Values and functions, used on the connector's
 * loop. Imports {@code api} and {@code lib.wire}.
 */
package io.jackstay.connector.hyperliquid.market;
