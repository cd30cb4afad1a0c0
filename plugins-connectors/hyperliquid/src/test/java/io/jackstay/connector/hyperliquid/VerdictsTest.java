package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers prove that nothing was done, by request and over the stream, and which leave it open. */
class VerdictsTest {
    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;

    private RejectReason reason(int outcome) {
        return ((Outcome.Rejected) events.outcomes.get(outcome)).why().reason();
    }

    @Test
    void whatDidNotLeaveAndWhatTheServerDidNotTakeIsRejected() {
        venue.exchange.add(reply -> reply.refused(RejectReason.CONNECTOR_DOWN, "no connection"));
        venue.exchange.add(ScriptedVenue.status(422, "Failed to deserialize the JSON body into the target type"));
        venue.exchange.add(ScriptedVenue.status(429, "null"));
        for (int i = 1; i <= 3; i++) {
            started.place(started.submit(i, started.buy("0.5", "3300")));
        }

        assertThat(List.of(reason(0), reason(1), reason(2)))
                .containsExactly(RejectReason.CONNECTOR_DOWN, RejectReason.INVALID_REQUEST, RejectReason.RATE_LIMITED);
        assertThat(venue.penalties).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"message\":\"Internal server error\"}",
                "{\"status\":\"pending\"}",
                "{\"status\":null,\"response\":null}",
                "{\"error\":{\"code\":7}}",
                "{\"status\":\"OK\",\"response\":\"queued\"}"
            })
    void anAnswerThatIsNeitherOkNorErrIsUnknown(String body) {
        venue.exchange.add(ScriptedVenue.status(200, body));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        Started other = Started.stream();
        other.place(other.submit(1, other.buy("0.5", "3300")));
        other.venue.frame("{\"channel\":\"post\",\"data\":{\"id\":1,\"response\":{\"type\":\"action\",\"payload\":%s}}}"
                .formatted(body));

        assertThat(events.outcomes).hasSize(1).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(other.venue.events.outcomes).hasSize(1).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(other.venue.events.lines).doesNotContain("reconnect");
    }

    @Test
    void theWordsOfAnAnswerThatIsNeitherAreKept() {
        venue.exchange.add(ScriptedVenue.status(200, "{\"message\":\"Internal server error\"}"));
        started.place(started.submit(1, started.buy("0.5", "3300")));

        assertThat(events.outcomes).containsExactly(new Outcome.Unknown("neither ok nor err: Internal server error"));
    }

    /** A time-out or a gate on the way says nothing of what the venue did. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 409, 413, 451, 499, 500, 504})
    void aStatusThatDoesNotSpeakOfTheRequestIsUnknown(int status) {
        venue.exchange.add(ScriptedVenue.status(status, "words"));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        Started other = Started.stream();
        other.place(other.submit(1, other.buy("0.5", "3300")));
        other.venue.frame(postError(status));

        assertThat(events.outcomes).containsExactly(new Outcome.Unknown("HTTP %d words".formatted(status)));
        assertThat(other.venue.events.outcomes).containsExactly(new Outcome.Unknown(status + " words"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415, 422})
    void aStatusOfARequestThatCanNotBeReadIsRejected(int status) {
        venue.exchange.add(ScriptedVenue.status(status, "words"));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        Started other = Started.stream();
        other.place(other.submit(1, other.buy("0.5", "3300")));
        other.venue.frame(postError(status));

        assertThat(events.outcomes).hasSize(1).allMatch(Outcome.Rejected.class::isInstance);
        assertThat(other.venue.events.outcomes).hasSize(1).allMatch(Outcome.Rejected.class::isInstance);
    }

    private static String postError(int status) {
        return "{\"channel\":\"post\",\"data\":{\"id\":1,\"response\":{\"type\":\"error\",\"payload\":\"%d words\"}}}"
                .formatted(status);
    }
}
