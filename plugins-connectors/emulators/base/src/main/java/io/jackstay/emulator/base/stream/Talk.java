package io.jackstay.emulator.base.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.json.Json;
import java.util.Set;

/**
 * What comes in on one connection that speaks JSON: so many frames at most, and so many wishes. Not thread safe: confined to the driving
 * thread.
 *
 * @param <T> what can be asked for
 */
public abstract class Talk<T extends Teller.Wish> implements Frames {
    private static final int POLICY = 1008;

    private final Hub<T> hub;
    private final Subscriber<T> subscriber;
    private final RateWindow frames;
    private final int mostUsers;
    private final int mostWishes;

    /** What becomes of a wish. Closed. */
    protected enum Change {
        /** It is so from now on. */
        DONE,
        /** It was so before. */
        NONE,
        /** There are too many already. */
        TOO_MANY
    }

    /**
     * A new connection.
     *
     * @param frames that its peer may send
     * @param mostUsers accounts that its peer may hear of, over all of its connections
     * @param mostWishes of this connection
     */
    protected Talk(Hub<T> hub, String peer, Connection connection, RateWindow frames, int mostUsers, int mostWishes) {
        this.hub = hub;
        this.subscriber = hub.open(peer, connection);
        this.frames = frames;
        this.mostUsers = mostUsers;
        this.mostWishes = mostWishes;
    }

    /** Who speaks. */
    protected final Subscriber<T> subscriber() {
        return subscriber;
    }

    @Override
    public final void text(String text) {
        if (frames.take(subscriber.peer(), 1)) {
            hear(text, Json.parse(text).orElseGet(() -> Json.of("")));
        } else {
            subscriber.close(POLICY, "Too many messages");
        }
    }

    /** A frame; an empty object when it is no JSON. */
    protected abstract void hear(String text, JsonNode frame);

    /** It is to be told of something from now on, or no more. */
    protected final Change change(T wish, boolean wanted) {
        if (wanted == subscriber.has(wish)) {
            return Change.NONE;
        } else if (!wanted) {
            subscriber.remove(wish);
            return Change.DONE;
        }
        Set<String> users = hub.of(subscriber.peer(), Teller.Wish::user);
        users.add(wish.user());
        users.remove("");
        if (users.size() > mostUsers || subscriber.topics().size() >= mostWishes) {
            return Change.TOO_MANY;
        }
        subscriber.add(wish);
        return Change.DONE;
    }

    @Override
    public final void closed() {
        hub.gone(subscriber);
    }
}
