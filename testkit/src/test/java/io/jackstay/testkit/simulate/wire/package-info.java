/** Tests of the package of the same name. */
package io.jackstay.testkit.simulate.wire;
