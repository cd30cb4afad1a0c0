package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bot that runs for weeks: orders that have ended leave its memory, filled or cancelled, whoever has held them. */
final class EndedOrdersTest {
    /** So many orders that have ended are remembered, for what may still be said of them. */
    private static final int REMEMBERED = 512;

    private static final int ORDERS = 3 * REMEMBERED;
    /** After that no fill of before a cancel is told any more. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private final List<WeakReference<Order>> placed = new ArrayList<>();

    @Test
    void nobodyHoldsAnOrderThatEndedLongAgo() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().open().forEach(order -> context.orders().cancel(order));
                placed.add(new WeakReference<>(
                        context.orders().place(limit(Side.BUY, "1", "100").labelled("L" + placed.size()))));
            }
        };
        bench.onTransition = line -> {};
        bench.started(1, strategy, new ProbeRule());
        for (int i = 0; i < ORDERS; i++) {
            bench.quote(1000 + i % 2, 1010);
            if (i % 3 == 0) {
                bench.venue(
                        () -> bench.venue().fill(bench.venue().resting().get(0).ref()));
            }
            bench.venue().batches.clear();
            strategy.calls.clear();
        }
        bench.pass(SETTLED);

        assertThat(placed).hasSize(ORDERS);
        assertThat(bench.status().counts().openOrders()).isEqualTo(1);
        assertThat(bench.status().counts().fills()).isEqualTo(REMEMBERED);
        assertThat(collected()).isEqualTo(ORDERS - REMEMBERED - 1);
    }

    /** Weak references clear at a collection; a few may be needed, an endless number never. */
    private long collected() {
        long gone = 0;
        for (int i = 0; i < 10 && gone < ORDERS - REMEMBERED - 1; i++) {
            System.gc();
            gone = placed.stream().filter(order -> order.refersTo(null)).count();
        }
        return gone;
    }
}
