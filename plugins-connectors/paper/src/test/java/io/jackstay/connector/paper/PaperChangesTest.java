package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Percent;
import io.jackstay.lib.sim.SelfTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changes while the exchange runs, and what it refuses. */
class PaperChangesTest {
    private final HandFeed feed = new HandFeed();

    private static ScheduledChange status(int minutes, MarketStatus status) {
        return new ScheduledChange(Duration.ofMinutes(minutes), Optional.of(status), Optional.empty());
    }

    private static ScheduledChange tick(int minutes, String tick) {
        return new ScheduledChange(Duration.ofMinutes(minutes), Optional.empty(), Optional.of(new BigDecimal(tick)));
    }

    private Session quoted(Session session) {
        feed.top(600_000, 9_000, 600_001, 9_000);
        session.events().orders.clear();
        return session;
    }

    @Test
    void haltStopsOrdersCancelsAndFillsUntilItIsOver() {
        Session session = quoted(Session.on(feed, settings -> settings.change(status(1, MarketStatus.HALTED))
                .change(status(2, MarketStatus.TRADING))));
        OrderRef order = session.place(session.limit(BUY, "0.5", "59990"));
        session.advance(Duration.ofMinutes(1));

        assertThat(session.events().data)
                .filteredOn(line -> line.contains("HALTED"))
                .hasSize(1);
        session.place(session.limit(BUY, "0.5", "59980"));
        session.cancel(order);
        feed.trade(SELL, 9_000, 599_000);
        assertThat(Session.<Void>result(reply -> session.connector.cancelAll(Optional.empty(), reply)))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(RejectReason.MARKET_NOT_TRADING));
        assertThat(session.events().orders)
                .containsExactly("SUBMIT 1 ok", "SUBMIT 2 MARKET_NOT_TRADING", "CANCEL 1 MARKET_NOT_TRADING");

        session.advance(Duration.ofMinutes(1));
        feed.trade(SELL, 9_000, 599_000);
        assertThat(session.events().orders).contains("order 1 FILLED 0.5");
    }

    @Test
    void postOnlyAndCancelOnlyTakeWhatTheirNamesSay() {
        Session session = quoted(Session.on(feed, settings -> settings.change(status(1, MarketStatus.POST_ONLY))
                .change(status(2, MarketStatus.CANCEL_ONLY))));
        session.advance(Duration.ofMinutes(1));
        session.place(session.limit(BUY, "0.5", "59990"));
        OrderRef resting = session.place(session.limit(BUY, "0.5", "59990").postOnly());
        session.advance(Duration.ofMinutes(1));
        session.place(session.limit(BUY, "0.5", "59980").postOnly());
        session.amend(resting, "59990", "0.4");
        session.cancel(resting);

        assertThat(session.events().orders)
                .containsExactly(
                        "SUBMIT 1 MARKET_NOT_TRADING",
                        "SUBMIT 2 ok",
                        "SUBMIT 3 MARKET_NOT_TRADING",
                        "AMEND 2 MARKET_NOT_TRADING",
                        "CANCEL 2 ok",
                        "order 2 CANCELLED 0");
    }

    @Test
    void delistedMarketCancelsWhatRests() {
        Session session = quoted(Session.on(feed, settings -> settings.change(status(1, MarketStatus.DELISTED))));
        session.place(session.limit(BUY, "0.5", "59990"));
        session.advance(Duration.ofMinutes(1));

        assertThat(session.events().orders).containsExactly("SUBMIT 1 ok", "order 1 CANCELLED 0");
        assertThat(session.events().reports.get(0).why()).isEqualTo("the market was delisted");
    }

    @Test
    void coarserTickBindsNewOrdersAndLeavesResting() {
        Session session = quoted(Session.on(feed, settings -> settings.change(tick(1, "0.5"))));
        session.place(session.limit(BUY, "0.5", "59990.1"));
        session.advance(Duration.ofMinutes(1));
        session.place(session.limit(BUY, "0.5", "59990.1"));
        session.place(session.limit(BUY, "0.5", "59990.5"));
        feed.trade(SELL, 900, 599_800);

        assertThat(session.events().orders)
                .contains("SUBMIT 2 PRICE_OFF_GRID", "SUBMIT 3 ok", "fill 1 0.5@59990.1 MAKER");
        assertThat(session.events().data)
                .filteredOn(line -> line.startsWith("markets"))
                .hasSize(1);
    }

    @Test
    void finerTickIsThereFromTheTimeItIsScheduledAndTheScaleStays() {
        Session session = Session.on(feed, settings -> settings.change(tick(1, "0.01")));
        feed.top(6_000_000, 9_000, 6_000_010, 9_000);
        MarketInfo info = session.info;
        assertThat(info.priceScale()).isEqualTo(2);
        assertThat(info.priceGrid().contains(new BigDecimal("59990.05"))).isFalse();
        assertThat(info.priceGrid().contains(new BigDecimal("59990.1"))).isTrue();

        LimitOrderRequest fine = LimitOrderRequest.limit(BUY, info.size(500), info.price(5_999_005));
        session.place(fine);
        session.advance(Duration.ofMinutes(1));
        session.place(fine);

        assertThat(session.events().orders).contains("SUBMIT 1 PRICE_OFF_GRID", "SUBMIT 2 ok");
        assertThat(session.events().data).anyMatch(line -> line.startsWith("markets") && line.contains("0.01"));
    }

    @Test
    void feesFallWithTheVolumeAndTheMarketIsToldAnew() {
        Session session = quoted(Session.on(
                feed,
                settings -> settings.tier(
                        new FeeTierConfig(new BigDecimal("50000"), Percent.parse("0%"), Percent.parse("0.02%")))));
        session.place(session.limit(BUY, "1", "60000.1").ioc());
        session.place(session.limit(BUY, "1", "60000.1").ioc());

        assertThat(session.events().fills)
                .extracting(OrderFill::fee)
                .extracting(fee -> fee.amount().toPlainString())
                .containsExactly("27.000045", "12.00002");
        assertThat(session.events().data)
                .filteredOn(line -> line.startsWith("markets"))
                .singleElement()
                .asString()
                .contains("0.0002");
        session.advance(Duration.ofDays(31));
        session.place(session.limit(SELL, "0.001", "60000").ioc());
        assertThat(session.events().fills.get(2).fee().amount())
                .as("a month later the market's own fees hold again")
                .isEqualByComparingTo("0.027");
    }

    @Test
    void commandsAreRefusedByScheduleAndByChance() {
        RejectsConfig rejects = new RejectsConfig(
                7,
                Percent.parse("25%"),
                Percent.parse("0%"),
                Percent.parse("0%"),
                RejectReason.RATE_LIMITED,
                List.of(new RejectsConfig.Window(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), RejectsConfig.Kind.CANCELS)));
        Session session = quoted(Session.on(feed, settings -> settings.rejects(rejects)));
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            session.events().orders.clear();
            session.place(session.limit(BUY, "0.001", "59990"));
            refused += session.events().orders.get(0).endsWith("RATE_LIMITED") ? 1 : 0;
        }
        assertThat(refused).as("seed 7").isBetween(70, 130);
        OrderRef order = session.snapshot().openOrders().get(0).order();
        session.advance(Duration.ofMinutes(1));
        session.cancel(order);
        session.advance(Duration.ofMinutes(1));
        session.cancel(order);

        assertThat(session.events().orders)
                .contains("CANCEL %d RATE_LIMITED".formatted(order.cloidOrZero()))
                .contains("CANCEL %d ok".formatted(order.cloidOrZero()));
    }

    @Test
    void replacedOrderEndsAndItsSuccessorRests() {
        Session session = quoted(Session.on(feed, settings -> settings.amends(AmendModel.REPLACE)));
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.connector.execute(OrderBatch.of(
                List.of(),
                List.of(new OrderBatch.Amend(
                        order,
                        new Cloid(50),
                        session.info.price(599_800),
                        session.info.size(800),
                        session.info.size(0),
                        session.limit(BUY, "1", "59990"),
                        Session.NO_DEADLINE)),
                List.of()));

        assertThat(session.events().orders)
                .containsExactly("SUBMIT 1 ok", "AMEND 1 ok", "order 50 OPEN 0", "order 1 CANCELLED 0");
        assertThat(session.snapshot().openOrders())
                .singleElement()
                .satisfies(open -> assertThat(open.order().cloidOrZero()).isEqualTo(50));
        assertThat(new PaperProvider()
                        .traits(new Settings().amends(AmendModel.REPLACE).build())
                        .capabilities())
                .contains(Capability.CANCEL_REPLACE)
                .doesNotContain(Capability.AMEND_IN_PLACE);
    }

    @Test
    void selfTradePreventionIsConfigured() {
        Session session = quoted(Session.on(feed, settings -> settings.selfTrade(SelfTrade.CANCEL_OLDEST)))
                .wanting(Feed.TOP);
        session.place(session.limit(SELL, "0.5", "60000.1"));
        session.place(session.limit(BUY, "0.5", "60000.1"));

        assertThat(session.events().orders)
                .startsWith("SUBMIT 1 ok", "SUBMIT 2 ok", "order 1 CANCELLED 0", "fill 2 0.5@60000.1 TAKER");
    }
}
