package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperConfigTest {
    private static final Venue SIM = new Venue("sim");

    @Test
    void everyKeyIsDocumented() {
        for (Class<?> type : List.of(
                PaperConfig.class,
                PaperMarketConfig.class,
                FeedConfig.RandomWalk.class,
                FeedConfig.Recording.class,
                FeedConfig.Upstream.class,
                FundingConfig.class,
                ScheduledChange.class,
                LatencyConfig.class,
                DelayConfig.Fixed.class,
                DelayConfig.Distribution.class,
                RejectsConfig.class,
                RejectsConfig.Window.class,
                FeeTierConfig.class,
                RequestBudgetConfig.class)) {
            for (RecordComponent component : type.getRecordComponents()) {
                assertThat(component.isAnnotationPresent(Doc.class))
                        .as("%s", component)
                        .isTrue();
            }
        }
    }

    @Test
    void defaultsAreTheseAndTheFactoriesUseThem() throws ReflectiveOperationException {
        PaperMarketConfig market = PaperMarketConfig.of("BTC-USDC-PERP", "0.1", "0.001", Optional.empty());
        FeedConfig.RandomWalk walk = FeedConfig.RandomWalk.of(1, new BigDecimal("60000"));

        assertThat(defaults(PaperConfig.class, PaperConfig.of(List.of(market), List.of(usdc("10000")))))
                .containsExactly(
                        "balances=[\"10000 USDC\"] [10000 USDC]",
                        "queue=proportional PROPORTIONAL",
                        "selfTrade=cancel-newest CANCEL_NEWEST",
                        "amends=in-place IN_PLACE",
                        "feeTiers=[] []",
                        "feeWindowDays=30 30");
        assertThat(defaults(PaperMarketConfig.class, market))
                .containsExactly(
                        "minNotional=0 0",
                        "maxLeverage=10 10",
                        "makerFee=0.01% 0.01%",
                        "takerFee=0.045% 0.045%",
                        "schedule=[] []");
        assertThat(defaults(FeedConfig.RandomWalk.class, walk))
                .containsExactly(
                        "seed=1 1",
                        "interval=100ms PT0.1S",
                        "volatility=0.03% 0.03%",
                        "reversion=0.5% 0.5%",
                        "spreadTicks=1 1",
                        "levels=10 10",
                        "levelNotional=50000 50000",
                        "tradesPerSecond=10 10",
                        "tradeNotional=2000 2000");
    }

    private static List<String> defaults(Class<?> type, Object built) throws ReflectiveOperationException {
        List<String> defaults = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Default value = component.getAnnotation(Default.class);
            if (value != null) {
                Object inFactory = component.getAccessor().invoke(built);
                defaults.add("%s=%s %s".formatted(component.getName(), value.value(), inFactory));
            }
        }
        return defaults;
    }

    @Test
    void rulesOfAMarketComeFromItsBlock() {
        PaperMarketConfig config = new PaperMarketConfig(
                "ETH-USDT",
                new BigDecimal("0.01"),
                new BigDecimal("0.0001"),
                Optional.of(new BigDecimal("0.01")),
                new BigDecimal("5"),
                20,
                Percent.parse("-0.01%"),
                Percent.parse("0.05%"),
                Optional.empty(),
                Optional.empty(),
                List.of());

        MarketInfo info = config.info(SIM);

        assertThat(info.kind()).isEqualTo(MarketKind.SPOT);
        assertThat(info.baseAsset()).isEqualTo("ETH");
        assertThat(info.quoteAsset()).isEqualTo("USDT");
        assertThat(info.maxLeverage()).isEqualTo(1);
        assertThat(info.minSize().toBigDecimal()).isEqualByComparingTo("0.01");
        assertThat(info.minNotional().amount()).isEqualByComparingTo("5");
        assertThat(info.fees().maker()).isEqualByComparingTo("-0.0001");
        assertThat(info.priceScale()).isEqualTo(2);
    }

    @Test
    void providerTellsMarketsWithoutRunning() {
        PaperConfig config = Session.config(Optional.empty());

        assertThat(new PaperProvider().markets(config, SIM))
                .hasValueSatisfying(markets ->
                        assertThat(markets).extracting(MarketInfo::id).containsExactly(Session.MARKET));
        assertThat(new PaperProvider().traits(config).has(Capability.DEAD_MAN)).isTrue();
        assertThat(new PaperProvider().traits(config).cloidBits()).isEqualTo(62);
    }

    @Test
    void mistakesSayWhatIsWrong() {
        PaperMarketConfig btc = PaperMarketConfig.of("BTC-USDC-PERP", "0.1", "0.001", Optional.empty());

        refused(() -> PaperConfig.of(List.of(), List.of(usdc("1"))), "must list at least one");
        refused(() -> PaperConfig.of(List.of(btc, btc), List.of(usdc("1"))), "list BTC-USDC-PERP twice");
        refused(() -> PaperConfig.of(List.of(btc), List.of()), "must name at least one");
        refused(() -> PaperConfig.of(List.of(btc), List.of(usdc("-1"))), "-1 USDC must not be negative");
        refused(() -> PaperConfig.of(List.of(btc), List.of(usdc("1"), usdc("2"))), "name USDC twice");
        refused(
                () -> PaperConfig.of(List.of(btc), List.of(new Money("USDT", BigDecimal.ONE))),
                "have no USDC, in which BTC-USDC-PERP is paid");
        refused(() -> PaperMarketConfig.of("BTCUSDC", "0.1", "0.001", Optional.empty()), "write BASE-QUOTE");
        refused(() -> PaperMarketConfig.of("BTC-USDC", "0", "0.001", Optional.empty()), "tick = 0: must be positive");
        refused(
                () -> Session.config(Optional.of(FeedConfig.RandomWalk.of(7, new BigDecimal("60000.05")))),
                "feed.start = 60000.05: must be a multiple of the tick 0.1");
        refused(() -> FeedConfig.RandomWalk.of(1, BigDecimal.ZERO), "start = 0: must be positive");
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static void refused(Runnable making, String words) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
