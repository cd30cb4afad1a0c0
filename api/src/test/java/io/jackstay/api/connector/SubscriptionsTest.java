package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private static final MarketId ETH = new MarketId(new Venue("sim"), "ETH-USDC-PERP");
    private static final MarketId SOL = new MarketId(new Venue("sim"), "SOL-USDC-PERP");

    @Test
    void marketsAreSortedHoweverTheyWereAdded() {
        Subscriptions wanted = Subscriptions.none()
                .with(SOL, List.of(Feed.TOP))
                .with(BTC, List.of(Feed.TOP))
                .with(ETH, List.of(Feed.TOP));

        assertThat(wanted.markets()).containsExactly(BTC, ETH, SOL);
    }

    @Test
    void feedsComeInTheOrderOfTheEnum() {
        Subscriptions wanted =
                Subscriptions.none().with(BTC, List.of(Feed.TRADES, Feed.BOOK)).with(BTC, List.of(Feed.TOP));

        assertThat(wanted.feeds(BTC)).containsExactly(Feed.TOP, Feed.BOOK, Feed.TRADES);
    }

    @Test
    void candleIntervalsAreSortedAndMakeTheFeed() {
        Subscriptions wanted = Subscriptions.none()
                .withCandles(BTC, Duration.ofHours(1))
                .withCandles(BTC, Duration.ofMinutes(1))
                .with(BTC, List.of(Feed.TOP));

        assertThat(wanted.candleIntervals(BTC)).containsExactly(Duration.ofMinutes(1), Duration.ofHours(1));
        assertThat(wanted.feeds(BTC)).containsExactly(Feed.TOP, Feed.CANDLES);
    }

    @Test
    void whatIsNotWantedIsEmpty() {
        assertThat(Subscriptions.none().markets()).isEmpty();
        assertThat(Subscriptions.none().feeds(BTC)).isEmpty();
        assertThat(Subscriptions.none().candleIntervals(BTC)).isEmpty();
        assertThat(Subscriptions.none().wants(BTC, Feed.TOP)).isFalse();
    }

    @Test
    void equalSetsAreEqualHoweverTheyWereMade() {
        Subscriptions one = Subscriptions.none().with(BTC, List.of(Feed.TOP)).with(ETH, List.of(Feed.BOOK));
        Subscriptions other = Subscriptions.none().with(ETH, List.of(Feed.BOOK)).with(BTC, List.of(Feed.TOP));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one).isNotEqualTo(one.with(ETH, List.of(Feed.TOP)));
    }

    @Test
    void addingLeavesTheOldSetAsItWas() {
        Subscriptions before = Subscriptions.none().with(BTC, List.of(Feed.TOP));

        Subscriptions now = before.with(BTC, List.of(Feed.BOOK)).with(ETH, List.of(Feed.BOOK));

        assertThat(before.feeds(BTC)).containsExactly(Feed.TOP);
        assertThat(now.addedSince(before, Feed.BOOK)).containsExactly(BTC, ETH);
        assertThat(now.addedSince(before, Feed.TOP)).isEmpty();
    }

    @Test
    void feedsAreNotToBeChanged() {
        Subscriptions wanted = Subscriptions.none().with(BTC, List.of(Feed.TOP));

        assertThatThrownBy(() -> wanted.feeds(BTC).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> wanted.withCandles(BTC, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
