package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Streams that are lost, and come back. Stateless. */
public final class ReconnectSuite {
    private static final Duration FOUND = Duration.ofMinutes(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ReconnectSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "reconnect",
                List.of(
                        Case.of("both streams stay up while nothing goes wrong", ReconnectSuite::staysUp),
                        Case.of(
                                        "a stream that is closed goes down, and comes back with its feeds",
                                        stand -> lost(stand, "close 1000"))
                                .onStream(),
                        Case.of(
                                        "a stream that breaks goes down, and comes back with its feeds",
                                        stand -> lost(stand, "close 1006"))
                                .onStream(),
                        Case.of(
                                        "a stream that is half-open is found out, and comes back",
                                        stand -> lost(stand, "half-open"))
                                .onStream(),
                        Case.of("a venue that closes for a minute is found again", ReconnectSuite::outlastsAnOutage)
                                .onStream()));
    }

    private static void staysUp(Stand stand) {
        stand.start();
        Feeds.want(stand);
        Quotes quotes = Quotes.around(stand);
        for (int i = 0; i < 10; i++) {
            stand.pass(MINUTE);
            quotes.quote(i % 2 == 0 ? BigDecimal.ONE : new BigDecimal("1.01"));
        }
        for (Stream stream : Stream.values()) {
            Check.that(
                    stand.heard().states(stream).stream().allMatch(state -> state == StreamState.UP),
                    "%s was told as %s in ten quiet minutes",
                    stream,
                    stand.heard().states(stream));
        }
    }

    private static void lost(Stand stand, String fault) {
        stand.start();
        Feeds.want(stand);
        Feeds.requireSeen(stand, "1");
        stand.faults("ws * 1 " + fault);
        stir(stand);
        boolean found = stand.until(FOUND, () -> wasDown(stand));
        Check.that(found, "after '%s' no stream was told as down within %s", fault, FOUND);
        requireBack(stand);
    }

    private static void outlastsAnOutage(Stand stand) {
        stand.start();
        Feeds.want(stand);
        Feeds.requireSeen(stand, "1");
        stand.faults("ws * /1 close 1012", "http * /1 status 503");
        stir(stand);
        stand.pass(MINUTE);
        Check.that(wasDown(stand), "the venue is closed, and no stream was told as down");
        requireBack(stand);
    }

    /** Something that the venue tells. */
    private static void stir(Stand stand) {
        Quotes quotes = Quotes.of(stand);
        quotes.quote(new BigDecimal("1.01"));
        quotes.sellInto(1);
    }

    private static boolean wasDown(Stand stand) {
        return stand.heard().states(Stream.PUBLIC).contains(StreamState.DOWN)
                || stand.heard().states(Stream.PRIVATE).contains(StreamState.DOWN);
    }

    private static void requireBack(Stand stand) {
        Recovery.await(stand);
        Feeds.requireSeen(stand, "1.02");
    }
}
