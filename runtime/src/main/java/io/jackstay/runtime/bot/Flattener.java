package io.jackstay.runtime.bot;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a position to zero: cancels the market's orders, then sends reduce-only market orders, no worse than the mark, or
 * the mid where there is none, by the given fraction, until it is flat. Not thread safe: owned by the bot loop.
 *
 * <p>Where a risk rule refuses the worst price, the fraction is halved for the next try: a collar of 0.3 % around the mark
 * lets 1 % through as 0.25 %. Orders that don't end are waited for a while; then only those that would close the position
 * themselves are in the way.
 */
final class Flattener implements Execution.Task {
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAUSES_FOR_ORDERS = 10;
    private static final int MOST_HALVINGS = 6;

    private final Percent maxSlippage;
    private final BotOrders orders;
    private final MarketView market;
    private final BotTimers timers;
    private final Tally tally;
    private int halvings;
    private int pauses;
    private @Nullable Order sent;
    private @Nullable String ending;
    private TimerQueue.@Nullable Timer timeout;

    Flattener(
            Percent maxSlippage, BotOrders orders, MarketView market, BotTimers timers, Consumer<Execution.Done> then) {
        this.maxSlippage = maxSlippage;
        this.orders = orders;
        this.market = market;
        this.timers = timers;
        this.tally = new Tally(market.info(), then);
    }

    void begin(Duration patience) {
        timeout = timers.after(patience, () -> cancel("not flat after %d s".formatted(patience.toSeconds())));
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
        } else if (reference.isEmpty() || isInTheWay(position)) {
            pauses++;
            timers.after(PAUSE, this::step);
        } else {
            place(position, reference.get());
        }
    }

    /** Open orders of the market, which have been cancelled; after a while only those that close the position too. */
    private boolean isInTheWay(Position position) {
        List<Order> open = orders.open(market.info().id());
        if (pauses < PAUSES_FOR_ORDERS) {
            return !open.isEmpty();
        }
        orders.cancelAll(market.info().id());
        return open.stream().anyMatch(order -> order.side() == closing(position));
    }

    private static Side closing(Position position) {
        return position.size().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private void place(Position position, BigDecimal reference) {
        Side side = closing(position);
        MarketInfo info = market.info();
        Size size = info.roundSize(position.size().abs().toBigDecimal());
        if (size.isZero()) {
            end(false, "what is left is less than a lot: " + position.size());
            return;
        }
        Order order = orders.close(MarketOrderRequest.market(side, size, worst(reference, side, info))
                .reducing());
        if (order.state().isFinal()) {
            boolean risk = order.rejection().filter(Flattener::isOfRisk).isPresent();
            halvings = risk ? Math.min(halvings + 1, MOST_HALVINGS) : halvings;
            timers.after(PAUSE, this::step);
            return;
        }
        tally.add(order);
        sent = order;
        order.onFinal(ORDER_PATIENCE, this::ended);
    }

    private static boolean isOfRisk(Rejection refusal) {
        return refusal.reason() == RejectReason.RISK;
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
        BigDecimal distance = reference
                .multiply(maxSlippage.fraction())
                .divide(BigDecimal.valueOf(1L << halvings), MathContext.DECIMAL64);
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
        timers.requireLoop("cancel");
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
