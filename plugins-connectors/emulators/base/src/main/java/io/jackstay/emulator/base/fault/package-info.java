/**
 * The line between an emulated venue and its clients, and all that goes wrong on it: lost requests and answers, errors of a gateway, frames
 * that come late, twice, out of order, broken or not at all, connections that end or fall silent.
 *
 * <p>Runs on the driving thread and draws from one seed, so that the same calls misbehave alike. May import the package above.
 */
package io.jackstay.emulator.base.fault;
