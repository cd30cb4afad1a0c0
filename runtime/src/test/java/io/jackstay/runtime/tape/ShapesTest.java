package io.jackstay.runtime.tape;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.SIM;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value that reaches a bot comes back from its bytes as it was. */
final class ShapesTest {
    private static final Stamp STAMP = new Stamp(5, 7);
    private static final OrderRef REF = new OrderRef(BTC, 77, "venue-1");

    static Stream<Object> values() {
        OrderReport report = OrderReport.of(REF, Side.SELL, price(BTC, "60000"), size(BTC, "3"), OrderState.OPEN, STAMP)
                .filled(size(BTC, "1"))
                .reduceOnly(true)
                .timeInForce(TimeInForce.POST_ONLY);
        Position position =
                new Position(BTC, size(BTC, "1"), new BigDecimal("60000.10"), BigDecimal.ONE, Position.Source.VENUE);
        AccountSnapshot snapshot = AccountSnapshot.of(
                List.of(report),
                List.of(position),
                List.of(new Balance("USDC", "perp", new BigDecimal("10.50"), BigDecimal.TEN)),
                STAMP);
        return Stream.of(
                Markets.info(BTC),
                Markets.info(BTC).toBuilder()
                        .revision(3)
                        .status(MarketStatus.POST_ONLY)
                        .maxSize(new BigDecimal("500"))
                        .priceBand(
                                new PriceBand(PriceBand.Reference.MARK, new BigDecimal("0.05"), new BigDecimal("0.10")))
                        .maxLeverage(20)
                        .fundingInterval(Duration.ofHours(8))
                        .build(),
                report,
                OrderReport.of(REF, Side.BUY, price(BTC, "1"), size(BTC, "3"), OrderState.REJECTED, STAMP)
                        .why(new Rejection(RejectReason.INSUFFICIENT_MARGIN, "too little")),
                snapshot,
                snapshot.margin(
                        new Margin(new Money("USDC", BigDecimal.TEN), new Money("USDC", BigDecimal.ONE), STAMP)),
                OrderFill.of(
                                "f1",
                                REF,
                                Side.BUY,
                                price(BTC, "2"),
                                size(BTC, "1"),
                                new Money("BNB", new BigDecimal("-0.000000000000000001")),
                                STAMP)
                        .role(LiquidityRole.MAKER)
                        .cause(FillCause.LIQUIDATION),
                new CashFlow("c1", SIM, CashFlow.Kind.FUNDING, "BTC", new Money("USDC", BigDecimal.ONE), STAMP),
                new Candle(
                        BTC,
                        Duration.ofMinutes(1),
                        Instant.ofEpochSecond(60, 5),
                        price(BTC, "2"),
                        price(BTC, "4"),
                        price(BTC, "1"),
                        price(BTC, "3"),
                        size(BTC, "9"),
                        true),
                new MarkPrice(BTC, price(BTC, "2"), price(BTC, "3"), true, STAMP),
                new FundingRate(BTC, new BigDecimal("-0.0001"), Duration.ofHours(1), Instant.EPOCH, STAMP),
                limit(Side.BUY, "1", "2"),
                new Outcome.Unknown("no answer"),
                new Outcome.Rejected(new Rejection(RejectReason.POST_ONLY_WOULD_CROSS, "would cross")),
                Result.ok(snapshot),
                Result.ok(),
                Result.ok(new TreeMap<>(Map.of("nonce", "5"))),
                Result.refused(RejectReason.UNSUPPORTED, "there is no such action"),
                Result.unknown("no answer"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void comesBackEqual(Object value) {
        assertThat(Shapes.ANY.take(bytes(value))).isEqualTo(value);
    }

    @Test
    void traitsComeBackWithAllTheirFigures() {
        VenueTraits traits = VenueTraits.of(Capability.TRADING, Capability.TRADES)
                .cloidBits(48)
                .settleTime(Duration.ofSeconds(3))
                .maxOrderLife(Duration.ofDays(28))
                .maxOpenOrders(200)
                .deadManMin(Duration.ofSeconds(5))
                .deadManMax(Duration.ofMinutes(2))
                .exclusive(List.of("key-1"));

        VenueTraits again = (VenueTraits) Shapes.ANY.take(bytes(traits));

        assertThat(again.toString()).isEqualTo(traits.toString());
        assertThat(again.capabilities()).isEqualTo(traits.capabilities());
        assertThat(again.maxOrderLife()).isEqualTo(traits.maxOrderLife());
        assertThat(again.exclusive()).isEqualTo(traits.exclusive());
    }

    @Test
    void aValueWithoutAFormIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> bytes(new Object()));
    }

    @Test
    void aNameThatIsNoneOfOursIsRefused() {
        RecordWriter to = new RecordWriter(1, 1).putText("java.lang.ProcessBuilder");

        assertThatThrownBy(() -> Shapes.ANY.take(RecordReader.of("a test", to.toEntry())))
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("java.lang.ProcessBuilder");
    }

    private static RecordReader bytes(Object value) {
        RecordWriter to = new RecordWriter(1, 1);
        Shapes.ANY.put(to, value);
        return RecordReader.of("a test", to.toEntry());
    }
}
