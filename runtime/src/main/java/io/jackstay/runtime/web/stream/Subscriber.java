package io.jackstay.runtime.web.stream;

import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.SocketPeer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One open page: what it wants, how often, and what it has of it. Not thread safe: confined to the thread {@code web}. */
final class Subscriber {
    static final int MOST_CHANNELS = 32;

    private final Caller caller;
    private final SocketPeer peer;
    private final SortedMap<String, Wish> wishes = new TreeMap<>();
    private long stalledSinceNanos = Long.MIN_VALUE;
    private int said;

    /** One channel that it wants. */
    static final class Wish {
        private long periodNanos;
        private long dueNanos = Long.MIN_VALUE;
        private Channel.@Nullable Base base;
    }

    Subscriber(Caller caller, SocketPeer peer) {
        this.caller = caller;
        this.peer = peer;
    }

    Caller caller() {
        return caller;
    }

    SocketPeer peer() {
        return peer;
    }

    /** False when it wants too much. */
    boolean wants(String channel, long periodNanos) {
        if (!wishes.containsKey(channel) && wishes.size() >= MOST_CHANNELS) {
            return false;
        }
        wishes.computeIfAbsent(channel, any -> new Wish()).periodNanos = periodNanos;
        return true;
    }

    void wantsNot(String channel) {
        wishes.remove(channel);
    }

    /** It has lost what it had: the next frame is a snapshot. */
    void hasNothingOf(String channel) {
        Wish wish = wishes.get(channel);
        if (wish != null) {
            wish.base = null;
            wish.dueNanos = Long.MIN_VALUE;
        }
    }

    java.util.Set<String> channels() {
        return wishes.keySet();
    }

    /** Sends what is due of a channel. */
    void send(String name, Channel channel, long nowNanos) {
        Wish wish = wishes.get(name);
        if (wish == null || nowNanos < wish.dueNanos) {
            return;
        }
        channel.frame(wish.base).ifPresent(frame -> {
            peer.send(frame.bytes());
            wish.base = frame.then();
            wish.dueNanos = nowNanos + wish.periodNanos;
        });
    }

    /** For how long it has not taken what was sent. */
    long stalledNanos(long nowNanos) {
        if (peer.isWritable()) {
            stalledSinceNanos = Long.MIN_VALUE;
            return 0;
        }
        if (stalledSinceNanos == Long.MIN_VALUE) {
            stalledSinceNanos = nowNanos;
        }
        return nowNanos - stalledSinceNanos;
    }

    /** How much it has said since this was asked last. */
    int takeSaid() {
        int count = said;
        said = 0;
        return count;
    }

    void said() {
        said++;
    }
}
