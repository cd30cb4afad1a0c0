/**
 * What people see: the status block of running bots, plain lines where there is no terminal, tables, and how numbers are
 * shown.
 *
 * <p>Pure functions of what the bots have published, and one screen that is shared by the status and the log. Imports {@code
 * api} and {@code runtime.bot}.
 */
package io.jackstay.runtime.launch.screen;
