package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.state.ContractPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for other orders of fills ends after so many steps, and finds within them what is near. */
final class TiedFillsTest {
    private final ContractPosition flat = ContractPosition.flat(Bench.BTC_INFO);

    /** Short by 0.02, then so many purchases in one instant, the first of them at the lowest price. */
    private static List<OrderFill> throughZero(int purchases) {
        List<OrderFill> fills = new ArrayList<>();
        fills.add(fill(0, Side.SELL, "0.02", "100000"));
        for (int i = 1; i <= purchases; i++) {
            fills.add(fill(i, Side.BUY, "0.011", String.valueOf(99_000 + i)));
        }
        return fills;
    }

    private static OrderFill fill(int number, Side side, String size, String price) {
        long nanos = number == 0 ? 1 : 2;
        return OrderFill.of(
                "f" + number,
                OrderRef.foreign(BTC, "v" + number),
                side,
                Price.of(BTC, new BigDecimal(price)),
                Size.of(BTC, new BigDecimal(size)),
                Money.zero("USDC"),
                new Stamp(nanos, nanos));
    }

    @Test
    void takesNoMoreStepsThanItMay() {
        TiedFills search = TiedFills.search(flat, throughZero(40), 500);

        assertThat(search.steps()).isBetween(460, 500);
    }

    @Test
    void findsEachOrderOfTwoFills() {
        TiedFills search = TiedFills.search(flat, throughZero(2), 500);

        // Sold 0.02 at 100000, bought 0.011 at 99001 and 0.009 of 0.011 at 99002; the other way round 0.002 less are
        // bought at 99002.
        assertThat(search.orders()).singleElement().satisfies(other -> {
            assertThat(other.more()).isEqualByComparingTo("-0.002");
            assertThat(other.latest()).hasSize(2);
        });
    }

    @Test
    void hasNothingToTryWithoutSteps() {
        assertThat(TiedFills.search(flat, throughZero(2), 0).orders()).isEmpty();
    }
}
