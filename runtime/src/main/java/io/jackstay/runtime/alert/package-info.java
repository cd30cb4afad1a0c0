/**
 * What a person must know of: stable codes, one alert, and the alerts of one journal.
 *
 * <p>Values are immutable; an {@link io.jackstay.runtime.alert.AlertBook} belongs to one loop, or to who reads a journal. Imports
 * {@code runtime.error}.
 */
package io.jackstay.runtime.alert;
