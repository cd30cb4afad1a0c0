/**
 * What the emulators of venues begin with: an exchange with its markets and accounts, and what a question weighs.
 *
 * <p>Runs on the driving thread. May import all packages beside it.
 */
package io.jackstay.emulator.base.venue;
