package io.jackstay.strategy.smoketest;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Makes the tests, one after the other or all at once, and ends the bot with their result. Not thread safe: owned by the bot loop. */
final class SmokeTestStrategy implements Strategy {
    private static final String ROW = "row/";

    private final SmokeTestConfig config;
    private final Later later = new Later();
    private final List<ConnectorTest> tests = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int ended;

    SmokeTestStrategy(SmokeTestConfig config) {
        this.config = config;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.memory().entries(ROW).keySet().forEach(context.memory()::remove);
        for (SmokeTestConfig.Trial trial : config.chosen()) {
            tests.add(new ConnectorTest(trial, context, later, this::add, this::over));
        }
        if (config.atOnce()) {
            tests.forEach(ConnectorTest::begin);
        } else {
            tests.get(0).begin();
        }
    }

    private void add(Context context, Row row) {
        rows.add(row);
        context.memory().put("%s%03d".formatted(ROW, rows.size()), row.text());
        context.explain(
                row.passed()
                        ? Explanation.ok(row.market().toString(), row.step().words() + ": " + row.words())
                        : Explanation.blocked(
                                row.market().toString(), row.step().words() + ": " + row.words()));
    }

    private void over(Context context) {
        ended++;
        if (ended == tests.size()) {
            finish(context);
        } else if (!config.atOnce()) {
            later.after(context, config.pause(), tests.get(ended)::begin);
        }
    }

    private void finish(Context context) {
        long failed = tests.stream().filter(ConnectorTest::hasFailed).count();
        String why = rows.stream()
                .filter(row -> !row.passed())
                .findFirst()
                .map(row -> "%s: %s: %s".formatted(row.market(), row.step().words(), row.words()))
                .orElse("");
        context.finish(
                failed == 0,
                failed == 0
                        ? "%d of %d passed".formatted(tests.size(), tests.size())
                        : "%d of %d failed; first: %s".formatted(failed, tests.size(), why));
    }

    @Override
    public void onTimer(Context context, String name) {
        later.due(name);
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        tests.stream().filter(test -> test.market().equals(order.market())).forEach(test -> test.told(order, update));
    }
}
