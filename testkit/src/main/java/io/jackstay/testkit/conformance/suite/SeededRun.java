package io.jackstay.testkit.conformance.suite;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders, cancels, trades and faults as a seed draws them, and what must be so in the end. Not thread safe: owned by one run. */
public final class SeededRun {
    private static final int STEPS = 60;
    private static final int KINDS = 12;
    private static final int STEPS_OF_A_FAULT = 5;
    private static final List<String> FAULTS = List.of(
            "http * /2 no-answer",
            "http * /2 lose-answer",
            "http * /2 lose-request",
            "http * /3 status 429",
            "http * /3 status 502",
            "http * /2 delay 2s",
            "ws * /1 repeat",
            "ws * 1 close 1006",
            "ws * 2 garble");

    private final Stand stand;
    private final SplittableRandom random;
    private final List<Sent> submitted = new ArrayList<>();

    /** A run of a connector that has not been started. */
    public SeededRun(Stand stand, long seed) {
        this.stand = requireNonNull(stand, "stand is null");
        this.random = new SplittableRandom(seed);
    }

    /** Runs it; a disagreement when something is not as it must be. */
    public void run() {
        stand.start();
        Instant began = stand.now();
        int downs = Recovery.downs(stand);
        Quotes quotes = Quotes.around(stand);
        Feeds.want(stand);
        for (int i = 0; i < STEPS; i++) {
            step(quotes);
        }
        Recovery.await(stand);
        stand.pass(Stand.PATIENCE);
        Desk.await(stand, stand.heard().sent());
        Desk.requireHonest(stand, stand.heard().sent());
        AccountSuite.requireAsTheVenue(stand);
        Recovery.requireNoFillLost(stand, began, downs);
        stand.requireNoComplaints();
    }

    private void step(Quotes quotes) {
        switch (random.nextInt(KINDS)) {
            case 0, 1 -> quotes.quote(share(980, 1_020));
            case 2, 3, 4 ->
                stand.venue()
                        .trade(
                                Side.SELL,
                                quotes.at(share(988, 1_000).toPlainString()).toBigDecimal(),
                                quotes.units(random.nextInt(1, 4)).toBigDecimal());
            case 5, 6, 7 -> submit(quotes);
            case 8, 9 -> cancel();
            case 10 -> fault();
            default -> stand.pass(Duration.ofMillis(random.nextLong(1, 30_000)));
        }
        stand.pass(Duration.ofMillis(random.nextLong(0, 500)));
        if (random.nextInt(STEPS_OF_A_FAULT) == 0) {
            stand.faults();
        }
    }

    private BigDecimal share(int least, int below) {
        return BigDecimal.valueOf(random.nextInt(least, below), 3);
    }

    private void submit(Quotes quotes) {
        List<OrderRequest> requests = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            LimitOrderRequest request = LimitOrderRequest.limit(
                    Side.BUY,
                    quotes.units(random.nextInt(1, 5)),
                    quotes.at(share(985, 1_000).toPlainString()));
            boolean postOnly = stand.traits().has(Capability.POST_ONLY) && random.nextInt(3) == 0;
            requests.add(random.nextInt(4) == 0 ? quotes.takingBuy(1) : postOnly ? request.postOnly() : request);
        }
        submitted.addAll(stand.submit(requests.toArray(OrderRequest[]::new)));
    }

    private void cancel() {
        if (!submitted.isEmpty()) {
            OrderRef order = submitted.get(random.nextInt(submitted.size())).order();
            boolean asked = stand.heard().sent().stream()
                    .anyMatch(sent ->
                            sent.command() == Command.CANCEL && sent.order().sameOrder(order));
            if (!asked) {
                stand.cancel(order);
            }
        }
    }

    /** A fault lasts until it is drawn that it is over. */
    private void fault() {
        if (stand.usesWire()) {
            stand.faults(FAULTS.get(random.nextInt(FAULTS.size())));
        }
    }
}
