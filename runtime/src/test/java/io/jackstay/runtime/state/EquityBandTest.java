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
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EquityBandTest {
    private final StateManager state =
            new StateManager(List.of(info(BTC), info(ETH)), new Money("USDC", new BigDecimal("10000")));
    private final EquityBand band = state.band();
    private int ids;

    private void fill(MarketId market, Side side, String size, String price) {
        state.applyFill(OrderFill.of(
                "f" + ++ids,
                OrderRef.none(market),
                side,
                price(market, price),
                size(market, size),
                Money.zero("USDC"),
                at(ids)));
    }

    private void mark(MarketId market, long ticks) {
        state.valuation(market).mark(Price.of(market, ticks, 1));
    }

    /** The answer is that of the equity of each instant, whatever was remembered of marks before. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsWhileEquityIsAboveTheFloorAndNotAboveTheHighest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketId> markets = List.of(BTC, ETH);
        BigDecimal floor = new BigDecimal("9990");
        band.watch(floor);
        BigDecimal highest = state.peakEquity().amount();
        long ticks = 1_000;
        for (int i = 0; i < 5_000; i++) {
            MarketId market = markets.get(random.nextInt(10) == 0 ? 1 : 0);
            int what = random.nextInt(100);
            if (what < 4) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                fill(
                        market,
                        side,
                        "0.0" + random.nextInt(1, 100),
                        BigDecimal.valueOf(ticks, 1).toPlainString());
            } else if (what < 8) {
                floor = state.equity().amount().subtract(BigDecimal.valueOf(random.nextLong(0, 300), 2));
                band.watch(floor);
                highest = state.peakEquity().amount();
            } else if (what < 10) {
                BigDecimal other = floor.add(BigDecimal.valueOf(random.nextLong(-50, 50), 2));
                band.raise(other);
                floor = floor.max(other);
            } else {
                ticks += random.nextLong(-5, 6);
                mark(market, ticks);
            }
            BigDecimal equity = state.equity().amount();

            assertThat(band.holds())
                    .as("seed %d, step %d: %s above %s and at most %s", seed, i, equity, floor, highest)
                    .isEqualTo(equity.compareTo(floor) > 0 && equity.compareTo(highest) <= 0);
        }
    }

    @Test
    void theFloorItselfIsTooLow() {
        fill(BTC, Side.BUY, "1", "100");
        band.watch(new BigDecimal("9999"));
        mark(BTC, 991);
        assertThat(band.holds()).isTrue();

        mark(BTC, 990);

        assertThat(band.holds()).isFalse();
    }

    @Test
    void aNewHighestEndsItUntilItIsWatchedAgain() {
        fill(BTC, Side.BUY, "1", "100");
        band.watch(new BigDecimal("9000"));
        mark(BTC, 1_001);
        assertThat(band.holds()).isFalse();
        mark(BTC, 999);
        assertThat(band.holds()).isTrue();

        band.watch(new BigDecimal("9000"));
        mark(BTC, 1_001);

        assertThat(band.holds()).isTrue();
    }
}
