package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which candles are told as closed. */
class CandlesTest {
    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;

    @BeforeEach
    void subscribe() {
        started.connector.subscribe(Subscriptions.none().withCandles(Started.ETH, Duration.ofMinutes(1)));
    }

    private void candle(int minute, String close) {
        venue.frame(
                "{\"channel\":\"candle\",\"data\":{\"t\":%d,\"T\":0,\"s\":\"ETH\",\"i\":\"1m\",\"o\":\"1\",\"c\":\"%s\",\"h\":\"5\",\"l\":\"1\",\"v\":\"2.5\",\"n\":3}}"
                        .formatted(minute * 60_000L, close));
    }

    private void reconnect() {
        venue.disconnect();
        venue.connect();
        venue.confirmAccount();
    }

    private List<String> gaps() {
        return events.lines.stream().filter(line -> line.startsWith("gap")).toList();
    }

    @Test
    void oneWhoseEndWasMissedIsNotToldAndTheGapIs() {
        candle(1, "2");
        reconnect();
        candle(6, "3");
        candle(7, "4");

        assertThat(events.candles).extracting(Candle::start).containsExactly(Instant.ofEpochSecond(360));
        assertThat(gaps()).containsExactly("gap " + Started.ETH + " " + Feed.CANDLES);
    }

    /** Each message tells the whole candle so far. */
    @Test
    void oneThatStillRunsAfterALossIsToldWhole() {
        candle(1, "2");
        reconnect();
        candle(1, "3");
        candle(2, "4");

        assertThat(events.candles).hasSize(1);
        assertThat(events.candles.get(0).close().toBigDecimal()).isEqualByComparingTo("3");
        assertThat(gaps()).isEmpty();
    }

    @Test
    void oneOfWhichAMessageCouldNotBeReadIsNotTold() {
        candle(1, "2");
        venue.frame("{\"channel\":\"candle\",\"data\":{\"t\":60000,\"s\":\"ETH\",\"i\":\"1m\",\"c\":17}}");
        candle(2, "3");

        assertThat(events.candles).isEmpty();
    }

    @Test
    void oneOfAnEarlierSubscriptionIsNotTold() {
        candle(1, "2");
        venue.frame(
                "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"candle\",\"coin\":\"ETH\",\"interval\":\"1m\"}}}");
        candle(6, "3");

        assertThat(events.candles).isEmpty();
    }
}
