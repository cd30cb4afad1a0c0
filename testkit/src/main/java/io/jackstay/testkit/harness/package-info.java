/**
 * Tests of strategies and risk rules that read as a script: the real bot, tracker, gateway and risk gate on virtual time,
 * against a venue that answers as the test says.
 *
 * <p>Everything runs on the thread of the test; nothing waits. Imports {@code api} and the runtime; no runtime type stands
 * in a public signature.
 */
package io.jackstay.testkit.harness;
