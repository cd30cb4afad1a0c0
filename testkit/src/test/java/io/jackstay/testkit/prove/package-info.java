/** Tests of the proofs. On the test's thread. */
package io.jackstay.testkit.prove;
