package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static io.jackstay.connector.paper.Settings.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.Feed;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are under way, and the races that come of it. */
class PaperLatencyTest {
    private static final Optional<DelayConfig> NONE = Optional.empty();

    private final HandFeed feed = new HandFeed();

    private Session session(Optional<DelayConfig> data, Optional<DelayConfig> order, Optional<DelayConfig> cancel) {
        Session session = Session.on(feed, settings -> settings.latency(data, order, cancel));
        feed.top(600_000, 2_000, 600_001, 2_000);
        session.advance(Duration.ofSeconds(1));
        session.events().orders.clear();
        session.events().data.clear();
        return session;
    }

    @Test
    void orderMeetsTheMarketAsItIsWhenItArrives() {
        Session session = session(NONE, fixed(20), NONE);

        session.place(session.limit(BUY, "1", "60000.1").ioc());
        feed.top(600_000, 2_000, 600_002, 2_000);
        session.advance(Duration.ofMillis(19));
        assertThat(session.events().orders).isEmpty();
        session.advance(Duration.ofMillis(1));

        assertThat(session.events().orders).containsExactly("SUBMIT 1 ok", "order 1 CANCELLED 0");
    }

    @Test
    void cancelUnderWayLosesToAFill() {
        Session session = session(NONE, NONE, fixed(30));
        OrderRef order = session.place(session.limit(BUY, "0.5", "59990"));
        session.advance(Duration.ofSeconds(1));

        session.cancel(order);
        session.advance(Duration.ofMillis(10));
        feed.trade(SELL, 9_000, 599_800);
        session.advance(Duration.ofMillis(20));

        assertThat(session.events().orders)
                .containsSubsequence("fill 1 0.5@59990 MAKER", "order 1 FILLED 0.5", "CANCEL 1 UNKNOWN_ORDER");
    }

    @Test
    void amendThatRacesAFillOfMoreThanItsSizeEndsTheOrder() {
        Session session = session(NONE, fixed(30), NONE);
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.advance(Duration.ofSeconds(1));

        session.amend(order, "59990", "0.5");
        feed.trade(SELL, 700, 599_800);
        session.advance(Duration.ofMillis(30));

        assertThat(session.events().orders)
                .containsSubsequence("fill 1 0.7@59990 MAKER", "AMEND 1 ok", "order 1 CANCELLED 0.7");
    }

    @Test
    void cancelThatOvertakesItsOrderFindsNothing() {
        Session session = session(NONE, fixed(30), fixed(10));

        OrderRef order = session.place(session.limit(BUY, "0.5", "59990"));
        session.cancel(order);
        session.advance(Duration.ofMillis(30));

        assertThat(session.events().orders).containsExactly("CANCEL 1 UNKNOWN_ORDER", "SUBMIT 1 ok");
    }

    @Test
    void whatTheExchangeSaysArrivesLaterInItsOrder() {
        Session session = session(fixed(5), NONE, NONE).wanting(Feed.TOP, Feed.BOOK, Feed.TRADES);
        session.advance(Duration.ofMillis(5));
        session.events().data.clear();

        feed.trade(BUY, 10, 600_001);
        feed.book().snapshot().level(BUY, 599_999, 7).commit(0);
        feed.top(600_000, 1, 600_003, 2);
        session.place(session.limit(BUY, "0.002", "60000.3"));
        assertThat(session.events().data).isEmpty();
        assertThat(session.events().orders).isEmpty();
        session.advance(Duration.ofMillis(5));

        assertThat(session.events().data)
                .startsWith("trade BUY 10@600001", "snapshot", "level BUY 599999 x 7", "commit")
                .endsWith("top 600000 x 1 / 600003 x 2");
        assertThat(session.events().orders).startsWith("SUBMIT 1 ok", "fill 1 0.002@60000.3 TAKER");
    }

    @Test
    void questionsGoThereAndBack() {
        Session session = session(fixed(5), fixed(20), NONE);
        List<Result<AccountSnapshot>> answers = new ArrayList<>();

        session.connector.snapshot(answers::add);
        session.advance(Duration.ofMillis(24));
        assertThat(answers).isEmpty();
        session.advance(Duration.ofMillis(1));

        assertThat(answers).hasSize(1);
    }

    @Test
    void recordedOrderLatencyIsTheAgeOfTheData() {
        Session session = session(NONE, Optional.of(new DelayConfig.Recorded()), NONE);
        feed.topAt(session.context.epochNanos() - 7_000_000, 600_000, 2_000, 600_001, 2_000);

        session.place(session.limit(BUY, "1", "60000.1").ioc());
        session.advance(Duration.ofNanos(6_999_999));
        assertThat(session.events().orders).isEmpty();
        session.advance(Duration.ofNanos(1));

        assertThat(session.events().orders).startsWith("SUBMIT 1 ok");
    }

    @Test
    void recordedFeedMakesCommandsMeetTheMarketLater() {
        Session session = session(Optional.of(new DelayConfig.Recorded()), fixed(10), NONE);
        feed.topAt(session.context.epochNanos() - 7_000_000, 600_000, 2_000, 600_001, 2_000);

        session.place(session.limit(BUY, "1", "60000.1").ioc());
        session.advance(Duration.ofMillis(16));
        assertThat(session.events().orders).isEmpty();
        session.advance(Duration.ofMillis(1));

        assertThat(session.events().orders).startsWith("SUBMIT 1 ok");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void drawsFollowTheFiguresAndTheSeed(long seed) {
        DelayConfig.Distribution config = new DelayConfig.Distribution(
                seed,
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(80),
                Duration.ofMillis(100));
        long[] first = draws(config);

        assertThat(draws(config)).as("seed %d", seed).isEqualTo(first);
        Arrays.sort(first);
        assertThat(first[0]).as("seed %d", seed).isBetween(5_000_000L, 5_010_000L);
        assertThat(first[50_000]).as("seed %d", seed).isBetween(9_900_000L, 10_200_000L);
        assertThat(first[90_000]).as("seed %d", seed).isBetween(19_000_000L, 23_000_000L);
        assertThat(first[99_000]).as("seed %d", seed).isBetween(76_000_000L, 82_000_000L);
        assertThat(first[99_999]).as("seed %d", seed).isLessThan(100_000_000L);
    }

    private static long[] draws(DelayConfig.Distribution config) {
        Delay delay = new Delay.Drawn(config);
        long[] draws = new long[100_000];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = delay.nanos();
        }
        return draws;
    }

    @Test
    void figuresMustNotFall() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new DelayConfig.Distribution(1, second, Duration.ZERO, second, second, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not fall");
    }
}
