/**
 * What a person may ask of a running process, and the socket in the data directory that takes it.
 *
 * <p>Owns: the commands, their answers, the protocol (one JSON object a line), the socket and the one thread {@code control}, which reads
 * and writes and decides nothing: what is asked goes to {@link io.jackstay.runtime.control.ControlCommands}, which the session implements
 * and a web page may ask as well. Imports the api, the runtime's clock and errors, and Jackson's core; no bot, no session.
 */
package io.jackstay.runtime.control;
