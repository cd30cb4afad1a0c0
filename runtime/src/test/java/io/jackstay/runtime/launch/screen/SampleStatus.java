package io.jackstay.runtime.launch.screen;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Venue;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A bot's status with all that a view can show, and the changes that tests make of it. */
public final class SampleStatus {
    public static final MarketId MARKET = new MarketId(new Venue("sim"), "BTC-USDC-PERP");

    private SampleStatus() {}

    public static BotStatus running() {
        return of(BotState.RUNNING, 7, "20 orders rest", false);
    }

    public static BotStatus failed() {
        return of(BotState.STOPPED, 7, "stopped: out of money", true);
    }

    public static BotStatus of(BotState state, long fills, String sentence, boolean failed) {
        return new BotStatus(
                "btc-grid",
                state,
                failed,
                sentence,
                failed ? "out of money" : "",
                List.of(new BotStatus.Market(MARKET, Optional.of(top()), new BigDecimal("-0.030"), 20)),
                new BotStatus.Counts(27, fills, 1, 20, 0, 0, 0),
                pnl(),
                new Money("USDC", new BigDecimal("9998.5062")),
                new Money("USDC", new BigDecimal("2.5")),
                List.of(new RiskRule.Limit("position", "0.5 BTC", "0.1 BTC", new BigDecimal("0.2"))),
                Optional.empty(),
                List.of());
    }

    private static Pnl pnl() {
        return new Pnl(
                new Money("USDC", new BigDecimal("0.29875")),
                new Money("USDC", new BigDecimal("-1.571250")),
                List.of(new Money("BNB", new BigDecimal("0.001")), new Money("USDC", new BigDecimal("0.4207"))),
                List.of());
    }

    private static TopOfBook top() {
        return new TopOfBook() {
            @Override
            public MarketId market() {
                return MARKET;
            }

            @Override
            public Price bid() {
                return Price.of(MARKET, new BigDecimal("60000.0"));
            }

            @Override
            public Size bidSize() {
                return Size.of(MARKET, BigDecimal.ONE);
            }

            @Override
            public Price ask() {
                return Price.of(MARKET, new BigDecimal("60000.6"));
            }

            @Override
            public Size askSize() {
                return Size.of(MARKET, BigDecimal.ONE);
            }

            @Override
            public Stamp stamp() {
                return new Stamp(1, 1);
            }
        };
    }
}
