package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.lib.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks {@code /info}. Confined to the connector's loop.
 *
 * <p>An answer that can't be read, or has a value that the contract can't, is unknown, and so is a fault of the server; both are never taken for "none".
 */
final class InfoClient {
    private static final String JSON = "application/json";
    private static final int WORDS = 200;
    private static final int ENTRIES_A_UNIT = 20;

    private final Http http;
    private final IpBudget budget;
    private final JsonReader reader = new JsonReader();

    InfoClient(ConnectorContext context, HyperliquidConfig config, IpBudget budget) {
        this.http = context.http(config.rest());
        this.budget = budget;
    }

    /** Asks, and answers with what is made of the answer's value. */
    <T> void ask(Query query, Function<JsonReader, T> read, Reply<T> reply) {
        ask(query, (json, at) -> read.apply(json), reply);
    }

    /** As the other one; {@code read} is also told when the answer came, local clock, epoch nanoseconds. */
    <T> void ask(Query query, BiFunction<JsonReader, Long, T> read, Reply<T> reply) {
        Http.Request request = Http.Request.read("POST", "/info")
                .body(JSON, query.body())
                .cost(budget.scope(), query.weight(), RateLimiter.Priority.QUESTION);
        http.send(request, reply.after(response -> answer(response, read, reply)));
    }

    private <T> void answer(Http.Response response, BiFunction<JsonReader, Long, T> read, Reply<T> reply) {
        int status = response.status();
        if (status == 429) {
            budget.tooMany();
            reply.refused(RejectReason.RATE_LIMITED, "HTTP 429");
        } else if (Answers.refuses(status)) {
            reply.refused(RejectReason.INVALID_REQUEST, words(response));
        } else if (status != 200) {
            reply.unknown(words(response));
        } else {
            decode(response, read, reply);
        }
    }

    private <T> void decode(Http.Response response, BiFunction<JsonReader, Long, T> read, Reply<T> reply) {
        Answers.made(
                () -> {
                    T value = read.apply(reader.open(response.body()), response.receivedNanos());
                    reader.end();
                    return value;
                },
                reply);
    }

    /**
     * A page of history had so many entries: the venue counts one more for twenty. Nearly all have less, so that what the longest
     * would weigh is not taken before each: it held up every order that was looked up after a crash.
     */
    void returned(int entries) {
        budget.counted(entries / ENTRIES_A_UNIT);
    }

    /** Status and body, for people. */
    static String words(Http.Response response) {
        String body = new String(response.body(), StandardCharsets.UTF_8).strip();
        return "HTTP %d %s"
                .formatted(response.status(), body.length() <= WORDS ? body : body.substring(0, WORDS))
                .strip();
    }
}
