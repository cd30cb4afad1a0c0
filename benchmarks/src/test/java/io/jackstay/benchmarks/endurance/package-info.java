/**
 * What happens to a process that runs for long or has many bots: the shipped session, journals on the disk, threads of its own, against
 * a venue in the same process that answers at once.
 *
 * <p>May import everything; run by hand, see {@code benchmarks/README.md}.
 */
package io.jackstay.benchmarks.endurance;
