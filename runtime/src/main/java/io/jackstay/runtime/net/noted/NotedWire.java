package io.jackstay.runtime.net.noted;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.PassingWire;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Notes whom a wire reaches, and changes nothing. Confined to the account loop. */
final class NotedWire extends PassingWire {
    private static final System.Logger LOG = System.getLogger(NotedWire.class.getName());
    private static final String DATE = "date";
    /** A stamp in whole seconds is half a second old on the average. */
    private static final long HALF_SECOND_MILLIS = 500;

    private final Notes notes;
    private final Clock clock;

    NotedWire(Wire wire, Notes notes, Clock clock) {
        super(wire);
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        String address = to.toString();
        notes.note(address, contact -> contact);
        return wire.open(to, new RequestLine.Ear() {
            @Override
            public void onOpen() {
                notes.note(address, Contact::opened);
                ear.onOpen();
            }

            @Override
            public void onAnswer(Answer answer, boolean reusable) {
                answered(address, answer);
                ear.onAnswer(answer, reusable);
            }

            @Override
            public void onLost(Loss loss) {
                notes.note(address, contact -> contact.lost(loss.why()));
                ear.onLost(loss);
            }
        });
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        String address = (with.to().secure() ? "wss://" : "ws://") + with.to().authority();
        notes.note(address, contact -> contact);
        return wire.open(with, new FrameLine.Ear() {
            @Override
            public void onOpen() {
                notes.note(address, Contact::opened);
                ear.onOpen();
            }

            @Override
            public void onMessage(byte[] bytes, int offset, int length) {
                ear.onMessage(bytes, offset, length);
            }

            @Override
            public void onSign() {
                ear.onSign();
            }

            @Override
            public void onPong() {
                ear.onPong();
            }

            @Override
            public void onLost(String why) {
                notes.note(address, contact -> contact.lost(why));
                ear.onLost(why);
            }
        });
    }

    private void answered(String address, Answer answer) {
        for (Http.Header header : answer.headers()) {
            if (header.name().equalsIgnoreCase(DATE)) {
                told(address, header.value());
            }
        }
    }

    /** A server may write there what it likes. */
    private void told(String address, String date) {
        try {
            Instant server = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            Instant ours = Instant.ofEpochSecond(0, clock.epochNanos());
            long ahead = Duration.between(ours, server).toMillis() + HALF_SECOND_MILLIS;
            notes.note(address, contact -> contact.ahead(ahead));
        } catch (DateTimeException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "no date in the answer of %s: %s".formatted(address, date));
        }
    }
}
