package io.jackstay.strategy.grid;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.testkit.harness.PlacedOrder;
import io.jackstay.testkit.harness.StrategyHarness;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A whole grid bot in the harness, and what tests do with it. Immutable: pure functions. */
final class GridBench {
    private static final MarketInfo MARKET = Given.market().build();

    private GridBench() {}

    static StrategyHarness open(Given given) {
        return open(given, MARKET);
    }

    static StrategyHarness open(Given given, MarketInfo info) {
        return StrategyHarness.of(new GridProvider(), given.config())
                .market(info)
                .startEquity("100000 USDC")
                .open();
    }

    static void at(StrategyHarness bot, String mid) {
        BigDecimal price = new BigDecimal(mid);
        BigDecimal half = new BigDecimal("0.1");
        bot.top(price.subtract(half).toPlainString(), "1", price.add(half).toPlainString(), "1");
    }

    static List<String> labels(StrategyHarness bot) {
        return bot.openOrders().stream()
                .map(order -> order.request().label())
                .sorted()
                .toList();
    }

    static String said(StrategyHarness bot, String topic) {
        return bot.explanations().stream()
                .filter(explanation -> explanation.topic().equals(topic))
                .map(Explanation::words)
                .findFirst()
                .orElse("");
    }

    /** Fills every order that the price has reached, nearest first, and lets the bot answer each. */
    static void walk(StrategyHarness bot, BigDecimal mid) {
        at(bot, mid.toPlainString());
        Optional<PlacedOrder> reached = reached(bot, mid);
        while (reached.isPresent()) {
            bot.fill(reached.get().request().label());
            reached = reached(bot, mid);
        }
    }

    private static Optional<PlacedOrder> reached(StrategyHarness bot, BigDecimal mid) {
        return bot.openOrders().stream()
                .filter(order -> order.request().side() == Side.BUY
                        ? order.price().toBigDecimal().compareTo(mid) > 0
                        : order.price().toBigDecimal().compareTo(mid) < 0)
                .findFirst();
    }
}
