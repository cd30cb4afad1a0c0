package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import io.jackstay.runtime.loop.TimerQueue;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a limit order at the touch until it is filled or out of time; a new order goes out only when the old one has ended,
 * so never more than the size is at the venue. Not thread safe: owned by the bot loop.
 */
final class Chaser implements Execution.Task {
    private static final System.Logger LOG = System.getLogger(Chaser.class.getName());

    private final Chase what;
    private final Orders orders;
    private final MarketView market;
    private final BotTimers timers;
    private final Tally tally;
    private @Nullable Order resting;
    private @Nullable Order followed;
    private @Nullable String ending;
    private TimerQueue.@Nullable Timer timeout;

    Chaser(Chase what, Orders orders, MarketView market, BotTimers timers, Consumer<Execution.Done> then) {
        this.what = what;
        this.orders = orders;
        this.market = market;
        this.timers = timers;
        this.tally = new Tally(market.info(), then);
    }

    void begin() {
        timeout = timers.after(what.timeout(), () -> cancel("not filled after " + what.timeout()));
        post();
    }

    private void post() {
        if (tally.isDone() || resting != null) {
            return;
        }
        Size left = what.size().minus(tally.filled());
        if (left.signum() <= 0) {
            end(true, "filled");
        } else if (ending != null) {
            end(false, ending);
        } else {
            post(left);
        }
    }

    private void post(Size left) {
        Optional<Price> price = price();
        if (price.isEmpty()) {
            timers.after(what.interval(), this::post);
            return;
        }
        Order order = orders.place(request(left, price.get()));
        if (order.state().isFinal()) {
            timers.after(what.interval(), this::post);
            return;
        }
        tally.add(order);
        resting = order;
        order.onFinal(what.timeout(), this::ended);
        timers.after(what.interval(), () -> follow(order));
    }

    private LimitOrderRequest request(Size size, Price price) {
        LimitOrderRequest request = LimitOrderRequest.limit(what.side(), size, price);
        request = what.postOnly() ? request.postOnly() : request;
        return what.reduceOnly() ? request.reducing() : request;
    }

    /**
     * The order has ended, or the time for that is over: then only its end helps, and is waited for. The next order leaves
     * at once when this one was cancelled from here; what a venue ended of itself, it might end again at once.
     */
    private void ended(Order order) {
        if (!order.state().isFinal()) {
            if (order.pending() == Order.Pending.CANCEL) {
                LOG.log(System.Logger.Level.ERROR, () -> "the venue has not said how an order ended order=" + order);
            }
            orders.cancel(order);
            order.onFinal(what.cancelWait(), this::ended);
            return;
        }
        resting = null;
        if (ending != null || order == followed || isFilled()) {
            post();
        } else {
            timers.after(what.interval(), this::post);
        }
    }

    private boolean isFilled() {
        return tally.filled().compareTo(what.size()) >= 0;
    }

    /** The touch has moved away: the order is cancelled, and the next one follows when it has ended. */
    private void follow(Order order) {
        if (tally.isDone() || order.state().isFinal()) {
            return;
        }
        if (price().filter(touch -> !touch.equals(order.price())).isPresent()) {
            followed = order;
            orders.cancel(order);
        }
        timers.after(what.interval(), () -> follow(order));
    }

    private Optional<Price> price() {
        MarketInfo info = market.info();
        return market.top().filter(top -> market.isTradable()).map(top -> offset(top, info));
    }

    private Price offset(TopOfBook top, MarketInfo info) {
        Price touch = top.price(what.side());
        Side away = what.side() == Side.BUY ? Side.SELL : Side.BUY;
        int ticks = what.offsetTicks();
        return ticks >= 0 ? info.step(touch, away, ticks) : info.step(touch, what.side(), -ticks);
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
        if (resting != null) {
            orders.cancel(resting);
        } else {
            timers.nextTurn(this::post);
        }
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
