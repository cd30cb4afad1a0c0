package io.jackstay.runtime.bot;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.market.MarketState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the status of a bot from its parts, on the bot loop. */
final class StatusMaker {
    private StatusMaker() {}

    static BotStatus make(BotParts parts, Life life, Optional<String> paused, long missedTrades) {
        List<BotStatus.Market> markets = new ArrayList<>();
        for (MarketId market : parts.state().markets()) {
            markets.add(new BotStatus.Market(
                    market,
                    parts.markets().state(market).flatMap(MarketState::top),
                    parts.state().position(market).size().toBigDecimal(),
                    parts.tracker().live(market).size(),
                    held(parts, market)));
        }
        BotStatus.Counts counts = new BotStatus.Counts(
                parts.tracker().submitted(),
                parts.state().fills(),
                parts.tracker().rejected(),
                parts.tracker().live().size(),
                parts.boundary().strikes(),
                missedTrades,
                parts.tracker().dropped());
        return new BotStatus(
                parts.spec().name(),
                life.state(),
                life.failed(),
                Sentences.of(parts, life, Reasons.of(parts, life, paused)),
                life.why(),
                markets,
                counts,
                parts.state().total(),
                parts.state().equity(),
                parts.state().maxDrawdown(),
                life.state() == BotState.RUNNING ? parts.gate().limits() : List.of(),
                parts.gateway().firstOrderNanos(),
                parts.alerts().current(),
                new BotStatus.Detail(
                        parts.state().session(),
                        parts.state().today(),
                        parts.tracker().cancelled(),
                        parts.tracker().stuck(parts.time().nowNanos()),
                        parts.gate().halting(),
                        parts.tracker().answers()));
    }

    private static BotStatus.Held held(BotParts parts, MarketId market) {
        Position position = parts.state().position(market);
        Optional<BigDecimal> mark = parts.state().markOf(market);
        return new BotStatus.Held(
                position.averagePrice(parts.state().info(market)),
                mark,
                position.isFlat() || mark.isEmpty()
                        ? Optional.empty()
                        : Optional.of(parts.state().pnl(market).unrealized()));
    }
}
