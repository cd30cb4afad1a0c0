package io.jackstay.runtime.task;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Style;
import java.time.Duration;

/**
 * What a leg is to fill. Immutable.
 *
 * @param urgent whether it tries while the bot is halted too, as what takes back an exposure does
 */
record Job(Side side, Size size, Style style, Duration timeout, boolean reduceOnly, boolean urgent) {
    Job {
        requireNonNull(side, "side is null");
        requireNonNull(size, "size is null");
        requireNonNull(style, "style is null");
        requireNonNull(timeout, "timeout is null");
    }

    static Job of(Chase what) {
        Style.Follow style = new Style.Follow(what.interval(), what.offsetTicks(), what.cancelWait(), what.postOnly());
        return new Job(what.side(), what.size(), style, what.timeout(), what.reduceOnly(), false);
    }
}
