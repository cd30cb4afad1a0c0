/**
 * Runs a plan on virtual time, over recordings or for a stretch of made-up market, and says what came of it.
 *
 * <p>One thread, the caller's, turns everything. Imports {@code api} and the runtime's packages for bots, sessions, loops and
 * errors.
 */
package io.jackstay.runtime.backtest;
