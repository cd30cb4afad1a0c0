/**
 * An account that a person looks at: what the venue answers to questions, what its streams tell, and where the two differ.
 *
 * <p>Values are immutable; {@link io.jackstay.runtime.look.ToldEvents} belongs to the loop of its login. Imports {@code api} alone.
 */
package io.jackstay.runtime.look;
