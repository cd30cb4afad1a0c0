/**
 * What may go wrong in a simulation, and which of it does with a seed. Owned by the thread of the run. Imports the JDK alone.
 */
package io.jackstay.testkit.simulate.fault;
