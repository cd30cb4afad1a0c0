package io.jackstay.api.strategy;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;

/**
 * Decides what one bot does. Not thread safe: owned by the bot loop, which calls every method, one at a time.
 *
 * <p>Implemented by plugins: gains only defaults. Each callback gets the {@link Context}, the same object each time.
 * Time stands still within a callback. What it places leaves at the end of the turn; answers come as later callbacks,
 * never inside the call.
 *
 * <p>Guarantees: the same events give the same calls in the same order. A callback is made at most once; state is
 * exact: what a crash swallowed is in {@link Context} and {@link Start} when {@link #onStart} runs, so a strategy
 * rebuilds its picture there and a restart is nothing special.
 *
 * <p>Errors: an exception is logged with the event that did it and counted, and the bot goes on; past a configured rate
 * it pauses, cancels its orders and alerts. What was placed before the exception in that callback leaves all the same.
 */
public interface Strategy {
    /**
     * Called first, when all that {@link Needs} names is there and own orders and positions are restored and
     * reconciled.
     *
     * @param start which kind of start it is, and what happened while the bot was away
     */
    void onStart(Context context, Start start);

    /**
     * Top, book or mark of a market changed. The latest state counts: changes that came while the bot was busy are one
     * call.
     */
    default void onTick(Context context, MarketId market) {}

    /** A public print of a market whose needs have {@code TRADES}; every one, in order. */
    default void onTrade(Context context, Trade trade) {}

    /** A candle of an interval that the needs have closed. */
    default void onCandle(Context context, Candle candle) {}

    /** One of the bot's orders changed its state; the order shows the state after the update. */
    default void onOrderUpdate(Context context, Order order, OrderUpdate update) {}

    /**
     * One of the bot's orders was filled in part or whole; position and PnL have it already. Durable before this call.
     */
    default void onOrderFilled(Context context, Order order, OrderFill fill) {}

    /**
     * A fill that no order of this bot explains, in a market that it alone claims: a liquidation, a hand at the venue.
     * It is applied already.
     */
    default void onForeignFill(Context context, OrderFill fill) {}

    /** A timer of this name is due. */
    default void onTimer(Context context, String name) {}

    /** The rules of a market changed; numbers made before stay valid numbers but may be off the new grid. */
    default void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {}

    /**
     * A venue can be traded on again, or can no longer.
     *
     * @param why in words, for people
     */
    default void onVenue(Context context, Venue venue, boolean tradable, String why) {}

    /**
     * The bot was halted, so that only what reduces passes, or the halt is over.
     *
     * @param why in words, for people
     */
    default void onHalt(Context context, boolean halted, String why) {}

    /**
     * The bot is about to end; called last. New orders still leave until the deadline, then the runtime does what the
     * exit policy says.
     *
     * <p>Nothing need be done here: cancelling and flattening are the runtime's.
     */
    default void onStop(Context context, Stop stop) {}
}
