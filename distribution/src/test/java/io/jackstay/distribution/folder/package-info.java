/**
 * The distribution as a folder: what lies where, and how its launcher starts the JVM. Tests only, on the test's thread; sees
 * files and processes, none of our classes.
 */
package io.jackstay.distribution.folder;
