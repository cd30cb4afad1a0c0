/**
 * Runs the commands as users do: a process of its own on the folder that users get. May import the JDK, Jackson and the test
 * libraries, and nothing of Jackstay.
 */
package io.jackstay.distribution.command;
