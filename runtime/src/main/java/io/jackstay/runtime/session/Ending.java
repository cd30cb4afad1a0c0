package io.jackstay.runtime.session;

import io.jackstay.runtime.bot.BotStatus;
import java.util.List;

/**
 * How a session ended. Immutable.
 *
 * @param confirmed whether every venue has said that none of our orders rests
 * @param openOrders how many the venues still showed
 * @param why in words
 */
public record Ending(List<BotStatus> bots, boolean confirmed, int openOrders, String why) {
    public Ending {
        bots = List.copyOf(bots);
    }

    /** The same end, of which this much is not known. */
    Ending inDoubt(String doubt) {
        return new Ending(bots, false, openOrders, why + "; " + doubt);
    }

    /** True when a bot ended as failed. */
    public boolean failed() {
        return bots.stream().anyMatch(BotStatus::failed);
    }
}
