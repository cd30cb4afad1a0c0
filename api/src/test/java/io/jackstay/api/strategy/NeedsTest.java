package io.jackstay.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final Venue SIM = new Venue("sim");
    private static final MarketId BTC = new MarketId(SIM, "BTC-USDC-PERP");
    private static final MarketId ETH = new MarketId(SIM, "ETH-USDC-PERP");

    @Test
    void marketsKeepTheOrderInWhichTheyWereDeclared() {
        Needs needs = Needs.none().market(ETH, Feed.TOP).market(BTC, 3, Feed.TRADES, Feed.TOP);

        assertThat(needs.markets()).extracting(Needs.Market::id).containsExactly(ETH, BTC);
        assertThat(needs.markets()).extracting(Needs.Market::leverage).containsExactly(0, 3);
        assertThat(needs.markets().get(1).feeds()).containsExactly(Feed.TOP, Feed.TRADES);
    }

    @Test
    void feedsOfAMarketAreSortedAndNotToBeChanged() {
        Needs.Market market = new Needs.Market(BTC, 0, new LinkedHashSet<>(List.of(Feed.TRADES, Feed.TOP)));

        assertThat(market.feeds()).containsExactly(Feed.TOP, Feed.TRADES);
        assertThatThrownBy(() -> market.feeds().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void withersLeaveTheOriginalAlone() {
        Needs one = Needs.none().market(BTC, Feed.TOP);

        one.market(ETH, Feed.TOP).candles(BTC, Duration.ofMinutes(1), 5).actions(SIM);

        assertThat(one).isEqualTo(Needs.none().market(BTC, Feed.TOP));
        assertThat(Needs.none().markets()).isEmpty();
    }

    @Test
    void candlesOfSeveralIntervalsKeepTheirOrder() {
        Needs needs = Needs.none()
                .market(BTC, Feed.TOP)
                .candles(BTC, Duration.ofHours(1), 24)
                .candles(BTC, Duration.ofMinutes(1), 200);

        assertThat(needs.candles()).extracting(Needs.Candles::count).containsExactly(24, 200);
    }

    @Test
    void expectationsAreInBaseOrInQuote() {
        Needs needs = Needs.none()
                .market(BTC, Feed.TOP)
                .market(ETH, Feed.TOP)
                .expects(BTC, new BigDecimal("0.01"), new BigDecimal("0.1"))
                .expectsInQuote(ETH, new BigDecimal("100"), new BigDecimal("2000"));

        assertThat(needs.expectations())
                .containsExactly(
                        new Needs.Expectation(BTC, new BigDecimal("0.01"), new BigDecimal("0.1"), false),
                        new Needs.Expectation(ETH, new BigDecimal("100"), new BigDecimal("2000"), true));
    }

    @Test
    void nothingIsDeclaredTwice() {
        Needs needs = Needs.none()
                .market(BTC, Feed.TOP)
                .candles(BTC, Duration.ofMinutes(1), 5)
                .actions(SIM)
                .expects(BTC, BigDecimal.ONE, BigDecimal.TEN);

        assertThatThrownBy(() -> needs.market(BTC, Feed.BOOK)).hasMessageContaining("twice");
        assertThatThrownBy(() -> needs.candles(BTC, Duration.ofMinutes(1), 9)).hasMessageContaining("twice");
        assertThatThrownBy(() -> needs.actions(SIM)).hasMessageContaining("twice");
        assertThatThrownBy(() -> needs.expectsInQuote(BTC, BigDecimal.ONE, BigDecimal.TEN))
                .hasMessageContaining("twice");
    }

    @Test
    void whatBelongsToAMarketComesAfterIt() {
        assertThatThrownBy(() -> Needs.none().candles(BTC, Duration.ofMinutes(1), 5))
                .hasMessageContaining("BTC-USDC-PERP");
        assertThatThrownBy(() -> Needs.none().expects(BTC, BigDecimal.ONE, BigDecimal.ONE))
                .hasMessageContaining("BTC-USDC-PERP");
    }

    @Test
    void figuresAreChecked() {
        Needs needs = Needs.none().market(BTC, Feed.TOP);

        assertThatThrownBy(() -> needs.market(ETH, 0, Feed.TOP)).hasMessageContaining("leverage");
        assertThatThrownBy(() -> needs.candles(BTC, Duration.ZERO, 5)).hasMessageContaining("interval");
        assertThatThrownBy(() -> needs.candles(BTC, Duration.ofMinutes(1), 0)).hasMessageContaining("count");
        assertThatThrownBy(() -> needs.expects(BTC, BigDecimal.ZERO, BigDecimal.ONE))
                .hasMessageContaining("positive");
    }
}
