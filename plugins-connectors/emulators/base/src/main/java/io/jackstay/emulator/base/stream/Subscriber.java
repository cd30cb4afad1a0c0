package io.jackstay.emulator.base.stream;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection, and what it has asked for. Not thread safe: confined to the driving thread.
 *
 * @param <T> what can be asked for; equal when it is the same
 */
public final class Subscriber<T> {
    private final String peer;
    private final Connection connection;
    private final Agenda agenda;
    private final Map<T, Sent> topics = new LinkedHashMap<>();
    private long sentAt;

    /** When something was told last, and what. */
    private static final class Sent {
        private long at = Long.MIN_VALUE;
        private String text = "";
    }

    Subscriber(String peer, Connection connection, Agenda agenda) {
        this.peer = peer;
        this.connection = connection;
        this.agenda = agenda;
        this.sentAt = agenda.now();
    }

    /** Where it comes from. */
    public String peer() {
        return peer;
    }

    /** What it has asked for, in the order in which it did. */
    public List<T> topics() {
        return List.copyOf(topics.keySet());
    }

    /** Whether it has asked for this. */
    public boolean has(T topic) {
        return topics.containsKey(topic);
    }

    /** It asks for this from now on. */
    public void add(T topic) {
        topics.put(topic, new Sent());
    }

    /** It no longer asks for this. */
    public void remove(T topic) {
        topics.remove(topic);
    }

    /** Answers it. */
    public void reply(Object frame) {
        sentAt = agenda.now();
        connection.reply(frame.toString());
    }

    /** Tells it what has happened. */
    public void push(String channel, Object frame) {
        sentAt = agenda.now();
        connection.event(channel, frame.toString());
    }

    /** Whether a text about a topic is another than the last one. */
    public boolean isNews(T topic, String text) {
        Sent sent = topics.get(topic);
        if (sent == null || sent.text.equals(text)) {
            return false;
        }
        sent.text = text;
        return true;
    }

    /** Whether nothing was told of a topic for so long; then it counts as told now. */
    public boolean isDue(T topic, Duration interval) {
        Sent sent = topics.get(topic);
        if (sent == null || (sent.at != Long.MIN_VALUE && agenda.now() - sent.at < interval.toNanos())) {
            return false;
        }
        sent.at = agenda.now();
        return true;
    }

    boolean isSilentFor(Duration silence) {
        return agenda.now() - sentAt >= silence.toNanos();
    }

    /** Ends the connection. */
    public void close(int code, String reason) {
        connection.close(code, reason);
    }
}
