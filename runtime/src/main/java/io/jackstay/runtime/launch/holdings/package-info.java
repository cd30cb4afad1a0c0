/**
 * What a person sees of an account that was looked at: sections of rows, as tables and as one JSON object.
 *
 * <p>Pure functions over values, on the main thread. Imports {@code api}, {@code runtime.look} and {@code launch.screen}.
 */
package io.jackstay.runtime.launch.holdings;
