/**
 * The venue of the crash test: a process of its own, with books that no crash of ours touches. One thread. Imports the JDK, the wire
 * and the clock, and nothing that runs bots.
 */
package io.jackstay.testkit.crash.venue;
