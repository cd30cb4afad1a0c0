/**
 * A shipped connector against the emulator of its venue in a simulation: the way between them, and the emulator's books as the checker
 * reads them. Owned by the run. Imports what emulators share and the books' shapes of the simulated venue; names no venue.
 */
package io.jackstay.testkit.simulate.wire;
