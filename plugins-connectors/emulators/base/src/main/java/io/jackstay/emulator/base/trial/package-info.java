/**
 * What a test kit is told of an emulated venue beside its protocol: a login for a connector, and what the venue knows itself.
 *
 * <p>Owns: the emulator's side of conformance tests, in nobody's words. Confined to the driving thread. May import {@code base} and
 * {@code base.desk}.
 */
package io.jackstay.emulator.base.trial;
