/**
 * The history in SQL, for people and pages: orders, fills, cash flows and equity.
 *
 * <p>Filled from the journals' files by a thread of its own, {@code ledger}, or by the command that asks; no loop waits for it and no
 * decision is taken by it. What it says can be had again from the journals, as far as they reach. Imports {@code runtime.journal}, {@code
 * runtime.record}, {@code runtime.state}, {@code runtime.config}, {@code runtime.loop} and {@code runtime.error}.
 */
package io.jackstay.runtime.ledger;
