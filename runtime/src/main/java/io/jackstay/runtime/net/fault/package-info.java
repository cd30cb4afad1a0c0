/**
 * Faults that the connections of a login are given on purpose, to see what becomes of them.
 *
 * <p>Owns: the form of a faults file and what each fault does. Confined to the account loop.
 */
package io.jackstay.runtime.net.fault;
