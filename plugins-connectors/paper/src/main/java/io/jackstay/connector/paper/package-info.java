/**
 * The paper exchange: a connector to a simulated venue inside the process, fed by a generator, a recording or another connector.
 *
 * <p>Translates between the contract and {@code io.jackstay.lib.sim}, which does the matching and the accounts. Everything runs on the
 * connector's loop. May import {@code io.jackstay.api} and {@code io.jackstay.lib.sim}.
 */
package io.jackstay.connector.paper;
