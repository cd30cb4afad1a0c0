package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Twap;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.task.Sequences;
import io.jackstay.runtime.task.TaskParts;
import io.jackstay.runtime.task.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The execution helpers of one bot. Not thread safe: owned by the bot loop. */
final class BotExecution implements Execution {
    private static final Percent RISK_SLIPPAGE = Percent.ofFraction(new BigDecimal("0.01"));
    private static final Duration RISK_TIMEOUT = Duration.ofSeconds(30);

    private final Tasks tasks;
    private final Supplier<String> cause;
    private final Sequences sequences;
    private final BotMarkets markets;
    private final LoopGuard loop;
    private final PluginGuard guard;
    private final SortedMap<MarketId, Task> forRisk = new TreeMap<>();

    /** @param memory of the runtime's own, for sequences */
    BotExecution(TaskParts parts, BotMarkets markets, Memory memory, LoopGuard loop, PluginGuard guard) {
        this.tasks = new Tasks(parts);
        this.cause = parts.cause();
        this.sequences = new Sequences(parts, memory);
        this.markets = markets;
        this.loop = loop;
        this.guard = guard;
    }

    /** What earlier processes left, before the strategy is told of its start. */
    void load(PastOrders past) {
        sequences.load(past);
    }

    /** The strategy has been told of its start. */
    void goOn() {
        sequences.goOn();
    }

    @Override
    public Task chase(Chase what, Consumer<Done> then) {
        loop.requireLoop("chase");
        return tasks.chase(what, guard.consumer(then));
    }

    @Override
    public Task twap(Twap what, Consumer<Done> then) {
        loop.requireLoop("twap");
        return tasks.twap(what, guard.consumer(then));
    }

    @Override
    public Task flatten(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then) {
        loop.requireLoop("flatten");
        return begin(market, maxSlippage, timeout, cause.get(), guard.consumer(then));
    }

    @Override
    public Task sequence(Sequence what, Consumer<Sequence.Done> then) {
        loop.requireLoop("sequence");
        return sequences.begin(what, guard.consumer(then));
    }

    @Override
    public Optional<Task> resume(String name, Consumer<Sequence.Done> then) {
        loop.requireLoop("resume");
        return sequences.resume(name, guard.consumer(then));
    }

    @Override
    public List<String> sequences() {
        loop.requireLoop("sequences");
        return sequences.names();
    }

    /** At the end of a bot: every position, each with what became of it. */
    void flattenAll(Percent maxSlippage, Duration timeout, BiConsumer<MarketId, Done> then) {
        for (var lane : markets.lanes()) {
            begin(lane.market(), maxSlippage, timeout, cause.get(), done -> then.accept(lane.market(), done));
        }
    }

    private Task begin(MarketId market, Percent maxSlippage, Duration timeout, String why, Consumer<Done> then) {
        sequences.closed(market, "the position in %s is closed".formatted(market));
        return tasks.flatten(market, maxSlippage, timeout, why, then);
    }

    /**
     * For a risk rule: positions of the bot, within 1 % of the mark; once, however often it is asked for.
     *
     * @param which of its markets, and why
     * @param failed told of each market that could not be closed in time, and why
     * @return whether something was begun
     */
    boolean flattenAll(Function<MarketId, Optional<String>> which, BiConsumer<MarketId, String> failed) {
        boolean begun = false;
        for (var lane : markets.lanes()) {
            MarketId market = lane.market();
            Task running = forRisk.get(market);
            Optional<String> why = which.apply(market);
            if (why.isPresent() && (running == null || running.isDone())) {
                begun = true;
                forRisk.put(market, begin(market, RISK_SLIPPAGE, RISK_TIMEOUT, why.get(), done -> {
                    if (!done.complete()) {
                        failed.accept(market, done.why());
                    }
                }));
            }
        }
        return begun;
    }
}
