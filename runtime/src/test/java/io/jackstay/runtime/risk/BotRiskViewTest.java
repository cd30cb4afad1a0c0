package io.jackstay.runtime.risk;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.SIM;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.risk.Stand.usdc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rule can see. */
final class BotRiskViewTest {
    private final Stand stand = new Stand();
    private final RiskView view = viewOf(stand);

    /** A rule that keeps what it is shown first. */
    private static final class Looking implements RiskRule {
        private Optional<RiskView> seen = Optional.empty();

        @Override
        public void onStart(RiskView first, RiskActions actions) {
            seen = Optional.of(first);
        }

        @Override
        public RiskDecision check(RiskOrder order, RiskView now) {
            return RiskDecision.ALLOW;
        }

        @Override
        public void onOutcome(RiskOrder order, Outcome outcome, RiskView now, RiskActions actions) {}
    }

    private static RiskView viewOf(Stand stand) {
        Looking rule = new Looking();
        stand.gate.add("looking", rule);
        stand.gate.onStart();
        return rule.seen.orElseThrow();
    }

    private void goTo(String instant) {
        Instant at = Instant.parse(instant);
        stand.nanos = Duration.ofSeconds(at.getEpochSecond(), at.getNano()).toNanos();
    }

    @Test
    void timeAndDayAreThoseOfTheEvent() {
        goTo("2026-03-02T00:00:00Z");
        assertThat(view.now()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(view.day()).isEqualTo(LocalDate.of(2026, 3, 2));
        goTo("2026-03-02T23:59:59.999999999Z");
        assertThat(view.day()).isEqualTo(LocalDate.of(2026, 3, 2));
        goTo("2026-03-03T00:00:00Z");
        assertThat(view.day()).isEqualTo(LocalDate.of(2026, 3, 3));
        goTo("2026-03-02T23:59:59Z");
        assertThat(view.day()).as("a clock that was set back").isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void pricesAreThoseOfTheMarket() {
        assertThat(view.info(BTC)).isEqualTo(info(BTC));
        assertThat(view.top(BTC)).isEmpty();
        assertThat(view.mark(BTC)).isEmpty();

        stand.quote(BTC, 1000, Optional.of("103"));

        assertThat(view.top(BTC).map(TopOfBook::bid)).contains(price(BTC, "100.0"));
        assertThat(view.mark(BTC).map(MarkPrice::mark)).contains(price(BTC, "103"));
        assertThat(view.top(ETH)).isEmpty();
        stand.pass(Duration.ofSeconds(5));
        assertThat(view.age(BTC, Feed.TOP)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMarketOfNobodyHereIsRefused() {
        MarketId other = MarketId.parse("sim:SOL-USDC-PERP");

        assertThatIllegalArgumentException().isThrownBy(() -> view.top(other)).withMessageContaining("SOL");
        assertThatIllegalArgumentException().isThrownBy(() -> view.mark(other)).withMessageContaining("SOL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.age(other, Feed.TOP))
                .withMessageContaining("SOL");
    }

    @Test
    void equityFallsWithTheMarkAndItsHighestStays() {
        stand.fill(Side.BUY, "1", "100");
        stand.mark("110");
        stand.mark("95");

        assertThat(view.equity().amount()).isEqualByComparingTo(usdc("9995").amount());
        assertThat(view.peakEquity().amount())
                .isEqualByComparingTo(usdc("10010").amount());
    }

    @Test
    void theLatestHundredFillsAreRemembered() {
        OrderFill first = stand.fill(Side.BUY, "1", "100");
        assertThat(view.recentFills()).containsExactly(first);
        OrderFill second = stand.fill(Side.SELL, "1", "100");
        for (int i = 2; i < 101; i++) {
            stand.fill(Side.BUY, "0.1", "100");
        }

        assertThat(view.recentFills()).hasSize(100).startsWith(second);
    }

    @Test
    void marginAndDeadManSwitchAreThoseOfTheLogin() {
        Margin margin = new Margin(usdc("100"), usdc("40"), at(stand.nanos));
        assertThat(view.margin(SIM)).isEmpty();
        assertThat(view.deadManArmed(SIM)).isFalse();

        stand.margin = Optional.of(margin);
        stand.armed = true;

        assertThat(view.margin(SIM)).contains(margin);
        assertThat(view.deadManArmed(SIM)).isTrue();
    }

    @Test
    void aRuleSeesWhatHasHaltedTheScope() {
        assertThat(view.halted()).isEmpty();

        stand.gate.stop("journal", "it is slow");

        assertThat(view.halted()).contains("halted by journal: it is slow");
    }
}
