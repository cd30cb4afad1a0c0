package io.jackstay.runtime.web;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions of one bot, as they could be. */
final class SamplePictures {
    private static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");
    private static final Pnl PNL = Pnl.none("USDC");

    private SamplePictures() {}

    /** One bot {@code btc-grid} that has traded. */
    static SessionPicture traded(long nanos, List<BotDetail.Filled> fills) {
        SessionPicture picture = of(nanos, "0.1", 2, "B1");
        SessionPicture.OneBot bot = picture.bots().get(0);
        BotDetail detail = detail(nanos, "0.1", 2, "B1", fills);
        return new SessionPicture(
                nanos,
                List.of(new SessionPicture.OneBot(bot.about(), bot.status(), Optional.of(detail))),
                picture.logins(),
                picture.process());
    }

    private static BotDetail detail(long nanos, String position, int orders, String label) {
        return detail(nanos, position, orders, label, List.of());
    }

    /** One bot {@code btc-grid} with this position and so many orders, called so. */
    static SessionPicture of(long nanos, String position, int orders, String label) {
        BotStatus status = new BotStatus(
                "btc-grid",
                BotState.RUNNING,
                false,
                orders + " orders rest",
                "",
                List.of(new BotStatus.Market(MARKET, Optional.empty(), new BigDecimal(position), orders)),
                new BotStatus.Counts(orders, 0, 0, orders, 0, 0, 0),
                PNL,
                new Money("USDC", new BigDecimal("10000")),
                Money.zero("USDC"),
                List.of(new RiskRule.Limit("position", "0.5 BTC", "0.1 BTC", new BigDecimal("0.2"))),
                Optional.empty(),
                List.of());
        SessionPicture.About about = new SessionPicture.About(
                "btc-grid",
                "grid",
                Optional.of("1.0"),
                "abcdef",
                "",
                "",
                List.of("sim"),
                List.of("position-limit"),
                true,
                Optional.empty(),
                "cancel",
                new BigDecimal("0.01"));
        SessionPicture.OneLogin login = new SessionPicture.OneLogin(
                "sim",
                "paper",
                true,
                true,
                "",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedMap());
        return new SessionPicture(
                nanos,
                List.of(new SessionPicture.OneBot(about, status, Optional.of(detail(nanos, position, orders, label)))),
                List.of(login),
                SessionPicture.OfProcess.NOTHING);
    }

    private static BotDetail detail(
            long nanos, String position, int orders, String label, List<BotDetail.Filled> fills) {
        List<BotDetail.OpenOrder> open = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            open.add(new BotDetail.OpenOrder(
                    i,
                    "v" + i,
                    MARKET,
                    i % 2 == 0 ? Side.BUY : Side.SELL,
                    label,
                    new BigDecimal("60000"),
                    new BigDecimal("0.01"),
                    BigDecimal.ZERO,
                    false,
                    OrderState.OPEN,
                    Order.Pending.NONE,
                    nanos,
                    nanos,
                    "accepted",
                    "fill f1",
                    Optional.empty()));
        }
        BotDetail.Market market = new BotDetail.Market(
                MARKET,
                "BTC",
                "USDC",
                Optional.of(new BigDecimal("59999.9")),
                Optional.of(new BigDecimal("60000.1")),
                Optional.of(new BigDecimal("60000")),
                Optional.empty(),
                Optional.of(nanos),
                new BigDecimal(position),
                Optional.empty(),
                PNL,
                "FILLS",
                new BigDecimal("0.1"),
                new BigDecimal("-0.1"),
                Optional.empty(),
                BigDecimal.ONE,
                Optional.empty());
        return new BotDetail(
                1,
                nanos,
                nanos,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(market),
                new TreeMap<>(),
                open,
                fills,
                Optional.of((long) fills.size()),
                PNL,
                PNL,
                PNL,
                Money.zero("USDC"),
                Money.zero("USDC"),
                Duration.ofMinutes(1));
    }
}
