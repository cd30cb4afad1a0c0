/**
 * {@code jackstay conformance CONNECTOR}: the kit from the command line, with the connector from a jar in {@code plugins/}.
 *
 * <p>Owns: options, the way from a plugin's jar and a venue's keys to a login. Runs on the thread of the command. Imports the runtime's
 * plugins and configuration, {@code conformance} and below.
 */
package io.jackstay.testkit.conformance.command;
