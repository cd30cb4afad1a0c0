package io.jackstay.runtime.risk;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.size;
import static io.jackstay.runtime.risk.Stand.usdc;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Exposure;
import io.jackstay.runtime.market.MarketState;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two bots in one market, taken together. */
final class BotFiguresTest {
    private final Stand stand = new Stand();

    private static BotFigures.Market market(
            String position, String buys, String sells, int orders, String notional, Optional<MarketState> state) {
        Exposure exposure =
                new Exposure(size(BTC, position), size(BTC, buys), size(BTC, sells), orders, usdc(notional));
        return new BotFigures.Market(info(BTC), exposure, state);
    }

    private static BigDecimal worst(BotFigures.Market market) {
        return market.exposure().worstNotional().amount();
    }

    @Test
    void positionsAndOrdersAddUp() {
        BotFigures.Market one = market("1", "2", "0.5", 2, "300", Optional.empty());
        BotFigures.Market two = market("-3", "1", "0.25", 3, "325", Optional.empty());

        BotFigures.Market both = one.plus(two);

        assertThat(both.id()).isEqualTo(BTC);
        assertThat(both.exposure().position()).isEqualByComparingTo(size(BTC, "-2"));
        assertThat(both.exposure().openBuys()).isEqualByComparingTo(size(BTC, "3"));
        assertThat(both.exposure().openSells()).isEqualByComparingTo(size(BTC, "0.75"));
        assertThat(both.exposure().openOrders()).isEqualTo(5);
        assertThat(worst(both)).as("without a price, the sum").isEqualByComparingTo("625");
    }

    @Test
    void withAPriceTheWorstIsThatOfBothTogether() {
        stand.quote(BTC, 1000, Optional.empty());
        Optional<MarketState> quoted = stand.market(BTC);
        BotFigures.Market one = market("1", "2", "0.5", 2, "300", Optional.empty());
        BotFigures.Market two = market("-3", "1", "0.25", 3, "325", quoted);

        assertThat(worst(one.plus(two))).as("short 2.75 at 100.05").isEqualByComparingTo("275.1375");
        assertThat(one.plus(two).state()).isEqualTo(quoted);
    }

    @Test
    void theMarkGoesBeforeTheQuoteAndTheLargerSideCounts() {
        stand.quote(BTC, 1000, Optional.of("200"));
        BotFigures.Market one = market("1", "2", "0", 1, "600", stand.market(BTC));
        BotFigures.Market two = market("0", "1", "3", 2, "600", Optional.empty());

        assertThat(worst(one.plus(two))).as("long 4 at 200").isEqualByComparingTo("800");
    }
}
