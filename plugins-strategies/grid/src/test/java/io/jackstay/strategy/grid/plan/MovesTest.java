package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.BoundsConfig.Outside;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final MarketInfo INFO = Given.market().build();

    private static Optional<Move> next(Given given, int moves, String mid, String multiplier, int trend) {
        GridConfig config = given.config();
        BigDecimal start = new BigDecimal("60000");
        Anchor anchor = Planner.anchor(config, start);
        Origin origin = new Origin(anchor, given.levels(), BigDecimal.ZERO, 0, moves, BigDecimal.ONE, 0);
        Outlook outlook = new Outlook(INFO, new BigDecimal(mid), BigDecimal.ZERO, new BigDecimal(multiplier), trend);
        return Moves.next(config, origin, given.ladder(start, INFO), outlook);
    }

    private static Optional<Move> next(Given given, int moves, String mid) {
        return next(given, moves, mid, "1", 0);
    }

    @Test
    void gridWithoutARuleStaysWhereItIs() {
        assertThat(next(Given.sample(), 0, "1000000")).isEmpty();
    }

    @Test
    void centreFollowsWhenThePriceIsBeyondTheThreshold() {
        Given given = Given.sample().recentre("1%", 3);

        assertThat(next(given, 0, "60600")).isEmpty();
        assertThat(next(given, 2, "60601")).hasValueSatisfying(move -> {
            assertThat(move.kind()).isEqualTo(Move.Kind.RECENTRE);
            assertThat(move.anchor().centre()).isEqualByComparingTo("60601");
        });
        assertThat(next(given, 3, "60601")).isEmpty();
    }

    @Test
    void recentredRangeKeepsItsWidth() {
        assertThat(next(Given.sample().width("5%").recentre("1%", 3), 0, "50000"))
                .hasValueSatisfying(move -> {
                    assertThat(move.anchor().lower()).isEqualByComparingTo("47500");
                    assertThat(move.anchor().upper()).isEqualByComparingTo("52500");
                });
    }

    @Test
    void trailingGridMovesWhenThePriceIsMoreThanAStepOutside() {
        Given up =
                Given.sample().between("55000", "66000").levels(11).arithmetic().trailing(true, false, 2);

        assertThat(next(up, 0, "67000")).isEmpty();
        assertThat(next(up, 1, "67100")).hasValueSatisfying(move -> {
            assertThat(move.kind()).isEqualTo(Move.Kind.TRAIL);
            assertThat(move.anchor().upper()).isEqualByComparingTo("67100");
        });
        assertThat(next(up, 2, "67100")).isEmpty();
        assertThat(next(up, 0, "40000")).isEmpty();
    }

    @Test
    void trailingDownIsAKeyOfItsOwn() {
        Given down =
                Given.sample().between("55000", "66000").levels(11).arithmetic().trailing(false, true, 2);

        assertThat(next(down, 0, "54000")).isEmpty();
        assertThat(next(down, 0, "53900"))
                .hasValueSatisfying(move -> assertThat(move.anchor().lower()).isEqualByComparingTo("53900"));
        assertThat(next(down, 0, "90000")).isEmpty();
    }

    @Test
    void trailingEndsAtItsPrices() {
        Given given =
                Given.sample().between("55000", "66000").levels(11).arithmetic().trailing("68000", "50000");

        assertThat(next(given, 0, "90000"))
                .hasValueSatisfying(move -> assertThat(move.anchor().upper()).isEqualByComparingTo("68000"));
        assertThat(next(given, 0, "40000"))
                .hasValueSatisfying(move -> assertThat(move.anchor().lower()).isEqualByComparingTo("50000"));
    }

    @Test
    void infiniteGridGrowsBeforeThePriceReachesItsEnd() {
        Given given = Given.sample().levels(3).infinite();

        assertThat(next(given, 0, "60100")).isEmpty();
        assertThat(next(given, 0, "60130"))
                .hasValueSatisfying(move -> assertThat(move.kind()).isEqualTo(Move.Kind.EXTEND));
    }

    @Test
    void infiniteGridEndsBelowItsGreatestPrice() {
        Given given = Given.sample().levels(3).infinite("60300");

        assertThat(next(given, 0, "60130")).as("60240.4 has its place").isPresent();
        assertThat(next(Given.sample().levels(3).infinite("60240"), 0, "60130")).isEmpty();
    }

    @Test
    void otherVolatilityBuildsTheGridAnewWhereItIs() {
        Given given = Given.sample().volatility(5, 20);

        assertThat(next(given, 0, "60000", "1.25", 0)).isEmpty();
        assertThat(next(given, 0, "60100", "1.26", 0)).hasValueSatisfying(move -> {
            assertThat(move.kind()).isEqualTo(Move.Kind.RESHAPE);
            assertThat(move.anchor().centre()).isEqualByComparingTo("60000");
            assertThat(move.why()).contains("1.26 times");
        });
        assertThat(next(given, 0, "60000", "0.74", 0)).isPresent();
    }

    @Test
    void otherTrendBuildsTheGridAnew() {
        Given given = Given.sample().trend(5, 20, TrendConfig.Bias.LEVELS);

        assertThat(next(given, 0, "60000", "1", 0)).isEmpty();
        assertThat(next(given, 0, "60000", "1", -1))
                .hasValueSatisfying(move -> assertThat(move.why()).isEqualTo("the trend is down"));
    }

    @Test
    void botEndsAtItsProfitItsLossAndItsTime() {
        ExitConfig rule = Given.sample()
                .exit(Optional.of("100"), Optional.of("50"), Optional.of(Duration.ofHours(2)), ExitConfig.Then.KEEP)
                .config()
                .exit()
                .orElseThrow();

        assertThat(Exits.byProfit(rule, usdc("99.99"))).isEmpty();
        assertThat(Exits.byProfit(rule, usdc("100"))).contains("take-profit: 100 USDC of 100 USDC");
        assertThat(Exits.byProfit(rule, usdc("-49.99"))).isEmpty();
        assertThat(Exits.byProfit(rule, usdc("-50"))).contains("stop-loss: -50 USDC of -50 USDC");
        assertThat(Exits.byTime(rule, Duration.ofMinutes(119))).isEmpty();
        assertThat(Exits.byTime(rule, Duration.ofHours(2))).contains("time limit: 2h");
    }

    @Test
    void botEndsOutsideItsBoundsWhenToldSo() {
        Given given = Given.sample().bounds("50000", "70000", Outside.EXIT);

        assertThat(Exits.byPrice(given.config(), new BigDecimal("50000"))).isEmpty();
        assertThat(Exits.byPrice(given.config(), new BigDecimal("49999.9"))).isPresent();
        assertThat(Exits.byPrice(
                        Given.sample().bounds("50000", "70000", Outside.HOLD).config(), BigDecimal.ONE))
                .isEmpty();
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }
}
