/**
 * Who has signed: signatures over typed data, and addresses from them.
 *
 * <p>Runs on the driving thread. May import the package beside it that reads JSON, and the signing library.
 */
package io.jackstay.emulator.base.sign;
