/**
 * {@code jackstay smoke-test}: a configuration with the smoke test's strategy, run against real venues or against emulators that
 * are started for it, and its result as a table.
 *
 * <p>On the main thread. Imports the runtime's packages for configuration, plugins, sessions and journals, and the emulators' base.
 */
package io.jackstay.testkit.smoke;
