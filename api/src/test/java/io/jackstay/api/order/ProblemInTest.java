package io.jackstay.api.order;

import static io.jackstay.api.order.LimitOrderRequest.limit;
import static io.jackstay.api.order.MarketOrderRequest.market;
import static io.jackstay.api.order.SampleMarket.price;
import static io.jackstay.api.order.SampleMarket.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemInTest {
    private static final MarketInfo INFO = SampleMarket.rules().build();
    private static final LimitOrderRequest GOOD = limit(Side.BUY, size("1"), price("100"));

    private static void assertRefused(OrderRequest request, MarketInfo info, RejectReason reason, String words) {
        assertThat(request.problemIn(info)).hasValueSatisfying(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(rejection.words()).isEqualTo(words);
        });
    }

    @Test
    void whatFitsTheRulesHasNoProblem() {
        assertThat(GOOD.problemIn(INFO)).isEmpty();
        assertThat(market(Side.SELL, size("10"), price("0.5")).problemIn(INFO)).isEmpty();
        assertThat(OrderRequestTest.stop(size("0.02"), price("90.5"), price("80"))
                        .problemIn(INFO))
                .isEmpty();
    }

    @Test
    void aPriceOffTheGridIsRefusedWithItsNeighbours() {
        assertRefused(
                limit(Side.BUY, size("1"), price("100.3")),
                INFO,
                RejectReason.PRICE_OFF_GRID,
                "price 100.3 is off the price grid of sim:BTC-USDC-PERP, between 100 and 100.5");
        assertRefused(
                market(Side.BUY, size("1"), price("100.0000000000000001")),
                INFO,
                RejectReason.PRICE_OFF_GRID,
                "worst price 100.0000000000000001 is off the price grid of sim:BTC-USDC-PERP, between 100 and 100.5");
    }

    @Test
    void bothPricesOfATriggerOrderMustBeOnTheGrid() {
        assertRefused(
                OrderRequestTest.stop(size("1"), price("90.1"), price("80")),
                INFO,
                RejectReason.PRICE_OFF_GRID,
                "trigger price 90.1 is off the price grid of sim:BTC-USDC-PERP, between 90 and 90.5");
        assertRefused(
                OrderRequestTest.stop(size("1"), price("90"), price("80.9")),
                INFO,
                RejectReason.PRICE_OFF_GRID,
                "worst price 80.9 is off the price grid of sim:BTC-USDC-PERP, between 80.5 and 81");
    }

    @Test
    void significantFiguresAreAGridToo() {
        MarketInfo info =
                SampleMarket.rules().priceGrid(new PriceGrid.Significant(5, 1)).build();

        assertThat(limit(Side.BUY, size("1"), price("1234.5")).problemIn(info)).isEmpty();
        assertThat(limit(Side.BUY, size("1"), price("123456")).problemIn(info)).isEmpty();
        assertRefused(
                limit(Side.BUY, size("1"), price("12345.5")),
                info,
                RejectReason.PRICE_OFF_GRID,
                "price 12345.5 is off the price grid of sim:BTC-USDC-PERP, between 12345 and 12346");
    }

    @Test
    void aHugePriceIsAnAnswerAndNotAnException() {
        LimitOrderRequest request = limit(Side.BUY, size("1"), price("9223372036854775807"));

        assertThat(request.problemIn(INFO)).isEmpty();
        assertThat(limit(Side.BUY, size("1"), price("922337203685477580.7")).problemIn(INFO))
                .map(Rejection::reason)
                .contains(RejectReason.PRICE_OFF_GRID);
    }

    @Test
    void aSizeThatIsNoMultipleOfTheLotIsRefused() {
        assertRefused(
                limit(Side.BUY, size("1.005"), price("100")),
                INFO,
                RejectReason.SIZE_OFF_LOT,
                "size 1.005 is no multiple of the lot 0.01 of sim:BTC-USDC-PERP");
    }

    @Test
    void aSizeBelowTheLeastIsRefused() {
        assertRefused(
                limit(Side.BUY, size("0.01"), price("100000")),
                INFO,
                RejectReason.MIN_SIZE,
                "size 0.01 is below the least size 0.02 of sim:BTC-USDC-PERP");
        assertThat(limit(Side.BUY, size("0.02"), price("100000")).problemIn(INFO))
                .isEmpty();
    }

    @Test
    void aSizeAboveTheGreatestIsRefused() {
        assertRefused(
                limit(Side.BUY, size("10.01"), price("100")),
                INFO,
                RejectReason.MAX_SIZE,
                "size 10.01 is above the greatest size 10 of sim:BTC-USDC-PERP");
        assertThat(limit(Side.BUY, size("10"), price("100")).problemIn(INFO)).isEmpty();
    }

    @Test
    void leastNotionalCountsTheContractMultiplier() {
        assertThat(limit(Side.SELL, size("1"), price("100")).problemIn(INFO)).isEmpty();
        assertRefused(
                limit(Side.SELL, size("1"), price("99.5")),
                INFO,
                RejectReason.MIN_NOTIONAL,
                "1 at 99.5 is worth 9.95 USDC, below the least notional 10 USDC of sim:BTC-USDC-PERP");
    }

    @Test
    void leastNotionalIsNotDemandedOfReducingOrders() {
        assertThat(limit(Side.SELL, size("0.02"), price("0.5")).reducing().problemIn(INFO))
                .isEmpty();
        assertThat(market(Side.BUY, size("0.02"), price("0.5")).reducing().problemIn(INFO))
                .isEmpty();
    }

    @Test
    void leastNotionalOfAMarketOrderIsJudgedWhereTheWorstPriceBoundsIt() {
        assertRefused(
                market(Side.BUY, size("1"), price("99.5")),
                INFO,
                RejectReason.MIN_NOTIONAL,
                "1 at 99.5 is worth 9.95 USDC, below the least notional 10 USDC of sim:BTC-USDC-PERP");
        assertThat(market(Side.SELL, size("1"), price("99.5")).problemIn(INFO)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MarketStatus.class,
            names = {"CANCEL_ONLY", "HALTED", "DELISTED"})
    void aMarketThatTakesNoOrdersRefusesAll(MarketStatus status) {
        MarketInfo info = SampleMarket.rules().status(status).build();
        String words = "sim:BTC-USDC-PERP is " + status;

        assertRefused(GOOD, info, RejectReason.MARKET_NOT_TRADING, words);
        assertRefused(GOOD.postOnly().reducing(), info, RejectReason.MARKET_NOT_TRADING, words);
        assertRefused(
                market(Side.SELL, size("1"), price("1")).reducing(), info, RejectReason.MARKET_NOT_TRADING, words);
    }

    @Test
    void aPostOnlyMarketTakesPostOnlyOrders() {
        MarketInfo info = SampleMarket.rules().status(MarketStatus.POST_ONLY).build();
        String words = "sim:BTC-USDC-PERP is POST_ONLY, and the order is not post-only";

        assertThat(GOOD.postOnly().problemIn(info)).isEmpty();
        assertRefused(GOOD, info, RejectReason.MARKET_NOT_TRADING, words);
        assertRefused(market(Side.BUY, size("1"), price("101")), info, RejectReason.MARKET_NOT_TRADING, words);
    }

    @Test
    void theFirstProblemCounts() {
        LimitOrderRequest wrong = limit(Side.BUY, size("0.005"), price("0.3"));

        assertThat(wrong.problemIn(INFO)).map(Rejection::reason).contains(RejectReason.PRICE_OFF_GRID);
        assertThat(wrong.problemIn(
                        SampleMarket.rules().status(MarketStatus.HALTED).build()))
                .map(Rejection::reason)
                .contains(RejectReason.MARKET_NOT_TRADING);
    }

    @Test
    void theRulesOfAnotherMarketAreAProgrammingError() {
        MarketId other = SampleMarket.OTHER;
        MarketInfo info = MarketInfo.of(other, MarketKind.PERPETUAL)
                .assets("ETH", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(BigDecimal.ONE))
                .lotSize(BigDecimal.ONE)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GOOD.problemIn(info))
                .withMessageContaining("expected " + other);
    }
}
