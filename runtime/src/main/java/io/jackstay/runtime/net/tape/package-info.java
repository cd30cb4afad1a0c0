/**
 * What goes over the wire of a login, written to a file, and played back from one.
 *
 * <p>Owns: the form of the file, and what of a request is left out of it. Lines are confined to the account loop; the file is
 * written by a thread of its own.
 */
package io.jackstay.runtime.net.tape;
