/** A small exchange and its connector, good or with one flaw, for the tests of the kit. Everything is owned by the test. */
package io.jackstay.testkit.conformance.toy;
