/** How many processes one hub hears: real sockets, run by hand. */
package io.jackstay.benchmarks.hub;
