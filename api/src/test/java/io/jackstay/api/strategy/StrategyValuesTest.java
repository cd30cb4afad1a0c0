package io.jackstay.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrategyValuesTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");

    @Test
    void chaseKeepsWhatWasSetBefore() {
        Chase chase = Chase.of(Side.SELL, size("0.5"))
                .interval(Duration.ofMillis(250))
                .timeout(Duration.ofMinutes(2))
                .postOnly(false)
                .offsetTicks(-1)
                .cancelWait(Duration.ofSeconds(3))
                .reduceOnly(true);

        assertThat(chase.market()).isEqualTo(BTC);
        assertThat(chase.side()).isEqualTo(Side.SELL);
        assertThat(chase.size()).isEqualTo(size("0.5"));
        assertThat(chase.interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(chase.timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(chase.offsetTicks()).isEqualTo(-1);
        assertThat(chase.cancelWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(chase.postOnly()).isFalse();
        assertThat(chase.reduceOnly()).isTrue();
    }

    @Test
    void chaseIsEqualByValue() {
        Chase chase = Chase.of(Side.BUY, size("0.5"));

        assertThat(chase).isEqualTo(Chase.of(Side.BUY, size("0.5"))).hasSameHashCodeAs(Chase.of(Side.BUY, size("0.5")));
        assertThat(chase.reduceOnly(true)).isNotEqualTo(chase);
        assertThat(chase.offsetTicks(2)).isNotEqualTo(chase);
    }

    @Test
    void chaseRefusesWhatCannotWork() {
        Chase chase = Chase.of(Side.BUY, size("0.5"));

        assertThatThrownBy(() -> Chase.of(Side.BUY, size("0"))).hasMessageContaining("size");
        assertThatThrownBy(() -> Chase.of(Side.BUY, size("-1"))).hasMessageContaining("size");
        assertThatThrownBy(() -> chase.interval(Duration.ZERO)).hasMessageContaining("interval");
        assertThatThrownBy(() -> chase.timeout(Duration.ofSeconds(-1))).hasMessageContaining("timeout");
        assertThatThrownBy(() -> chase.offsetTicks(-1)).hasMessageContaining("post-only");
    }

    @Test
    void explanationFactoriesSetTheState() {
        assertThat(Explanation.ok("grid", "20 levels rest").state()).isEqualTo(Explanation.State.OK);
        assertThat(Explanation.waiting("grid", "no top").state()).isEqualTo(Explanation.State.WAIT);
        assertThat(Explanation.blocked("grid", "no margin").state()).isEqualTo(Explanation.State.BLOCKED);
        assertThat(Explanation.ok("grid", "20 levels rest").limit()).isEmpty();
        assertThat(Explanation.ok("grid", "20 levels rest").until()).isEmpty();
    }

    @Test
    void explanationCarriesLimitAndTime() {
        Instant later = Instant.EPOCH.plusSeconds(60);

        Explanation explanation =
                Explanation.waiting("entry", "spread too narrow").until(later).limit("2 bps", "1.4 bps");

        assertThat(explanation)
                .isEqualTo(new Explanation(
                        "entry",
                        Explanation.State.WAIT,
                        "spread too narrow",
                        Optional.of(new Explanation.Bound("2 bps", "1.4 bps")),
                        Optional.of(later)));
    }

    @Test
    void explanationNeedsWords() {
        assertThatThrownBy(() -> Explanation.ok(" ", "fine")).hasMessageContaining("topic");
        assertThatThrownBy(() -> Explanation.ok("grid", "")).hasMessageContaining("words");
        assertThatThrownBy(() -> Explanation.ok("grid", "fine").limit("", "1")).hasMessageContaining("limit");
    }

    @Test
    void firstStartHasNoPast() {
        assertThat(Start.first().kind()).isEqualTo(Start.Kind.FIRST);
        assertThat(Start.first().missedFills()).isEmpty();
        assertThat(Start.first().endedWhileAway()).isEmpty();
    }

    private static Size size(String value) {
        return Size.of(BTC, new BigDecimal(value));
    }
}
