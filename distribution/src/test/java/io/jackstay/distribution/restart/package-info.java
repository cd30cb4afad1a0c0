/**
 * Real processes that are killed and started again, and what their journals and the paper exchange's own ledger say then.
 *
 * <p>The ledger is read by the connector itself, on a copy of the data directory, so no code of the test knows its layout.
 */
package io.jackstay.distribution.restart;
