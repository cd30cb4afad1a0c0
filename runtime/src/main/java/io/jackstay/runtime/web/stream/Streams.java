package io.jackstay.runtime.web.stream;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.entry.Entry;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.SocketHandler;
import io.jackstay.runtime.web.http.SocketPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** All open pages. Not thread safe: confined to the thread {@code web}, which calls {@link #tick} ten times a second. */
public final class Streams implements SocketHandler {
    /** What clients offer and are told. */
    public static final String SUBPROTOCOL = "jackstay.v1";

    private static final int POLICY = 1008;
    private static final int ENDED = 4401;
    private static final int ROLE = 4403;
    private static final int SLOW = 4408;
    private static final int MOST_SAID_A_SECOND = 100;
    private static final long STALLED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
    /** Ticks are never exactly in time. */
    private static final long SLACK_NANOS = Duration.ofMillis(20).toNanos();

    private final Source source;
    private final Clock clock;
    private final String epoch;
    private final int mostRate;
    private final Function<Caller, Optional<Entry.Ended>> ended;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private long moment = Long.MIN_VALUE;
    private long beatNanos = Long.MIN_VALUE;

    /**
     * @param epoch of this process: another one means that all is to be asked anew
     * @param mostRate frames a second of one channel
     * @param ended what has become of a session, if anything has
     */
    public Streams(
            Source source, Clock clock, String epoch, int mostRate, Function<Caller, Optional<Entry.Ended>> ended) {
        this.source = requireNonNull(source, "source is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.epoch = requireNonNull(epoch, "epoch is null");
        this.mostRate = mostRate;
        this.ended = requireNonNull(ended, "ended is null");
    }

    @Override
    public Listener open(Request request, Caller caller, SocketPeer peer) {
        Subscriber subscriber = new Subscriber(caller, peer);
        subscribers.add(subscriber);
        peer.send(Frames.beat(nowMillis(), epoch, source.behindMillis()));
        return new Listener() {
            @Override
            public void text(String message) {
                take(subscriber, message);
            }

            @Override
            public void closed() {
                subscribers.remove(subscriber);
            }
        };
    }

    /** Whether anybody looks. */
    public boolean isWatched() {
        return !subscribers.isEmpty();
    }

    private long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
    }

    private void take(Subscriber subscriber, String message) {
        subscriber.said();
        Map<String, Object> said;
        try {
            said = JsonLine.read(message);
        } catch (IllegalArgumentException e) {
            subscriber.peer().close(POLICY, "not JSON");
            return;
        }
        Object channel = said.get("ch");
        Object op = said.get("op");
        if (!(channel instanceof String name) || name.length() > 80 || op == null) {
            subscriber.peer().close(POLICY, "not a wish");
        } else if (op.equals("sub")) {
            subscribe(subscriber, name, said.get("rate"));
        } else if (op.equals("unsub")) {
            subscriber.wantsNot(name);
        } else if (op.equals("resync")) {
            subscriber.hasNothingOf(name);
            bring(subscriber, name);
        } else {
            subscriber.peer().close(POLICY, "not a wish");
        }
    }

    private void subscribe(Subscriber subscriber, String name, @org.jspecify.annotations.Nullable Object rate) {
        long wanted = rate instanceof Long number ? number : mostRate;
        long perSecond = Math.max(1, Math.min(mostRate, wanted));
        if (subscriber.wants(name, SECOND_NANOS / perSecond - SLACK_NANOS)) {
            bring(subscriber, name);
        } else {
            subscriber.peer().close(POLICY, "too many channels");
        }
    }

    /** Does not wait for the next tick. */
    private void bring(Subscriber subscriber, String name) {
        if (!channels.containsKey(name)) {
            advance(name);
        }
        Channel channel = channels.get(name);
        if (channel != null) {
            subscriber.send(name, channel, clock.nanoTime());
        }
    }

    private void advance(String name) {
        source.find(name).ifPresent(content -> channels.computeIfAbsent(name, any -> Channel.of(name, content))
                .advance(content, source.atMillis()));
    }

    /** Sends what is due, to those who can take it; ends those who may not look any more or do not take what they get. */
    public void tick() {
        long now = clock.nanoTime();
        boolean second = now >= beatNanos;
        if (second) {
            beatNanos = now + SECOND_NANOS - SLACK_NANOS;
        }
        SortedSet<String> wanted = new TreeSet<>();
        subscribers.forEach(one -> wanted.addAll(one.channels()));
        channels.keySet().retainAll(wanted);
        if (source.moment() != moment) {
            moment = source.moment();
            wanted.forEach(this::advance);
        }
        byte[] beat = second ? Frames.beat(nowMillis(), epoch, source.behindMillis()) : new byte[0];
        for (Subscriber one : List.copyOf(subscribers)) {
            serve(one, now, beat);
        }
    }

    private void serve(Subscriber one, long now, byte[] beat) {
        if (beat.length > 0 && isOver(one)) {
            return;
        }
        if (one.stalledNanos(now) > STALLED_NANOS) {
            one.peer().close(SLOW, "too slow");
            return;
        }
        if (!one.peer().isWritable()) {
            return;
        }
        for (String name : List.copyOf(one.channels())) {
            Channel channel = channels.get(name);
            if (channel != null) {
                one.send(name, channel, now);
            }
        }
        if (beat.length > 0) {
            one.peer().send(beat);
        }
    }

    private boolean isOver(Subscriber one) {
        Optional<Entry.Ended> why = ended.apply(one.caller());
        if (why.isPresent()) {
            boolean session = why.get() == Entry.Ended.SESSION;
            end(one, session ? ENDED : ROLE, session ? "session ended" : "role");
            return true;
        }
        if (one.takeSaid() > MOST_SAID_A_SECOND) {
            end(one, POLICY, "too much said");
            return true;
        }
        return false;
    }

    private static void end(Subscriber one, int code, String why) {
        one.peer().send(Frames.bye(code, why));
        one.peer().close(code, why);
    }

    /** Says so to all. */
    public void goodbye(String why) {
        subscribers.forEach(one -> end(one, 1001, why));
    }
}
