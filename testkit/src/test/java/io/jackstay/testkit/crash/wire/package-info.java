/** Tests of the wire. On the test's thread. */
package io.jackstay.testkit.crash.wire;
