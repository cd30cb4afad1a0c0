/**
 * What an account holds: balances, margin, positions, exposure, profit and loss, cash flows, and the snapshot that
 * joins them.
 *
 * <p>Owns the exact rules of position cost and realised profit. Everything here is an immutable value, safe on any
 * thread. May import {@code io.jackstay.api.market}, {@code io.jackstay.api.order} and the JDK.
 */
package io.jackstay.api.account;
