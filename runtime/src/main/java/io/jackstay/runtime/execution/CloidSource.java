package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Cloid;

/** Gives the client order ids of one bot at one venue, in sequence. Not thread safe: owned by the bot loop. */
public final class CloidSource {
    private final Cloid.Layout layout;
    private final int installation;
    private final int bot;
    private final Sequence sequence;

    /**
     * The count of a bot's orders. The venues of a bot share it, so that no two of its orders have one id. Not thread safe:
     * owned by the bot loop.
     */
    public static final class Sequence {
        private long last;

        /** The number that was given last. */
        public long last() {
            return last;
        }

        /** Numbers up to this one may have been given. */
        public void startAbove(long given) {
            last = Math.max(last, given);
        }
    }

    /** Throws {@link IllegalArgumentException} when the layout has no room for such an installation or bot. */
    public CloidSource(Cloid.Layout layout, int installation, int bot, Sequence sequence) {
        this.layout = requireNonNull(layout, "layout is null");
        this.installation = installation;
        this.bot = bot;
        this.sequence = requireNonNull(sequence, "sequence is null");
        layout.cloid(installation, bot, 1);
    }

    Cloid next() {
        return layout.cloid(installation, bot, ++sequence.last);
    }

    /** Starts above an id that the venue still shows, so that none is used twice. */
    void startAbove(Cloid seen) {
        if (layout.canHaveMade(seen) && layout.bot(seen) == bot && layout.installation(seen) == installation) {
            sequence.last = Math.max(sequence.last, layout.sequence(seen));
        }
    }
}
