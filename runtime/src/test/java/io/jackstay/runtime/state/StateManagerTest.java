package io.jackstay.runtime.state;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateManagerTest {
    private final StateManager state = new StateManager(List.of(info(BTC), info(ETH)), usdc("10000"));
    private int ids;

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private void fill(MarketId market, Side side, String size, String price, Money fee) {
        fill(market, side, size, price, fee, 1);
    }

    private void fill(MarketId market, Side side, String size, String price, Money fee, long nanos) {
        state.applyFill(OrderFill.of(
                "f" + ++ids, OrderRef.none(market), side, price(market, price), size(market, size), fee, at(nanos)));
    }

    private void mark(MarketId market, String price) {
        state.valuation(market).mark(price(market, price));
    }

    private void funding(MarketId market, String paidIn) {
        state.applyCashFlow(CashFlow.of("c" + ++ids, market, CashFlow.Kind.FUNDING, usdc(paidIn), at(1)));
    }

    @Test
    void theWorkedExampleOfTheContractHolds() {
        fill(BTC, Side.BUY, "0.1", "60000", usdc("0.6"));
        mark(BTC, "60100");

        assertThat(state.equity()).isEqualTo(usdc("10009.4"));
    }

    @Test
    void aFeeInTheBaseAssetIsTakenOffWithAsManyDecimalsAsAPositionHasRoomFor() {
        MarketId spot = MarketId.parse("sim:WETH-USDC");
        MarketInfo info = MarketInfo.of(spot, MarketKind.SPOT)
                .assets("WETH", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(BigDecimal.ONE))
                .lotSize(new BigDecimal("0.001"))
                .build();
        MarketLedger ledger = new MarketLedger(info);
        Money fee = new Money("WETH", new BigDecimal("0.020000000000012345"));
        for (int i = 0; i < 1_000; i++) {
            ledger.apply(OrderFill.of(
                    "s" + i, OrderRef.none(spot), Side.BUY, price(spot, "10"), size(spot, "20"), fee, at(1)));
        }

        assertThat(ledger.position().size().toBigDecimal()).isEqualByComparingTo("19980");
        assertThat(ledger.position().cost()).isEqualByComparingTo("200000");
        ledger.apply(OrderFill.of(
                "large", OrderRef.none(spot), Side.BUY, price(spot, "10"), size(spot, "90000000"), fee, at(1)));
        assertThat(ledger.position().size().toBigDecimal()).isEqualByComparingTo("90019979.98");
    }

    /** equity = start + cash of all fills + position at its mark - fees + flows, by whole numbers of 10^-6. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equityEqualsCashAndPositionAtTheMark(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketId> markets = List.of(BTC, ETH);
        Map<MarketId, Long> lots = new TreeMap<>();
        Map<MarketId, Long> marks = new TreeMap<>();
        long micros = 10_000_000_000L;
        for (int i = 0; i < 2_000; i++) {
            MarketId market = markets.get(random.nextInt(2));
            long ticks = random.nextLong(900, 1_100);
            if (random.nextInt(4) == 0) {
                marks.put(market, ticks);
                state.valuation(market).mark(Price.of(market, ticks, 1));
            } else if (random.nextInt(20) == 0) {
                long flow = random.nextLong(-50, 50);
                funding(market, BigDecimal.valueOf(flow, 2).toPlainString());
                micros += flow * 10_000;
            } else {
                long quantity = random.nextLong(1, 40);
                long fee = random.nextLong(-2, 9);
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                fill(
                        market,
                        side,
                        BigDecimal.valueOf(quantity, 3).toPlainString(),
                        BigDecimal.valueOf(ticks, 1).toPlainString(),
                        usdc(BigDecimal.valueOf(fee, 4).toPlainString()));
                long signed = side == Side.BUY ? quantity : -quantity;
                lots.merge(market, signed, Long::sum);
                marks.putIfAbsent(market, ticks);
                micros -= signed * ticks * 100 + fee * 100;
            }
            long expected = micros;
            for (MarketId each : markets) {
                expected += lots.getOrDefault(each, 0L) * marks.getOrDefault(each, 0L) * 100;
            }
            assertThat(state.equity().amount())
                    .as("seed %d, step %d", seed, i)
                    .isEqualByComparingTo(BigDecimal.valueOf(expected, 6));
            assertThat(state.equity().amount())
                    .isEqualByComparingTo(
                            state.startEquity().amount().add(state.total().net().amount()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void drawdownIsTheLargestFallFromThePeak(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        fill(BTC, Side.BUY, "2", "100", usdc("0"));
        List<BigDecimal> equities = new ArrayList<>(List.of(new BigDecimal("10000")));
        for (int i = 0; i < 500; i++) {
            state.valuation(BTC).mark(Price.of(BTC, random.nextLong(800, 1_200), 1));
            equities.add(state.equity().amount());
        }

        BigDecimal largest = BigDecimal.ZERO;
        for (int from = 0; from < equities.size(); from++) {
            for (int to = from; to < equities.size(); to++) {
                largest = largest.max(equities.get(from).subtract(equities.get(to)));
            }
        }
        assertThat(state.maxDrawdown().amount()).as("seed %d", seed).isEqualByComparingTo(largest);
        assertThat(state.peakEquity().amount())
                .isEqualByComparingTo(
                        equities.stream().max(BigDecimal::compareTo).orElseThrow());
    }

    /** Beside a bot that adds up its equity after every event. Long, short and flat, in two markets, quotes and marks. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void peakAndDrawdownAreThoseOfEveryInstant(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigDecimal peak = new BigDecimal("10000");
        BigDecimal largest = BigDecimal.ZERO;
        long middle = 1_000;
        for (int i = 0; i < 3_000; i++) {
            MarketId market = random.nextInt(8) == 0 ? ETH : BTC;
            middle = Math.max(100, middle + random.nextLong(-5, 6));
            int kind = random.nextInt(60);
            if (kind == 0) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                String size = BigDecimal.valueOf(random.nextLong(1, 40), 3).toPlainString();
                fill(market, side, size, BigDecimal.valueOf(middle, 1).toPlainString(), usdc("0.0003"));
            } else if (kind == 1) {
                funding(market, BigDecimal.valueOf(random.nextLong(-50, 50), 2).toPlainString());
            } else if (kind == 2) {
                state.valuation(market).mark(Price.of(market, middle * 10 + 3, 2));
            } else {
                state.valuation(market).middle(middle, middle + random.nextLong(4), 1);
            }
            BigDecimal equity = state.equity().amount();
            peak = peak.max(equity);
            largest = largest.max(peak.subtract(equity));
            assertThat(state.peakEquity().amount())
                    .as("seed %d, step %d", seed, i)
                    .isEqualByComparingTo(peak);
            assertThat(state.maxDrawdown().amount())
                    .as("seed %d, step %d", seed, i)
                    .isEqualByComparingTo(largest);
        }
    }

    @Test
    void aMiddleThatDoesNotFitALongIsStillExact() {
        fill(BTC, Side.BUY, "1", "5", usdc("0"));

        state.valuation(BTC).middle(5_000_000_000_000_000_001L, 6_000_000_000_000_000_002L, 18);

        assertThat(state.equity().amount()).isEqualByComparingTo("10000.5000000000000000015");
        assertThat(state.peakEquity()).isEqualTo(state.equity());
    }

    @Test
    void aNewDayCountsFromWhereTheOldOneEnded() {
        fill(BTC, Side.BUY, "1", "100", usdc("1"));
        fill(BTC, Side.SELL, "1", "110", usdc("1"));
        state.rollDay();
        assertThat(state.today().net()).isEqualTo(usdc("0"));

        fill(BTC, Side.BUY, "1", "100", usdc("2"));
        mark(BTC, "105");

        Pnl today = state.today();
        assertThat(today.net().amount()).isEqualByComparingTo("3");
        assertThat(today.realized().amount()).isEqualByComparingTo("0");
        assertThat(state.total().net().amount()).isEqualByComparingTo("11");
    }

    @Test
    void feesInAnotherAssetStandBesideEquity() {
        fill(BTC, Side.BUY, "1", "100", new Money("BNB", new BigDecimal("0.5")));

        assertThat(state.equity().amount()).isEqualByComparingTo("10000");
        assertThat(state.pnl(BTC).fees("BNB")).isEqualTo(new Money("BNB", new BigDecimal("0.5")));
    }

    @Test
    void depositsAndFlowsOfNoMarketAreNoGain() {
        state.applyCashFlow(CashFlow.of("d", BTC, CashFlow.Kind.DEPOSIT, usdc("500"), at(1)));
        state.applyCashFlow(CashFlow.of("e", BTC.venue(), CashFlow.Kind.DEPOSIT, usdc("500"), at(1)));

        assertThat(state.equity().amount()).isEqualByComparingTo("10000");
    }

    @Test
    void theTimeOfTheLastFillOnlyMovesForward() {
        assertThat(state.lastFillNanos()).isEmpty();
        fill(BTC, Side.BUY, "1", "100", usdc("0"), 50);
        fill(BTC, Side.BUY, "1", "100", usdc("0"), 20);

        assertThat(state.lastFillNanos()).hasValue(50);
        assertThat(state.fills()).isEqualTo(2);
    }

    @Test
    void aMarketOfNobodyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> state.position(MarketId.parse("sim:SOL-USDC-PERP")));
    }
}
