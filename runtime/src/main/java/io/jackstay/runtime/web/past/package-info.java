/**
 * What charts need: candles of each market, of a week and in files, and curves of each bot since this process began; what was before comes from
 * who keeps a history.
 *
 * <p>Owns memory that does not grow: at most a week of minutes and a day of curve, and less of each where there are many; and files of a week,
 * which {@code web-work} reads and writes. Confined to the thread {@code web} otherwise. Imports the pictures of {@code session}, and of
 * {@code ledger} how a line is thinned.
 */
package io.jackstay.runtime.web.past;
