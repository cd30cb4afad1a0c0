package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class BooksTest {
    private final Agenda agenda = new Agenda(1);
    private final Books books = new Books(agenda, new Silence());

    private OrderView accept(long cloid) {
        return books.accept(Silence.wanted(cloid, agenda.now()));
    }

    @Test
    void afterARestartNumbersBeginAnewAndNothingOldIsMistakenForNew() {
        OrderView before = accept(7);
        books.fill(before, 600_000, 4, BigDecimal.ONE, "USDC", true);
        agenda.advanceTo(1_000);
        books.restart(500);
        assertThat(books.open("one")).isEmpty();
        agenda.advanceTo(2_000);
        OrderView after = accept(8);
        books.fill(after, 600_000, 4, BigDecimal.ONE, "USDC", true);

        assertThat(after.orderId()).isEqualTo(before.orderId());
        assertThat(books.byId(after.orderId()))
                .hasValueSatisfying(order -> assertThat(order.cloid()).isEqualTo(8));
        assertThat(books.byCloid("one", 7))
                .hasValueSatisfying(order -> assertThat(order.state()).isEqualTo(OrderView.State.CANCELLED));
        assertThat(books.fills()).extracting(VenueFill::id).containsExactly("f1", "r1f1");
        assertThat(books.historyNanos()).isEqualTo(500);
    }
}
