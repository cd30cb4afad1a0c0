/**
 * The connector to the crash test's venue: packed into a plugin jar by the crash test, and loaded by the process that is killed as any
 * other. Confined to its account loop; the socket is looked at by a timer and never waited for. Imports the api and the wire.
 */
package io.jackstay.testkit.crash.connector;
