/**
 * Strategies of the simulation: one that keeps orders coming and going, and a witness around any other. On the bot loop. Imports
 * {@code api}, the faults and what the checker is told.
 */
package io.jackstay.testkit.simulate.bot;
