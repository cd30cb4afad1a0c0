/**
 * What charts need and nothing else keeps: candles of each market and curves of each bot, since this process began.
 *
 * <p>Owns memory that does not grow: at most a week of minutes and a day of curve, and less of each where there are many. Confined to the
 * thread {@code web}. Imports the pictures of {@code session}.
 */
package io.jackstay.runtime.web.past;
