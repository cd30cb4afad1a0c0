package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.RiskWatch;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bot has to do with rules over a login or over the process: what they tell it, and what they are told of it. Not thread safe:
 * owned by the bot loop.
 */
final class WiderScopes {
    private final BotParts parts;
    private final RiskWatch watch;
    private long version = -1;
    private boolean due;

    WiderScopes(BotParts parts) {
        this.parts = requireNonNull(parts, "parts is null");
        this.watch = parts.watch();
    }

    /** Versions may overtake each other on their way here: an older one is no news. */
    void impose(BotEvent.HaltsImposed imposed) {
        if (imposed.version() > version) {
            version = imposed.version();
            parts.gate().impose(imposed.halts());
        }
    }

    /** Orders are cancelled and positions closed when the turn ends; a bot that is at its end can't close any more, and says so. */
    void close(BotEvent.ClosingAsked asked, BotState state) {
        if (state == BotState.RUNNING) {
            parts.effects().close(asked.venue(), asked.flatten(), asked.why());
        } else if (asked.flatten()) {
            for (MarketId market : parts.state().markets()) {
                Position position = parts.state().position(market);
                if (!position.isFlat()
                        && asked.venue().map(market.venue()::equals).orElse(true)) {
                    parts.effects()
                            .notFlat(
                                    market,
                                    "the bot has ended and holds %s (%s)".formatted(position.size(), asked.why()));
                }
            }
        }
    }

    void filled(OrderFill fill) {
        watch.filled(fill);
        due = true;
    }

    void outcome(RiskOrder told, Outcome outcome) {
        watch.outcome(told, outcome);
    }

    /** Where the bot stands is worth telling when this turn ends. */
    void tellDue() {
        due = true;
    }

    void tell() {
        if (due && watch.isWatching()) {
            watch.figures(figures());
        }
        due = false;
    }

    private BotFigures figures() {
        List<BotFigures.Market> markets = new ArrayList<>();
        for (MarketLane lane : parts.markets().lanes()) {
            markets.add(new BotFigures.Market(
                    parts.state().info(lane.market()), parts.gate().exposure(lane.market()), lane.state()));
        }
        return new BotFigures(
                parts.state().startEquity(), parts.state().total(), parts.gate().left(), markets);
    }
}
