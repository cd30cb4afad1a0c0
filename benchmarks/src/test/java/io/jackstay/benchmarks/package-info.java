/** JMH benchmarks. Each claim about speed names the one that shows it; sees everything. */
package io.jackstay.benchmarks;
