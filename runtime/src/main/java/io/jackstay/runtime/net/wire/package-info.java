/**
 * The edge to the network: lines that carry whole requests, answers and messages, whoever moves the bytes.
 *
 * <p>Owns: what a transport asks of a network and what it is told. Everything is confined to one account loop. Imports
 * {@code api} and {@code runtime.loop}.
 */
package io.jackstay.runtime.net.wire;
