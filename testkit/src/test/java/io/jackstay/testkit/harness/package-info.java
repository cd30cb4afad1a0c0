/** Tests of the harness and the risk table, with a strategy and a rule as small as they can be. */
package io.jackstay.testkit.harness;
