package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.market.Capability;
import io.jackstay.api.order.OrderFill;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** What must be so again when a fault is over. Stateless. */
final class Recovery {
    static final Duration BACK = Duration.ofMinutes(3);

    private Recovery() {}

    /** No fault any more, and both streams come up. */
    static void await(Stand stand) {
        stand.faults();
        stand.requireUp(BACK, "a fault");
    }

    /** An order can be placed and cancelled again, and the snapshot is right. */
    static void requireTrading(Stand stand) {
        await(stand);
        Quotes quotes = Quotes.around(stand);
        stand.pass(Duration.ofMinutes(1));
        AccountSuite.requireAsTheVenue(stand);
        int before = stand.venue().truth().openOrders().size();
        var order = Desk.accepted(stand, quotes.restingBuy(1));
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        int after = stand.venue().truth().openOrders().size();
        Check.that(after == before, "the venue had %d open orders, after one more and its cancel %d", before, after);
    }

    /** No fill is lost in silence: each is told, or the stream was down so that the runtime asks, and then the history has it. */
    static void requireNoFillLost(Stand stand, Instant since, int downsBefore) {
        Set<String> told = new TreeSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderFill fill : stand.heard().fills()) {
            sum = told.add(fill.id()) ? sum.add(fill.size().toBigDecimal()) : sum;
        }
        BigDecimal truth = traded(stand);
        Check.that(
                sum.compareTo(truth) == 0 || downs(stand) > downsBefore,
                "the venue has filled %s, told were %s, and PRIVATE never went down: %s",
                truth.toPlainString(),
                sum.toPlainString(),
                stand.heard().states(Stream.PRIVATE));
        if (stand.traits().has(Capability.FILL_HISTORY)) {
            for (OrderFill fill : stand.history(since)) {
                sum = told.add(fill.id()) ? sum.add(fill.size().toBigDecimal()) : sum;
            }
            Check.same("the sum of all fills, told and asked for", sum, truth);
        }
    }

    /** How often the private stream went down. */
    static int downs(Stand stand) {
        return (int) stand.heard().states(Stream.PRIVATE).stream()
                .filter(state -> state == StreamState.DOWN)
                .count();
    }

    private static BigDecimal traded(Stand stand) {
        return stand.venue().truth().fills().stream().map(fill -> fill.size()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
