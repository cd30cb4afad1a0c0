/**
 * {@code jackstay doctor}: whether this machine, this data directory and these logins are fit to trade with, a line for each thing looked at.
 *
 * <p>Owns the checks and their words; changes nothing, but for a file that it writes to measure the disk and removes. Main thread.
 * Imports the packages that know what is checked: configuration, plugins, journal, network, session.
 */
package io.jackstay.runtime.launch.doctor;
