package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Cloid;

/** Gives the client order ids of one bot at one venue, in sequence. Not thread safe: owned by the bot loop. */
public final class CloidSource {
    private final Cloid.Layout layout;
    private final int installation;
    private final int bot;
    private long last;

    public CloidSource(Cloid.Layout layout, int installation, int bot) {
        this.layout = requireNonNull(layout, "layout is null");
        this.installation = installation;
        this.bot = bot;
    }

    Cloid next() {
        return layout.cloid(installation, bot, ++last);
    }

    /** Starts above an id that the venue still shows, so that none is used twice. */
    public void startAbove(Cloid seen) {
        if (layout.canHaveMade(seen) && layout.bot(seen) == bot && layout.installation(seen) == installation) {
            last = Math.max(last, layout.sequence(seen));
        }
    }
}
