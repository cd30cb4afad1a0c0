/** The simulated exchange: a plain library over the contract, bundled by those who need it. Sees the api at most. */
package io.jackstay.lib.sim;
