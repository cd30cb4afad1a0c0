package io.jackstay.runtime.bot;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a position to zero: cancels the market's orders, then sends reduce-only market orders, no worse than the mark, or
 * the mid where there is none, by the given fraction, until it is flat. Not thread safe: owned by the bot loop.
 */
final class Flattener implements Execution.Task {
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Percent maxSlippage;
    private final Orders orders;
    private final MarketView market;
    private final BotTimers timers;
    private final Tally tally;
    private @Nullable Order sent;
    private @Nullable String ending;
    private TimerQueue.@Nullable Timer timeout;

    Flattener(Percent maxSlippage, Orders orders, MarketView market, BotTimers timers, Consumer<Execution.Done> then) {
        this.maxSlippage = maxSlippage;
        this.orders = orders;
        this.market = market;
        this.timers = timers;
        this.tally = new Tally(market.info(), then);
    }

    void begin(Duration patience) {
        timeout = timers.after(patience, () -> cancel("not flat after " + patience));
        orders.cancelAll(market.info().id());
        step();
    }

    private void step() {
        if (tally.isDone() || sent != null) {
            return;
        }
        Position position = market.position();
        Optional<BigDecimal> reference = reference();
        if (position.isFlat()) {
            end(true, "flat");
        } else if (ending != null) {
            end(false, ending);
        } else if (reference.isEmpty() || !orders.open(market.info().id()).isEmpty()) {
            timers.after(PAUSE, this::step);
        } else {
            place(position, reference.get());
        }
    }

    private void place(Position position, BigDecimal reference) {
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        MarketInfo info = market.info();
        Size size = info.roundSize(position.size().abs().toBigDecimal());
        if (size.isZero()) {
            end(false, "what is left is less than a lot: " + position.size());
            return;
        }
        Order order = orders.place(MarketOrderRequest.market(side, size, worst(reference, side, info))
                .reducing());
        if (order.state().isFinal()) {
            timers.after(PAUSE, this::step);
            return;
        }
        tally.add(order);
        sent = order;
        order.onFinal(ORDER_PATIENCE, this::ended);
    }

    private void ended(Order order) {
        if (!order.state().isFinal()) {
            orders.cancel(order);
            order.onFinal(ORDER_PATIENCE, this::ended);
            return;
        }
        sent = null;
        if (ending != null || market.position().isFlat()) {
            step();
        } else {
            timers.after(PAUSE, this::step);
        }
    }

    private Optional<BigDecimal> reference() {
        return market.mark().map(mark -> mark.mark().toBigDecimal()).or(() -> market.top()
                .map(top -> top.mid()));
    }

    private Price worst(BigDecimal reference, Side side, MarketInfo info) {
        BigDecimal distance = reference.multiply(maxSlippage.fraction());
        return info.roundPassive(side == Side.BUY ? reference.add(distance) : reference.subtract(distance), side);
    }

    private void end(boolean complete, String why) {
        if (timeout != null) {
            timeout.cancel();
        }
        tally.end(complete, why);
    }

    @Override
    public void cancel(String why) {
        if (tally.isDone() || ending != null) {
            return;
        }
        ending = why;
        if (sent != null) {
            orders.cancel(sent);
        } else {
            timers.nextTurn(this::step);
        }
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
