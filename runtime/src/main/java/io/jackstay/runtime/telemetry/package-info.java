/**
 * Measurements of the process and its plugins.
 *
 * <p>Handles are thread safe, so that a loop sets them and a reader reads them. Imports {@code api} alone.
 */
package io.jackstay.runtime.telemetry;
