package io.jackstay.runtime.net.http;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.wire.Answer;
import java.util.List;
import java.util.Optional;

/** An answer as the connector gets it. Belongs to the one who got it. */
record TakenResponse(Answer answer, long receivedNanos) implements Http.Response {
    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Http.Header::value)
                .toList();
    }

    @Override
    public byte[] body() {
        return answer.body();
    }

    @Override
    public String toString() {
        return "%d with %d bytes".formatted(answer.status(), answer.body().length);
    }
}
