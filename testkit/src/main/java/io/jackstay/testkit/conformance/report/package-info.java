/**
 * What a run of the kit came to, as values, as a table, as JSON and as a page.
 *
 * <p>Owns: the words of reports. Immutable values, on any thread. Imports the JDK, Jackson for the JSON, and {@code api}.
 */
package io.jackstay.testkit.conformance.report;
