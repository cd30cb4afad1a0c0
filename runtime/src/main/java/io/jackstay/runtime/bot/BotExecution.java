package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Execution;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The execution helpers of one bot. Not thread safe: owned by the bot loop. */
final class BotExecution implements Execution {
    private static final Percent RISK_SLIPPAGE = Percent.ofFraction(new BigDecimal("0.01"));
    private static final Duration RISK_TIMEOUT = Duration.ofSeconds(30);

    private final BotOrders orders;
    private final BotMarkets markets;
    private final BotTimers timers;
    private final LoopGuard loop;
    private final PluginGuard guard;
    private final SortedMap<MarketId, Flattener> forRisk = new TreeMap<>();

    BotExecution(BotOrders orders, BotMarkets markets, BotTimers timers, LoopGuard loop, PluginGuard guard) {
        this.loop = loop;
        this.guard = guard;
        this.orders = orders;
        this.markets = markets;
        this.timers = timers;
    }

    @Override
    public Task chase(Chase what, Consumer<Done> then) {
        loop.requireLoop("chase");
        Chaser chaser = new Chaser(what, orders, markets.view(what.market()), timers, guard.consumer(then));
        timers.nextTurn(chaser::begin);
        return chaser;
    }

    @Override
    public Task flatten(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then) {
        loop.requireLoop("flatten");
        return begin(market, maxSlippage, timeout, guard.consumer(then));
    }

    /** At the end of a bot: every position, each with what became of it. */
    void flattenAll(Percent maxSlippage, Duration timeout, BiConsumer<MarketId, Done> then) {
        for (var lane : markets.lanes()) {
            begin(lane.market(), maxSlippage, timeout, done -> then.accept(lane.market(), done));
        }
    }

    private Flattener begin(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then) {
        Flattener flattener = new Flattener(maxSlippage, orders, markets.view(market), timers, then);
        timers.nextTurn(() -> flattener.begin(timeout));
        return flattener;
    }

    /**
     * For a risk rule: positions of the bot, within 1 % of the mark; once, however often it is asked for.
     *
     * @param which of its markets
     * @param failed told of each market that could not be closed in time, and why
     * @return whether something was begun
     */
    boolean flattenAll(Predicate<MarketId> which, BiConsumer<MarketId, String> failed) {
        boolean begun = false;
        for (var lane : markets.lanes()) {
            MarketId market = lane.market();
            Flattener running = forRisk.get(market);
            if (which.test(market) && (running == null || running.isDone())) {
                begun = true;
                forRisk.put(market, begin(market, RISK_SLIPPAGE, RISK_TIMEOUT, done -> {
                    if (!done.complete()) {
                        failed.accept(market, done.why());
                    }
                }));
            }
        }
        return begun;
    }
}
