package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.SeenEquity;
import io.jackstay.runtime.state.StateManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what a bot has, once a second where that has changed. Not thread safe: owned by the bot loop. */
final class EquityBook {
    private final BotParts parts;
    private @Nullable SeenEquity written;
    private @Nullable Money worth;

    EquityBook(BotParts parts) {
        this.parts = requireNonNull(parts, "parts are null");
    }

    /** Once a second. */
    void look() {
        if (!parts.journal().isWritten()) {
            return;
        }
        StateManager state = parts.state();
        SeenEquity now = state.seenEquity();
        Money equity = state.equity();
        if (!now.equals(written) || !equity.equals(worth)) {
            written = now;
            worth = equity;
            parts.journal().write(new BotRecord.EquitySeen(now, Optional.of(moment(state, equity))));
        }
    }

    private BotRecord.EquitySeen.Moment moment(StateManager state, Money equity) {
        List<BotRecord.EquitySeen.Held> positions = new ArrayList<>();
        for (MarketId market : state.markets()) {
            Size size = state.position(market).size();
            if (!size.isZero()) {
                positions.add(new BotRecord.EquitySeen.Held(market, size));
            }
        }
        return new BotRecord.EquitySeen.Moment(parts.time().nowNanos(), equity, positions);
    }
}
