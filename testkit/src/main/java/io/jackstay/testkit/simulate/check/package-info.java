/**
 * Whether a run kept the invariants: an own small model of positions, money and limits, fed by the venue's books and by what the bots
 * say. Owned by the run. Imports the simulated venue's books and nothing of the runtime.
 */
package io.jackstay.testkit.simulate.check;
