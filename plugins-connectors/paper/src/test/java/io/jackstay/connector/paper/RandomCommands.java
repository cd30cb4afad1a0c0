package io.jackstay.connector.paper;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws commands for a session on a market about 60000; the same seed draws the same. Not thread safe: owned by a test. */
final class RandomCommands {
    private final SplittableRandom random;
    private final List<OrderRef> placed = new ArrayList<>();

    RandomCommands(long seed) {
        this.random = new SplittableRandom(seed);
    }

    List<OrderRef> placed() {
        return placed;
    }

    /** Some time goes by, then mostly something is asked of the exchange. */
    void step(Session session) {
        session.advance(Duration.ofMillis(random.nextInt(1, 400)));
        session.context.timers.turns++;
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> place(session);
            case 5 -> trigger(session);
            case 6, 7 -> any().ifPresent(session::cancel);
            case 8, 9 -> any().ifPresent(order -> session.amend(order, price(), size()));
            case 10 -> all(session);
            default -> session.advance(Duration.ofMillis(50));
        }
    }

    private void all(Session session) {
        if (random.nextInt(5) == 0) {
            Reply<Void> nobody = answer -> {};
            session.connector.cancelAll(Optional.empty(), nobody);
        }
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private String price() {
        return BigDecimal.valueOf(600_000 + random.nextInt(-1_200, 1_200), 1).toPlainString();
    }

    private String size() {
        return BigDecimal.valueOf(random.nextInt(1, 400), 3).toPlainString();
    }

    private void place(Session session) {
        Side side = side();
        TimeInForce timeInForce = TimeInForce.values()[random.nextInt(8) == 0 ? random.nextInt(4) : 0];
        LimitOrderRequest request = session.limit(side, size(), price()).with(timeInForce);
        placed.add(session.place(random.nextInt(6) == 0 ? request.reducing() : request.labelled("L 3")));
    }

    private void trigger(Session session) {
        Side side = side();
        BigDecimal at = new BigDecimal(price());
        BigDecimal worst = at.add(BigDecimal.valueOf(100L * side.sign()));
        placed.add(session.place(new TriggerOrderRequest(
                side,
                session.info.roundSize(new BigDecimal(size())),
                TriggerOrderRequest.Kind.values()[random.nextInt(2)],
                session.info.roundPassive(at, side),
                List.of(PriceBand.Reference.MARK, PriceBand.Reference.LAST, PriceBand.Reference.MID)
                        .get(random.nextInt(3)),
                session.info.roundPassive(worst, side),
                random.nextBoolean(),
                "")));
    }

    private Optional<OrderRef> any() {
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(placed.get(placed.size() - 1 - random.nextInt(Math.min(placed.size(), 25))));
    }
}
