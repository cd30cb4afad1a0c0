package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What other people's programs have stumbled over on this venue, and the test that says that ours does not.
 *
 * <table>
 * <caption>Pitfalls and their tests</caption>
 * <tr><th>pitfall</th><th>test</th></tr>
 * <tr><td>1 a wrong hash gives a random address</td><td>{@code ActionVectorsTest}, {@code RecordedActionsTest}, {@link OrdersTest#anUnknownSignerEndsTheLogin}</td></tr>
 * <tr><td>2 duplicate nonces</td><td>{@link OrdersTest#noncesRiseAlsoWithinOneMillisecondAndAboveWhatTheVenueWants}</td></tr>
 * <tr><td>3 tick rule</td><td>{@link StartTest#pricesHaveFiveFiguresAndACapOfDecimals}</td></tr>
 * <tr><td>4 a size that rounds to zero</td><td>{@code ActionVectorsTest.sizeOfZeroIsNeverSent}</td></tr>
 * <tr><td>5 the address of an API wallet</td><td>{@link StartTest#anApiWalletAsksUnderTheAddressOfItsAccount}</td></tr>
 * <tr><td>6 modify is cancel and replace</td><td>{@link OrdersTest#anAmendIsReplacedByASuccessorOfWhatIsLeft}</td></tr>
 * <tr><td>7 unknown statuses</td><td>{@link StreamsTest#statusesAreTakenByWhatIsKnownOfThem}</td></tr>
 * <tr><td>8 no snapshot after a reconnect</td><td>{@link StreamsTest#afterALossEverythingIsSubscribedToAgain}</td></tr>
 * <tr><td>9 half-open sockets</td><td>{@link #theConnectionIsAskedAndGivenUpBeforeTheVenueGivesItUp}</td></tr>
 * <tr><td>10 cadence of books</td><td>{@link StreamsTest#feedsAreSubscribedToAndLeftAsTheyAreWanted}</td></tr>
 * <tr><td>11 names and indices on spot</td><td>{@link StartTest#spotMarketsAreNamedByIndexFields}</td></tr>
 * <tr><td>12 unified accounts</td><td>{@link StreamsTest#marginOfAUnifiedAccountIsThatOfItsSpotCollateral}</td></tr>
 * <tr><td>13 orderStatus does not show fills</td><td>{@link OrdersTest#orderStatusCountsTheFills}</td></tr>
 * <tr><td>14 failed orders that fill</td><td>{@link OrdersTest#anOrderWithoutAnAnswerIsUnknownAndNeverSentAgain}</td></tr>
 * <tr><td>15 post-only time after upgrades</td><td>{@link OrdersTest#theTimeAfterAnUpgradeIsTold}</td></tr>
 * <tr><td>16 the budget of the address</td><td>{@link OrdersTest#theLastRequestsOfTheAddressAreKeptForCancels}</td></tr>
 * <tr><td>17 two books of one market</td><td>{@link StreamsTest#feedsAreSubscribedToAndLeftAsTheyAreWanted}</td></tr>
 * <tr><td>18 orders on builder exchanges vanish</td><td>{@link #nothingIsPlacedOnExchangesOfBuilders}</td></tr>
 * </table>
 */
class PitfallsTest {
    private static final Duration VENUE_CLOSES = Duration.ofSeconds(60);

    private final Started started = Started.rest();

    @Test
    void theConnectionIsAskedAndGivenUpBeforeTheVenueGivesItUp() {
        WebSocket.Settings settings = started.venue.socket.orElseThrow();
        WebSocket.Heartbeat heartbeat = settings.heartbeat();

        assertThat(heartbeat.payload().orElseThrow().get()).isEqualTo("{\"method\":\"ping\"}");
        assertThat(settings.silence()).isLessThan(VENUE_CLOSES).isGreaterThan(heartbeat.interval());
    }

    @Test
    void nothingIsPlacedOnExchangesOfBuilders() {
        MarketId market = MarketId.parse("hl:GOLD-USDC-PERP");
        started.place(started.submit(
                1, LimitOrderRequest.limit(Side.BUY, Size.of(market, 1, 0), Price.of(market, 2_000, 0))));

        assertThat(started.venue.actions).isEmpty();
        assertThat(((Outcome.Rejected) started.venue.events.outcomes.get(0))
                        .why()
                        .reason())
                .isEqualTo(RejectReason.UNKNOWN_MARKET);
    }
}
