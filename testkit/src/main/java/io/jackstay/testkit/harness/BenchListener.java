package io.jackstay.testkit.harness;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context.Severity;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.OrderLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers what a bot under test said and did, over its restarts. Not thread safe: owned by the test. */
final class BenchListener implements BotListener {
    private final List<Alert> alerts = new ArrayList<>();
    private final List<RefusedOrder> refusals = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Explanation> explanations = new TreeMap<>();
    private final Map<Long, OrderLabels.Known> placed = new LinkedHashMap<>();
    private final Map<Long, OrderState> told = new LinkedHashMap<>();

    /** A callback that threw. */
    record Failure(String event, RuntimeException cause) {}

    @Override
    public void alerted(Severity severity, String text) {
        alerts.add(new Alert(severity, text));
    }

    @Override
    public void explained(Explanation what) {
        explanations.put(what.topic(), what);
    }

    @Override
    public void transition(Order order, OrderUpdate update) {
        order.cloid().ifPresent(cloid -> {
            placed.put(cloid.value(), new OrderLabels.Known(order.label(), order.cause()));
            told.put(cloid.value(), update.to());
        });
        if (update.to() == OrderState.REJECTED) {
            order.rejection().ifPresent(why -> refusals.add(new RefusedOrder(order.request(), why)));
        }
    }

    @Override
    public void failed(String event, RuntimeException failure) {
        failures.add(new Failure(event, failure));
    }

    /** What a journal would know of the orders. */
    OrderLabels labels() {
        return cloid -> Optional.ofNullable(placed.get(cloid.value()));
    }

    /** The state that the strategy was told last; NEW when it was told nothing. */
    OrderState lastTold(long cloid) {
        return told.getOrDefault(cloid, OrderState.NEW);
    }

    /** The strategy was told of an end that no transition had shown. */
    void told(OrderUpdate update) {
        told.put(update.order().cloidOrZero(), update.to());
    }

    List<Alert> alerts() {
        return alerts;
    }

    List<RefusedOrder> refusals() {
        return refusals;
    }

    List<Failure> failures() {
        return failures;
    }

    void forgetExplanations() {
        explanations.clear();
    }

    /** The most pressing first. */
    List<Explanation> explanations() {
        return explanations.values().stream()
                .sorted(Comparator.comparing(Explanation::state).reversed())
                .toList();
    }
}
