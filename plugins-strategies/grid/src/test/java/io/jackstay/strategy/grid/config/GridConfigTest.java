package io.jackstay.strategy.grid.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Feed;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.GridProvider;
import java.math.BigDecimal;
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
        refuses(Given.sample().noSize(), "give order-size, such as 0.01, or order-value");
        refuses(Given.sample().sizeAndValue("1", "10", "USDC"), "order-size and order-value both say");
        refuses(Given.sample().size("-0.01"), "order-size must be above 0, got -0.01");
        refuses(Given.sample().value("0", "USDC"), "order-value must be above 0, got 0");
        refuses(Given.sample().budget("0"), "budget must be above 0, got 0");
    }

    private static void refuses(Given given, String why) {
        assertThatThrownBy(given::config)
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
        refuses(Given.sample().noSpacing().lower("1"), "lower and upper belong together");
    }

    @Test
    void levelsAreGivenInOneWay() {
        refuses(
                Given.sample().noSpacing(),
                "give spacing, such as 0.1%, or steps, or width, or pivots, or lower and upper");
        refuses(Given.sample().width("5%").spacing("0.1%"), "give one of spacing, steps, width, pivots");
        refuses(Given.sample().steps("1%").spacing("0.1%"), "give one of spacing, steps, width, pivots");
        refuses(Given.sample().pivots(1, 10, 2, "0%").centre("60000"), "leave out centre");
    }

    @Test
    void sectionsThatContradictEachOtherAreRefused() {
        refuses(Given.sample().taking(), "entry = take needs direction = long or short");
        refuses(
                Given.sample().sizes(new SizeConfig.ConstantValue()),
                "size.type = constant-value needs direction = long and a budget");
        refuses(Given.sample().width("5%").volatility(5, 20), "volatility changes spacing or steps");
        refuses(Given.sample().width("5%").trend(5, 20, TrendConfig.Bias.LEVELS), "a range has no sides");
        refuses(Given.sample().recentre("1%", 5).trailing(true, false, 5), "both move the grid");
        refuses(Given.sample().between("100", "200").recentre("1%", 5), "moves a grid that lower and upper hold");
        refuses(Given.sample().between("100", "200").infinite(), "infinite");
        refuses(Given.sample().arithmetic().spacing("4%").volatility(5, 20), "levels x spacing is 120%");
        refuses(Given.sample().direction(Direction.SHORT).profit(Profit.BASE), "buy more than it owes");
        refuses(
                Given.sample()
                        .direction(Direction.LONG)
                        .budget("100")
                        .sizes(new SizeConfig.ConstantValue())
                        .profit(Profit.REINVEST),
                "leave out profit = reinvest");
    }

    @Test
    void sectionsThatChangeNothingAreRefused() {
        Given nothing = Given.sample().resting(Optional.empty(), Optional.empty(), "5%");
        refuses(nothing, "resting changes nothing");
        assertThat(nothing.inventory("0", "1", "50%").config().tolerance()).hasToString("5%");
        Given never = Given.sample().exit(Optional.empty(), Optional.empty(), Optional.empty(), ExitConfig.Then.KEEP);
        refuses(never, "exit never comes");
        assertThat(never.bounds("1", "2", BoundsConfig.Outside.EXIT).config().exit())
                .isPresent();
        assertThatThrownBy(
                        () -> new TrailingConfig(false, true, 5, Optional.of(BigDecimal.ONE), Optional.empty(), false))
                .hasMessage("up-to needs up = true, and down-to needs down = true");
    }

    @Test
    void toleranceIsTheDefaultOfItsKeyWhereTheSectionIsLeftOut() {
        Default given = RestingConfig.class.getRecordComponents()[2].getAnnotation(Default.class);

        assertThat(Given.sample().config().tolerance()).hasToString(given.value());
    }

    @Test
    void sectionsCheckThemselves() {
        assertThatThrownBy(() -> Given.sample().volatility(20, 20)).hasMessageContaining("short-window = 20");
        assertThatThrownBy(() -> Given.sample().trend(20, 20, TrendConfig.Bias.LEVELS))
                .hasMessageContaining("fast = 20 must be below slow = 20");
        assertThatThrownBy(() -> Given.sample().pivots(1, 5, 3, "0%")).hasMessageContaining("twice strength = 3");
        assertThatThrownBy(() -> Given.sample().trailing(false, false, 3)).hasMessageContaining("leave out trailing");
        assertThatThrownBy(() -> Given.sample().bounds("2", "1", BoundsConfig.Outside.HOLD))
                .hasMessage("floor = 2 must be below ceiling = 1");
        assertThatThrownBy(() ->
                        Given.sample().exit(Optional.of("0"), Optional.empty(), Optional.empty(), ExitConfig.Then.KEEP))
                .hasMessageContaining("take-profit must be above 0");
        assertThatThrownBy(() -> new SizeConfig.PerLevel(List.of())).hasMessageContaining("factors is empty");
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
