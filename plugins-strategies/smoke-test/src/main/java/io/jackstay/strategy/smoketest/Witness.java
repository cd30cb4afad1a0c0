package io.jackstay.strategy.smoketest;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees each change of each order of one market on the stream, and asks the venue by request whether it is so: an order that
 * lives is among the open ones with what is filled of it, one that has ended is not. Not thread safe: owned by the bot loop.
 *
 * <p>An order that changes while the question is under way is asked about once more; a change that another one overtook counts as
 * seen with that one.
 */
final class Witness {
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final MarketId market;
    private final Later later;
    private final Map<Order, Seen> orders = new LinkedHashMap<>();
    private final List<String> states = new ArrayList<>();
    private int changes;
    private boolean asking;
    private Optional<String> doubt = Optional.empty();

    /** How many changes the stream told of an order, and how many of them a request has shown. */
    private static final class Seen {
        private int told;
        private int confirmed;

        private boolean isOpen() {
            return confirmed < told;
        }
    }

    Witness(MarketId market, Later later) {
        this.market = market;
        this.later = later;
    }

    /** The stream has told of an order. */
    void told(Context context, Order order, OrderState state) {
        orders.computeIfAbsent(order, any -> new Seen()).told++;
        changes++;
        states.add(state.name());
        ask(context);
    }

    boolean isSettled() {
        return orders.values().stream().noneMatch(Seen::isOpen);
    }

    int changes() {
        return changes;
    }

    /** The states in the order in which they were told, each once in a row. */
    String states() {
        List<String> shown = new ArrayList<>();
        for (String state : states) {
            if (shown.isEmpty() || !shown.get(shown.size() - 1).equals(state)) {
                shown.add(state);
            }
        }
        return String.join(" ", shown);
    }

    /** What the venue's answer contradicted last. */
    String doubt() {
        return doubt.orElse("the venue has not answered");
    }

    private void ask(Context context) {
        if (asking || isSettled()) {
            return;
        }
        asking = true;
        Map<Order, Integer> before = new LinkedHashMap<>();
        orders.forEach((order, seen) -> before.put(order, seen.told));
        context.account(market.venue()).refresh(answer -> {
            asking = false;
            answered(answer, before);
            if (!isSettled()) {
                later.after(context, AGAIN, () -> ask(context));
            }
        });
    }

    private void answered(Result<AccountSnapshot> answer, Map<Order, Integer> before) {
        if (!(answer instanceof Result.Ok<AccountSnapshot> ok)) {
            doubt = Optional.of("the venue does not answer: " + answer);
            return;
        }
        for (Map.Entry<Order, Integer> asked : before.entrySet()) {
            Order order = asked.getKey();
            Seen seen = orders.getOrDefault(order, new Seen());
            Optional<String> contradiction = contradiction(order, ok.value());
            boolean unchanged = seen.told == asked.getValue();
            if (contradiction.isEmpty()) {
                seen.confirmed = Math.max(seen.confirmed, asked.getValue());
            } else if (unchanged && seen.isOpen()) {
                doubt = contradiction;
            }
        }
    }

    private static Optional<String> contradiction(Order order, AccountSnapshot told) {
        Optional<OrderReport> shown = told.openOrders().stream()
                .filter(report -> report.order().cloid().equals(order.cloid()))
                .findFirst();
        String name = "order %s is %s on the stream"
                .formatted(order.cloid().map(Object::toString).orElse("?"), order.state());
        if (order.state().isFinal()) {
            return shown.map(report -> name + ", a request shows it open");
        }
        if (shown.isEmpty()) {
            return Optional.of(name + ", a request does not show it");
        }
        return shown.get().filled().compareTo(order.filled()) == 0
                ? Optional.empty()
                : Optional.of("%s with %s filled, a request shows %s"
                        .formatted(name, order.filled(), shown.get().filled()));
    }

    /** Waits until everything is settled, or the time is over. */
    void await(Context context, Instant until, Runnable then) {
        if (isSettled() || !context.now().isBefore(until)) {
            then.run();
        } else {
            later.after(context, AGAIN, () -> await(context, until, then));
        }
    }
}
