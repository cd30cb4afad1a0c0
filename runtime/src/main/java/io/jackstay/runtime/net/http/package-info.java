/**
 * Requests: connections kept open for them, time limits, budgets, and what is known of a request that came to nothing.
 *
 * <p>Owns: the promise that a write is sent once or not at all. Everything is confined to one account loop.
 */
package io.jackstay.runtime.net.http;
