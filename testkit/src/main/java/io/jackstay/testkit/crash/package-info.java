/**
 * {@code jackstay crash-test}: the distribution as real processes with real files, killed at random and between its durable steps, against
 * a venue in a process of its own. One thread a worker, each with a venue and a folder. May import the runtime's journals and history, to
 * read what a dead process left; the venue and the connector, in packages of their own, import neither.
 */
package io.jackstay.testkit.crash;
