package io.jackstay.runtime.outbound;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.SortedMap;

/** Posts JSON and waits for the answer. Thread safe. */
public interface Poster extends AutoCloseable {
    /**
     * Sends once; nothing is repeated and no redirect followed.
     *
     * @param headers beside {@code Content-Type}
     * @param timeout for all of it, the body of the answer too
     * @throws IOException when there was no complete answer in time; the request may have arrived or not. Its message shows neither address
     *     nor headers
     */
    PostAnswer post(URI to, SortedMap<String, String> headers, String json, Duration timeout)
            throws IOException, InterruptedException;

    /** What is under way fails. */
    @Override
    default void close() {}
}
