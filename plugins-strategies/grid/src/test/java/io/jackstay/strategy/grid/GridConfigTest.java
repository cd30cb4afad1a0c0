package io.jackstay.strategy.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GridConfigTest {
    @Test
    void jarOffersTheGridByName() {
        List<StrategyProvider<?>> providers = ServiceLoader.load(StrategyProvider.class).stream()
                .<StrategyProvider<?>>map(ServiceLoader.Provider::get)
                .toList();

        assertThat(providers)
                .extracting(provider -> provider.getClass().getAnnotation(Plugin.class))
                .extracting(plugin -> plugin.name() + " " + plugin.api())
                .containsExactly("grid " + Api.VERSION);
    }

    @Test
    void needsTellTheLargestOrderAndTheFullGridInBase() {
        assertThat(new GridProvider().needs(Given.sample().config()))
                .isEqualTo(Needs.none()
                        .market(Given.BTC, Feed.TOP, Feed.MARK)
                        .expects(Given.BTC, new BigDecimal("0.01"), new BigDecimal("0.10")));
    }

    @Test
    void needsTellTheLargestOrderAndTheFullGridInQuote() {
        assertThat(new GridProvider().needs(Given.sample().value("100", "USDC").config()))
                .isEqualTo(Needs.none()
                        .market(Given.BTC, Feed.TOP, Feed.MARK)
                        .expectsInQuote(Given.BTC, new BigDecimal("100"), new BigDecimal("1000")));
    }

    @Test
    void sizeIsGivenOnceInBaseOrInQuote() {
        refuses(Optional.empty(), Optional.empty(), "either order-size, such as 0.01, or order-value");
        refuses(
                Optional.of(BigDecimal.ONE),
                Optional.of(new Money("USDC", BigDecimal.TEN)),
                "either order-size, such as 0.01, or order-value");
        refuses(Optional.of(new BigDecimal("-0.01")), Optional.empty(), "order-size must be above 0, got -0.01");
        refuses(
                Optional.empty(),
                Optional.of(new Money("USDC", BigDecimal.ZERO)),
                "order-value must be above 0, got 0");
    }

    private static void refuses(Optional<BigDecimal> size, Optional<Money> value, String why) {
        Given sample = Given.sample();
        assertThatThrownBy(() -> new GridConfig(
                        Given.BTC,
                        sample.levels(),
                        sample.spacing(),
                        size,
                        value,
                        sample.mode(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void rangeTakesThePlaceOfCentreAndSpacing() {
        assertThat(Given.sample().between("50000", "70000").config().isRange()).isTrue();
        assertThat(Given.sample().config().isRange()).isFalse();
        assertThatThrownBy(() ->
                        Given.sample().between("50000", "70000").spacing("0.1%").config())
                .hasMessageContaining("leave out spacing and centre");
        assertThatThrownBy(() ->
                        Given.sample().between("50000", "70000").centre("60000").config())
                .hasMessageContaining("leave out spacing and centre");
        assertThatThrownBy(() -> Given.sample().between("70000", "70000").config())
                .hasMessage("lower = 70000 must be below upper = 70000");
    }

    @Test
    void rangeHasTwoEnds() {
        assertThatThrownBy(() -> new GridConfig(
                        Given.BTC,
                        10,
                        Optional.empty(),
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        GridConfig.Mode.GEOMETRIC,
                        Optional.empty(),
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(5)))
                .hasMessageContaining("lower and upper belong together");
    }

    @Test
    void spacingIsNeededAroundACentre() {
        assertThatThrownBy(() -> new GridConfig(
                        Given.BTC,
                        10,
                        Optional.empty(),
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        GridConfig.Mode.GEOMETRIC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(5)))
                .hasMessageContaining("give spacing, such as 0.1%, or lower and upper");
    }

    @Test
    void arithmeticLevelsStayAboveZero() {
        assertThatThrownBy(() -> Given.sample().arithmetic().spacing("10%").config())
                .hasMessageContaining("levels x spacing is 100%");
        assertThat(Given.sample().arithmetic().spacing("9.9%").config().spacing())
                .contains(Percent.parse("9.9%"));
        assertThat(Given.sample().spacing("10%").config().spacing()).contains(Percent.parse("10%"));
    }
}
