/**
 * Compares the contract with the baseline that is kept of it. Tests only, on the test's thread; sees the jars as files and
 * nothing of the runtime.
 */
package io.jackstay.distribution.compatibility;
