/**
 * What the venue says of orders, fills and accounts, and the contract's words for it: statuses, refusals, reports. Values and
 * functions, used on the connector's loop. Imports {@code api}, the packages {@code action} and {@code market} beside it, and {@code
 * lib.wire}.
 */
package io.jackstay.connector.hyperliquid.report;
