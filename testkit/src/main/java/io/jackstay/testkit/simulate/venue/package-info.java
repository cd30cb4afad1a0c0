/**
 * A venue with books of its own, and the connector through which a runtime reaches it over a network that misbehaves. The books
 * are right; what the connector hears of them may be late, doubled, lost or in another order.
 *
 * <p>Owned by the thread of the run. Imports {@code api} and the faults; shares no code with {@code lib/sim} or the runtime.
 */
package io.jackstay.testkit.simulate.venue;
