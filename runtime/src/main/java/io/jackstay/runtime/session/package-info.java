/**
 * From a configuration to running bots: everything bound and checked first, then logins, then bots; and the way back, until
 * the venues have said that none of our orders rests.
 *
 * <p>A {@link io.jackstay.runtime.session.Session} is driven by one thread, the command's; a {@link
 * io.jackstay.runtime.session.Driver} turns the loops, on threads of their own or on virtual time. Imports {@code api} and the
 * runtime's packages for accounts, bots, configuration, data, loops and plugins.
 */
package io.jackstay.runtime.session;
