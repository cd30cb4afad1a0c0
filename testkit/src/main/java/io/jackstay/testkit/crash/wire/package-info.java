/**
 * The wire between the crash test's connector and its venue: one flat JSON object a line over a loopback socket. Used on one thread a
 * connection. Imports the JDK alone, because it goes into the connector's jar.
 */
package io.jackstay.testkit.crash.wire;
