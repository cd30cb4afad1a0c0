package io.jackstay.strategy.grid;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;

/** How far a grid has come; each event tells the stage after it. Not thread safe: owned by the bot loop. */
interface Stage {
    /** The end: nothing is done any more. */
    Stage ENDED = context -> Stage.ENDED;

    /** The market may have moved, or may be traded on again. */
    Stage onMarket(Context context);

    /** Whether it has nothing to decide when the market moves, until something else happens. */
    default boolean isQuiet() {
        return false;
    }

    /** An order of the bot changed. */
    default Stage onOrder(Context context, Order order) {
        return this;
    }

    /** An order of the bot filled; its change was told before. */
    default Stage onFill(Context context, Order order) {
        return this;
    }

    default Stage onTimer(Context context, String name) {
        return this;
    }

    default void onRules(Context context, MarketInfo now) {}

    /** The position changed by something that is not the grid's. */
    default void onForeignFill(Context context) {}
}
