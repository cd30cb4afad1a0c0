/** Runs the simulation's seeds from within. Tests only. */
package io.jackstay.testkit.simulate;
