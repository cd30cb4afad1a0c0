/**
 * The rules of the house, checked over the classes and sources of all modules, and a broken class for each rule. Tests only, on
 * the test's thread; the broken classes stand in {@code broken} packages below the ones that the rules are about.
 */
package io.jackstay.distribution.architecture;
