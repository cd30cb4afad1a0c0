package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.market.QuietBand;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a bot needs no change of best prices: as long as its strategy said so, in its last callback. */
final class QuietBotTest {
    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private final QuietBand band = new QuietBand();
    private Consumer<Context> last = context -> {};

    @BeforeEach
    void start() {
        bench.writing = false;
        strategy.then = (context, call) -> last.accept(context);
        bench.started(1, strategy);
        quote();
    }

    private void quote() {
        bench.quote(600_000, 600_001);
    }

    private boolean isQuiet() {
        band.begin(Long.MAX_VALUE);
        return bench.bots.get(0).isQuiet(BTC, band);
    }

    @Test
    void oneThatSaysNothingWantsEachEvent() {
        assertThat(isQuiet()).isFalse();
    }

    @Test
    void oneThatIsQuietNeedsNone() {
        last = context -> context.market(BTC).quiet();
        quote();

        assertThat(isQuiet()).isTrue();
        assertThat(band.holds(1, 2)).isTrue();
    }

    @Test
    void whatWasSaidHoldsUntilTheNextCallback() {
        last = context -> context.market(BTC).quiet();
        quote();
        last = context -> {};
        quote();

        assertThat(isQuiet()).isFalse();
    }

    @Test
    void oneThatWaitsForAPriceNeedsNoneBetween() {
        last = context -> context.market(BTC).quietWithin(price(BTC, "59990"), price(BTC, "60010"));
        quote();

        assertThat(isQuiet()).isTrue();
        int scale = Bench.BTC_INFO.priceScale();
        long low = price(BTC, "59990").toBigDecimal().movePointRight(scale).longValueExact();
        long high = price(BTC, "60010").toBigDecimal().movePointRight(scale).longValueExact();
        assertThat(band.holds(low, high)).isTrue();
        assertThat(band.holds(low - 1, high)).isFalse();
        assertThat(band.holds(low, high + 1)).isFalse();
    }
}
