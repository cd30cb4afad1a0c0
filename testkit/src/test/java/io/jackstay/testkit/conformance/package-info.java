/** Tests of the conformance kit. */
package io.jackstay.testkit.conformance;
