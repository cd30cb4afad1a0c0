package io.jackstay.emulator.base.stream;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All connections of a venue. Not thread safe: confined to the driving thread.
 *
 * @param <T> what can be asked for
 */
public final class Hub<T> {
    private final Agenda agenda;
    private final List<Subscriber<T>> subscribers = new ArrayList<>();

    /** A hub without connections. */
    public Hub(Agenda agenda) {
        this.agenda = agenda;
    }

    /** A new connection. */
    public Subscriber<T> open(String peer, Connection connection) {
        Subscriber<T> subscriber = new Subscriber<>(peer, connection, agenda);
        subscribers.add(subscriber);
        return subscriber;
    }

    /** A connection is gone. */
    public void gone(Subscriber<T> subscriber) {
        subscribers.remove(subscriber);
    }

    /** How many connections a peer has. */
    public long count(String peer) {
        return subscribers.stream().filter(one -> one.peer().equals(peer)).count();
    }

    /** What a peer's topics come to, each once. */
    public Set<String> of(String peer, Function<T, String> what) {
        return subscribers.stream()
                .filter(one -> one.peer().equals(peer))
                .flatMap(one -> one.topics().stream())
                .map(what)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each connection with each of its topics. */
    public void each(BiConsumer<Subscriber<T>, T> what) {
        for (Subscriber<T> subscriber : List.copyOf(subscribers)) {
            subscriber.topics().forEach(topic -> what.accept(subscriber, topic));
        }
    }

    /** Ends connections to which nothing was sent for so long. */
    public void closeSilent(Duration silence, int code) {
        for (Subscriber<T> subscriber : List.copyOf(subscribers)) {
            if (subscriber.isSilentFor(silence)) {
                subscriber.close(code, "");
                subscribers.remove(subscriber);
            }
        }
    }
}
