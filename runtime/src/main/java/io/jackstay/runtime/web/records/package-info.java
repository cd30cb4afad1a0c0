/**
 * What has become of a bot's orders: fills, orders and alerts, the latest first, a page of them at a time.
 *
 * <p>Owns nothing: rows come from the history or from the journals. Called on {@code web-work}, since both may wait for a disk. Imports
 * rows of {@code ledger} and what {@code history} reads.
 */
package io.jackstay.runtime.web.records;
