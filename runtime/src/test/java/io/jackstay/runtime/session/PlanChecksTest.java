package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.plugin.Secret;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.plugin.PluginHandle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a plan as a whole. */
final class PlanChecksTest {
    private static final MarketId HERE = MarketId.parse("here:BTC-USDC-PERP");
    private static final MarketId THERE = MarketId.parse("there:BTC-USDC-PERP");

    private record Nothing() {}

    private static List<String> mistakes(String threading, Needs needs) {
        return mistakes(threading, needs, new Nothing());
    }

    private static List<String> mistakes(String threading, Needs needs, Record own) {
        return mistakes(threading, needs, own, PlanChecks::run);
    }

    @SuppressWarnings("NullAway") // which plugin it is plays no part here
    private static List<String> mistakes(String threading, Needs needs, Record own, Consumer<PlanChecks> checking) {
        JackstayConfig config = ConfigFile.parse("a.conf", """
                        connectors { here { plugin = none }, there { plugin = none } }
                        bots {
                          b { strategy { plugin = none }, threading = %s }
                        }
                        """.formatted(threading), List.of(), Map.of())
                .config();
        @Nullable PluginHandle none = null;
        PlannedBot bot = new PlannedBot(1, config.bots().get(0), none, own, needs, List.of());
        Problems problems = new Problems();
        checking.accept(new PlanChecks(new SessionPlan(config, List.of(), List.of(bot), List.of()), problems));
        return problems.sorted().stream().map(Object::toString).toList();
    }

    @Test
    void aBotOfTwoVenuesCannotBeOnTheLoopOfOne() {
        Needs both = Needs.none().market(HERE, Feed.TOP).market(THERE, Feed.TOP);

        assertThat(mistakes("venue", both))
                .containsExactly(
                        "a.conf:3 bots.b: threading = venue is for a bot of one venue, and this one needs here, "
                                + "there threading = own or shared");
        assertThat(mistakes("own", both)).isEmpty();
        assertThat(mistakes("shared", both)).isEmpty();
    }

    /** A record with a secret where a look at its components alone would not find it. */
    public record Deep(List<Login> logins) {
        /** One of them. */
        public record Login(String user, Optional<Secret> password) {}
    }

    /** A record without one. */
    public record Plain(String name) {}

    @Test
    void aSecretOfAPluginIsKeptOffATape() {
        Needs here = Needs.none().market(HERE, Feed.TOP);

        assertThat(mistakes("own, record = true", here, new Deep(List.of())))
                .containsExactly("a.conf:3 bots.b: record = true would put a secret of its plugins on the tape");
        assertThat(mistakes("own, record = false", here, new Deep(List.of()))).isEmpty();
        assertThat(mistakes("own, record = true", here, new Plain("a name"))).isEmpty();
    }

    @Test
    void aBotOfOneVenueCanBeOnItsLoop() {
        assertThat(mistakes("venue", Needs.none().market(HERE, Feed.TOP))).isEmpty();
    }

    private static List<String> tooSmall(Needs needs) {
        MarketInfo info = Markets.info(HERE).toBuilder()
                .minSize(new BigDecimal("0.002"))
                .minNotional(BigDecimal.TEN)
                .build();
        return mistakes("own", needs, new Nothing(), checks -> checks.checkLeast(HERE.venue(), List.of(info)));
    }

    @Test
    void aLargestOrderBelowWhatTheMarketTakesIsAMistake() {
        Needs here = Needs.none().market(HERE, Feed.TOP).market(THERE, Feed.TOP);
        BigDecimal most = BigDecimal.ONE;

        assertThat(tooSmall(here.expects(HERE, new BigDecimal("0.001"), most)))
                .singleElement()
                .asString()
                .contains("the largest order, 0.001 BTC, is below what here:BTC-USDC-PERP takes at least 0.002 BTC");
        assertThat(tooSmall(here.expectsInQuote(HERE, new BigDecimal("9.5"), BigDecimal.TEN)))
                .singleElement()
                .asString()
                .contains("at least 10 USDC");
        assertThat(tooSmall(here.expects(HERE, new BigDecimal("0.002"), most))).isEmpty();
        assertThat(tooSmall(here.expects(THERE, new BigDecimal("0.001"), most))).isEmpty();
    }
}
