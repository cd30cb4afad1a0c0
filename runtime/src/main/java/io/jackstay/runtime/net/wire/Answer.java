package io.jackstay.runtime.net.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import java.util.List;

/**
 * A complete answer of a server, its body decompressed. Immutable, but for the array, which belongs to the one who gets it.
 *
 * @param headers in the order in which they came
 */
public record Answer(int status, List<Http.Header> headers, byte[] body) {
    public Answer {
        headers = List.copyOf(headers);
        requireNonNull(body, "body is null");
    }
}
