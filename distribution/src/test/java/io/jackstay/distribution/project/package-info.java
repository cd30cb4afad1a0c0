/**
 * Projects made by {@code jackstay new}, from the command to a bot that trades with the jar. Tests only, on the test's thread;
 * sees files and processes, none of our classes.
 */
package io.jackstay.distribution.project;
