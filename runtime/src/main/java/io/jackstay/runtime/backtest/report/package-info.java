/**
 * A backtest as one page of HTML that needs nothing else: what came of it, drawn by the parts of the operator's page.
 *
 * <p>Owns: what is noted while a run plays, the data of the page, and the way of its modules into one script. Called on the thread that
 * drives the run. Imports {@code backtest}, the bots' statuses and listeners, {@code data} and {@code control}'s JSON; reads the assets of
 * the web server as resources.
 */
package io.jackstay.runtime.backtest.report;
