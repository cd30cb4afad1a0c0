package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Feed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperFeedTest {
    private static final FeedConfig WALK = FeedConfig.RandomWalk.of(7, new BigDecimal("60000"));

    @Test
    void recordingOfABacktestTakesThePlaceOfTheConfiguredFeed() {
        FakeContext context = new FakeContext();
        HandFeed recording = new HandFeed();
        context.recordings.put(Session.MARKET, recording);

        Session session = Session.of(context, Session.config(Optional.of(WALK))).wanting(Feed.TOP);
        session.advance(Duration.ofSeconds(5));

        assertThat(recording.isStarted()).isTrue();
        assertThat(context.events.data).as("the generator does not run").isEmpty();
    }

    @Test
    void feedsOfOtherSourcesComeFromTheContext() {
        for (FeedConfig config : List.of(new FeedConfig.Recording("x.gz"), new FeedConfig.Upstream("x.gz"))) {
            FakeContext context = new FakeContext();
            HandFeed source = new HandFeed();
            context.upstreams.put("x.gz", source);

            Session.of(context, Session.config(Optional.of(config)));

            assertThat(source.isStarted()).isTrue();
        }
    }

    @Test
    void missingFeedIsAMistakeThatNamesTheMarket() {
        PaperConfig config = Session.config(Optional.empty());

        assertThatThrownBy(() -> new PaperProvider().create(config, new FakeContext()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC-USDC-PERP has no feed");
    }

    @Test
    void onlyWantedFeedsAreTold() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed);
        feed.top(600_000, 1, 600_002, 1);
        feed.trade(BUY, 1, 600_002);
        assertThat(session.events().data).isEmpty();

        session.wanting(Feed.TRADES);
        feed.trade(BUY, 1, 600_002);
        assertThat(session.events().data).containsExactly("trade BUY 1@600002");
    }

    @Test
    void newSubscriptionIsToldWhatIsKnown() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed);
        feed.book()
                .snapshot()
                .level(BUY, 600_000, 5)
                .level(BUY, 599_990, 6)
                .level(SELL, 600_003, 7)
                .commit(0);

        session.wanting(Feed.TOP, Feed.BOOK, Feed.MARK);

        assertThat(session.events().data)
                .containsExactly(
                        "snapshot",
                        "level BUY 600000 x 5",
                        "level BUY 599990 x 6",
                        "level SELL 600003 x 7",
                        "commit",
                        "top 600000 x 5 / 600003 x 7",
                        "mark 60000.15");
    }

    @Test
    void depthIsPassedOnAndTheBestPricesWhenTheyChange() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.TOP, Feed.BOOK);
        feed.book().delta().level(BUY, 600_000, 1).commit(0);
        feed.book().snapshot().level(BUY, 600_000, 5).level(SELL, 600_003, 7).commit(0);
        session.events().data.clear();

        feed.book().delta().level(BUY, 599_990, 1).commit(0);
        feed.book().delta().level(BUY, 600_000, 0).commit(0);

        assertThat(session.events().data)
                .containsExactly(
                        "delta",
                        "level BUY 599990 x 1",
                        "commit",
                        "delta",
                        "level BUY 600000 x 0",
                        "commit",
                        "top 599990 x 1 / 600003 x 7");
    }

    @Test
    void quotesAloneMakeABookOfOneLevel() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.BOOK);

        feed.top(600_000, 5, 600_001, 6);

        assertThat(session.events().data)
                .containsExactly("snapshot", "level BUY 600000 x 5", "level SELL 600001 x 6", "commit");
    }

    @Test
    void markIsTheMiddleAtEachChangeOfIt() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.MARK);

        feed.top(600_000, 5, 600_002, 6);
        feed.top(600_000, 7, 600_002, 8);
        feed.top(600_010, 5, 600_012, 6);
        session.advance(Duration.ofSeconds(1));
        feed.top(600_020, 5, 600_023, 6);

        assertThat(session.events().data).containsExactly("mark 60000.1", "mark 60001.1", "mark 60002.15");
    }

    @Test
    void printsAloneMakeQuotesOneTickAroundThem() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.TOP, Feed.TRADES);

        feed.trade(BUY, 3, 600_000);

        assertThat(session.events().data).containsExactly("trade BUY 3@600000", "top 599999 x 3 / 600001 x 3");
    }

    @Test
    void printFillsARestingOrderOnceAndNotAgainAsAQuote() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed);
        feed.trade(BUY, 30, 600_000);
        session.place(session.limit(BUY, "0.5", "59990"));
        session.advance(Duration.ofSeconds(1));

        feed.trade(SELL, 30, 599_800);

        assertThat(session.events().fills)
                .singleElement()
                .satisfies(fill -> assertThat(fill.size().unscaledValue()).isEqualTo(30));
        session.place(session.limit(BUY, "0.5", "59980.1").ioc());
        assertThat(session.events().fills)
                .as("an arriving order takes the made-up quote")
                .hasSize(2);
    }

    @Test
    void realQuotesEndTheMadeUpOnes() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.TOP);
        feed.trade(BUY, 3, 600_000);
        feed.top(600_000, 5, 600_002, 6);
        session.events().data.clear();

        feed.trade(BUY, 3, 600_002);

        assertThat(session.events().data).isEmpty();
    }

    @Test
    void depthEndsTheMadeUpQuotes() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed).wanting(Feed.TOP);
        feed.trade(BUY, 3, 600_000);
        session.events().data.clear();

        feed.book().snapshot().level(BUY, 600_007, 5).level(SELL, 600_009, 7).commit(0);

        assertThat(session.events().data).containsExactly("top 600007 x 5 / 600009 x 7");
    }
}
