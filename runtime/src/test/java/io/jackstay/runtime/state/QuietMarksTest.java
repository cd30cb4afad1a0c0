package io.jackstay.runtime.state;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.market.QuietBand;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which best prices of a market a driver may pass over. Ticks of 0.1; long or short one, opened at 100. */
final class QuietMarksTest {
    private final StateManager state =
            new StateManager(List.of(info(BTC), info(ETH)), new Money("USDC", new BigDecimal("10000")));
    private final QuietBand quiet = new QuietBand();
    private int ids;

    private void open(MarketId market, Side side) {
        state.applyFill(OrderFill.of(
                "f" + ++ids,
                OrderRef.none(market),
                side,
                price(market, "100"),
                size(market, "1"),
                Money.zero("USDC"),
                at(ids)));
    }

    private void marks(MarketId market, String... marks) {
        for (String mark : marks) {
            state.valuation(market).mark(price(market, mark));
        }
    }

    private boolean narrows(MarketId market, boolean watched) {
        quiet.begin(Long.MAX_VALUE);
        return state.valuation(market).narrow(quiet, watched);
    }

    @Test
    void ofALongPositionThoseBetweenItsDeepestFallAndItsHighest() {
        open(BTC, Side.BUY);
        marks(BTC, "100.0", "104.0", "101.0");

        assertThat(narrows(BTC, false)).isTrue();
        assertThat(quiet.holds(1009, 1010)).isFalse();
        assertThat(quiet.holds(1010, 1010)).isTrue();
        assertThat(quiet.holds(1040, 1040)).isTrue();
        assertThat(quiet.holds(1040, 1041)).isFalse();
    }

    @Test
    void ofAShortPositionTheOtherWayRound() {
        open(BTC, Side.SELL);
        marks(BTC, "100.0", "96.0", "99.0");

        assertThat(narrows(BTC, false)).isTrue();
        assertThat(quiet.holds(959, 960)).isFalse();
        assertThat(quiet.holds(960, 960)).isTrue();
        assertThat(quiet.holds(990, 990)).isTrue();
        assertThat(quiet.holds(990, 991)).isFalse();
    }

    @Test
    void marksOfOneDecimalMoreThanTheQuotesAreRoundedInwards() {
        open(BTC, Side.BUY);
        marks(BTC, "100.00", "104.00", "101.03");

        assertThat(narrows(BTC, false)).isTrue();
        assertThat(quiet.holds(1010, 1010)).isFalse();
        assertThat(quiet.holds(1010, 1011)).isTrue();
        assertThat(quiet.holds(1040, 1040)).isTrue();
        assertThat(quiet.holds(1040, 1041)).isFalse();
    }

    @Test
    void marksOfOtherDecimalsNarrowNothing() {
        open(BTC, Side.BUY);
        marks(BTC, "100.000", "104.000", "101.000");
        assertThat(narrows(BTC, false)).as("two decimals more").isFalse();

        marks(BTC, "100", "99");
        assertThat(narrows(BTC, false)).as("one decimal less").isFalse();
    }

    @Test
    void withoutAPositionAll() {
        marks(BTC, "100.0");

        assertThat(state.valuation(BTC).isFlat()).isTrue();
        assertThat(narrows(BTC, true)).isTrue();
        assertThat(quiet.holds(1, Integer.MAX_VALUE)).isTrue();
        open(BTC, Side.BUY);
        assertThat(state.valuation(BTC).isFlat()).isFalse();
    }

    @Test
    void whatIsKnownOfOneMarketSaysNothingOfAnother() {
        open(BTC, Side.BUY);
        open(ETH, Side.BUY);
        marks(BTC, "100.0", "104.0", "101.0");
        assertThat(narrows(ETH, false)).isFalse();

        marks(ETH, "90.0");

        assertThat(narrows(ETH, false)).isTrue();
        assertThat(narrows(BTC, false)).isFalse();
    }

    @Test
    void anythingButAMarkEndsIt() {
        open(BTC, Side.BUY);
        marks(BTC, "100.0", "104.0", "101.0");
        open(BTC, Side.BUY);

        assertThat(narrows(BTC, false)).isFalse();
    }

    @Test
    void theFloorThatIsWatchedNarrowsFurther() {
        open(BTC, Side.BUY);
        marks(BTC, "100.0", "104.0", "101.0", "102.0");
        state.band().watch(new BigDecimal("10001.5"));
        assertThat(state.band().holds()).isTrue();

        assertThat(narrows(BTC, true)).isTrue();
        assertThat(quiet.holds(1015, 1015)).as("at the floor").isFalse();
        assertThat(quiet.holds(1015, 1016)).isTrue();
        assertThat(quiet.holds(1040, 1040)).isTrue();
        assertThat(quiet.holds(1040, 1041)).isFalse();
        assertThat(narrows(BTC, false)).isTrue();
        assertThat(quiet.holds(1010, 1010))
                .as("who does not watch is not bound by it")
                .isTrue();
    }

    @Test
    void belowTheFloorThereIsNone() {
        open(BTC, Side.BUY);
        marks(BTC, "100.0", "104.0", "101.0", "102.0");
        state.band().watch(new BigDecimal("10002"));

        assertThat(narrows(BTC, true)).isFalse();
    }

    @Test
    void theMarkOfAnotherMarketEndsWhatWasKnownOfTheFloor() {
        open(BTC, Side.BUY);
        open(ETH, Side.BUY);
        state.band().watch(new BigDecimal("9995"));
        marks(BTC, "99.0");
        assertThat(state.band().holds()).isTrue();

        marks(ETH, "90.0");
        marks(BTC, "99.0");

        assertThat(state.band().holds()).as("equity 9989").isFalse();
    }
}
