/**
 * The stream to open pages: a snapshot of a channel, then what has changed of it.
 *
 * <p>Owns: channels with their versions, who has subscribed to what, the frames. A client that is slow has an older state as the base of its
 * next delta and no queue, so it gets fewer, larger deltas, and memory is bounded. All of it is confined to the thread {@code web}. Imports
 * {@code web.http} and the runtime's JSON.
 */
package io.jackstay.runtime.web.stream;
