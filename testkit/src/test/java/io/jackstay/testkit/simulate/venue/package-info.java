/** Tests of the simulated venue. */
package io.jackstay.testkit.simulate.venue;
