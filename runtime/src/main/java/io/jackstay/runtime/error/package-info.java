/**
 * The runtime's one family of unchecked exceptions and the stable codes that alerts count.
 *
 * <p>Immutable types, any thread. Imports the JDK alone.
 */
package io.jackstay.runtime.error;
