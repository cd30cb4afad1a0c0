package io.jackstay.runtime.state;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.fill;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContractPositionTest {
    private static final OrderRef ORDER = OrderRef.foreign(BTC, "v");

    private static void assertIs(ContractPosition position, String size, String cost, String realized) {
        assertThat(position.size().toBigDecimal()).isEqualByComparingTo(size);
        assertThat(position.cost()).isEqualByComparingTo(cost);
        assertThat(position.realizedPnl()).isEqualByComparingTo(realized);
    }

    @Test
    void fillsComeToASizeItsCostAndAResult() {
        ContractPosition flat = ContractPosition.flat(info(BTC));
        assertIs(flat, "0", "0", "0");

        ContractPosition after = flat.after(
                List.of(fill("a", ORDER, Side.BUY, "2", "100", 1), fill("b", ORDER, Side.SELL, "1", "110", 2)));

        assertIs(after, "1", "100", "10");
        assertIs(after.after(fill("c", ORDER, Side.SELL, "2", "120", 3)), "-1", "-120", "30");
        assertIs(flat, "0", "0", "0");
    }

    @Test
    void itGoesOnFromWhatWasCounted() {
        ContractPosition counted =
                ContractPosition.of(info(BTC), size(BTC, "2"), new BigDecimal("200"), new BigDecimal("7"));
        assertIs(counted, "2", "200", "7");

        assertIs(counted.after(fill("a", ORDER, Side.SELL, "2", "105", 1)), "0", "0", "17");
    }
}
