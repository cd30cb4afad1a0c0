package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Execution;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;

/** The execution helpers of one bot. Not thread safe: owned by the bot loop. */
final class BotExecution implements Execution {
    private static final Percent RISK_SLIPPAGE = Percent.ofFraction(new BigDecimal("0.01"));
    private static final Duration RISK_TIMEOUT = Duration.ofSeconds(30);

    private final BotOrders orders;
    private final BotMarkets markets;
    private final BotTimers timers;
    private final PluginGuard guard;

    BotExecution(BotOrders orders, BotMarkets markets, BotTimers timers, PluginGuard guard) {
        this.guard = guard;
        this.orders = orders;
        this.markets = markets;
        this.timers = timers;
    }

    @Override
    public Task chase(Chase what, Consumer<Done> then) {
        Chaser chaser = new Chaser(what, orders, markets.view(what.market()), timers, guard.consumer(then));
        timers.nextTurn(chaser::begin);
        return chaser;
    }

    @Override
    public Task flatten(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then) {
        Flattener flattener = new Flattener(maxSlippage, orders, markets.view(market), timers, guard.consumer(then));
        timers.after(timeout, () -> flattener.cancel("not flat after " + timeout));
        timers.nextTurn(flattener::begin);
        return flattener;
    }

    /** For a risk rule: every position of the bot, within 1 % of the touch. */
    void flattenAll() {
        for (var lane : markets.lanes()) {
            flatten(lane.market(), RISK_SLIPPAGE, RISK_TIMEOUT, done -> {});
        }
    }
}
