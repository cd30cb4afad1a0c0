/**
 * What a start would do, for people and for programs.
 *
 * <p>On the main thread. Sees {@code plan} and the values of the contract.
 */
package io.jackstay.runtime.launch.outlook;
