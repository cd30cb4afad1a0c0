/**
 * Whole backtests over files of millions of rows, beside the floor of reading alone. One thread each; sees the runtime and
 * loads plugins as the launcher does.
 */
package io.jackstay.benchmarks.macro;
