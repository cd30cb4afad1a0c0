/**
 * What stands behind a venue's protocol, in nobody's words: accounts, their orders, triggers and parts, transfers, and what is to be told of
 * them. Matching, money and margin are those of {@code io.jackstay.lib.sim}.
 *
 * <p>Runs on the driving thread. A venue's emulator says what is allowed, and puts it into that venue's words.
 */
package io.jackstay.emulator.base.desk;
