package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Boundaries are at whole minutes; the session begins 20 seconds after one. */
class PaperFundingTest {
    private static final FundingConfig FIXED =
            new FundingConfig(Duration.ofMinutes(1), Optional.of(Percent.parse("0.01%")));
    private static final FundingConfig TOLD = new FundingConfig(Duration.ofMinutes(1), Optional.empty());

    private final HandFeed feed = new HandFeed();

    private Session session(FundingConfig funding) {
        Session session =
                Session.on(feed, settings -> settings.funding(funding)).wanting(Feed.MARK, Feed.FUNDING);
        feed.top(600_000, 9_000, 600_001, 9_000);
        return session;
    }

    private static List<Money> paid(Session session) {
        return flows(session).stream().map(CashFlow::amount).toList();
    }

    private static List<CashFlow> flows(Session session) {
        return Session.ask((Reply<HistoryPage<CashFlow>> reply) ->
                        session.connector.cashFlowsSince(HistoryQuery.since(List.of(), Instant.EPOCH), reply))
                .items();
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    @Test
    void longPaysPositionTimesMarkTimesRateAtTheBoundary() {
        Session session = session(FIXED);
        session.place(session.limit(BUY, "0.5", "60000.1").ioc());

        session.advance(Duration.ofSeconds(39));
        assertThat(paid(session)).isEmpty();
        session.advance(Duration.ofSeconds(1));

        assertThat(paid(session)).as("0.5 x 60000.05 x 0.0001").containsExactly(usdc("-3.0000025"));
        assertThat(session.events().orders)
                .contains("cash flow " + flows(session).get(0));
    }

    @Test
    void shortReceivesAndIdsAreNeverTheSame() {
        Session session = session(FIXED);
        session.place(session.limit(SELL, "0.5", "60000").ioc());
        session.advance(Duration.ofMinutes(3));

        assertThat(paid(session)).containsOnly(usdc("3.0000025")).hasSize(3);
        assertThat(flows(session)).extracting(CashFlow::id).containsExactly("c1-1", "c1-2", "c1-3");
        assertThat(session.snapshot().balances().get(0).total())
                .isEqualByComparingTo(new BigDecimal("100000")
                        .subtract(new BigDecimal("13.5"))
                        .add(new BigDecimal("9.0000075")));
    }

    @Test
    void whatComesAtTheBoundaryItselfComesAfterIt() {
        Session session = session(FIXED);
        session.place(session.limit(BUY, "0.5", "60000.1").ioc());
        session.advance(Duration.ofSeconds(39).plusNanos(999_999_999));
        session.context.timers.jump(Duration.ofNanos(1));

        session.place(session.limit(SELL, "0.5", "60000").ioc());
        session.advance(Duration.ofMinutes(2));

        assertThat(paid(session)).hasSize(1);
    }

    @Test
    void flatPositionPaysNothing() {
        Session session = session(FIXED);
        session.advance(Duration.ofMinutes(3));

        assertThat(paid(session)).isEmpty();
    }

    @Test
    void rateIsTheFeedsWhenNoneIsConfigured() {
        Session session = session(TOLD);
        session.place(session.limit(BUY, "0.5", "60000.1").ioc());
        session.advance(Duration.ofMinutes(1));
        assertThat(paid(session)).as("no rate yet").isEmpty();

        Stamp stamp = new Stamp(session.context.epochNanos(), session.context.epochNanos());
        feed.funding(
                new FundingRate(Session.MARKET, new BigDecimal("-0.0002"), Duration.ofHours(1), Instant.EPOCH, stamp));
        session.advance(Duration.ofMinutes(1));

        assertThat(paid(session)).containsExactly(usdc("6.000005"));
    }

    @Test
    void markOfTheFeedIsTheMark() {
        Session session = session(FIXED);
        session.place(session.limit(BUY, "0.5", "60000.1").ioc());
        long now = session.context.epochNanos();
        feed.mark(MarkPrice.of(Price.of(Session.MARKET, new BigDecimal("61000")), new Stamp(now, now)));
        session.advance(Duration.ofMinutes(1));

        assertThat(paid(session)).containsExactly(usdc("-3.05"));
        assertThat(session.events().data).contains("mark 61000");
    }

    @Test
    void rateIsToldWithItsNextTime() {
        Session session = session(FIXED);
        session.advance(Duration.ofMinutes(1));

        assertThat(session.events().data)
                .filteredOn(line -> line.startsWith("funding"))
                .hasSize(2)
                .allMatch(line -> line.contains("rate=0.0001"));
        assertThat(session.info.fundingInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(new PaperProvider()
                        .traits(new Settings().funding(FIXED).build())
                        .has(Capability.FUNDING))
                .isTrue();
        assertThat(new PaperProvider().traits(new Settings().build()).has(Capability.FUNDING))
                .isFalse();
    }
}
