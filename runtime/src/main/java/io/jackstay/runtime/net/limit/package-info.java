/**
 * Request budgets as connectors are handed them: who waits for a scope, and who is next.
 *
 * <p>Owns: the order of those who wait, over all logins of the process. The queues are thread safe; what stands before them
 * is confined to one account loop. The units are those of {@code runtime.budget}, so that the gateway's commands and a
 * connector's requests of one scope share one budget.
 */
package io.jackstay.runtime.net.limit;
