package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Stop;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Origin;
import java.util.Optional;

/** Hands each event to the stage that the grid is in. Not thread safe: owned by the bot loop. */
final class GridStrategy implements Strategy {
    private final GridConfig config;
    private Stage stage = Stage.ENDED;

    GridStrategy(GridConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** What was missed while away is not asked for: it is in the orders that are found by their labels. */
    @Override
    public void onStart(Context context, Start start) {
        GridMemory memory = new GridMemory(context.memory());
        Optional<String> ending = memory.ending();
        if (ending.isPresent()) {
            stage = Closing.begin(config, ending.get(), context);
            return;
        }
        Optional<Origin> origin = memory.origin(config);
        stage = origin.isPresent() ? Beginning.resume(config, origin.get(), context) : Beginning.begin(config, context);
    }

    @Override
    public void onTick(Context context, MarketId market) {
        stage = stage.onMarket(context);
        rest(context);
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        stage = stage.onOrder(context, order);
        rest(context);
    }

    @Override
    public void onOrderFilled(Context context, Order order, OrderFill fill) {
        stage = stage.onFill(context, order);
        rest(context);
    }

    @Override
    public void onForeignFill(Context context, OrderFill fill) {
        stage.onForeignFill(context);
        rest(context);
    }

    @Override
    public void onTimer(Context context, String name) {
        stage = stage.onTimer(context, name);
        rest(context);
    }

    @Override
    public void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {
        stage.onRules(context, now);
        rest(context);
    }

    @Override
    public void onVenue(Context context, Venue venue, boolean tradable, String why) {
        stage = stage.onMarket(context);
        rest(context);
    }

    @Override
    public void onHalt(Context context, boolean halted, String why) {
        stage = stage.onMarket(context);
        rest(context);
    }

    private void rest(Context context) {
        if (stage.isQuiet()) {
            context.market(config.market()).quiet();
        }
    }

    @Override
    public void onStop(Context context, Stop stop) {
        if (stop.exit() == Stop.Exit.FLATTEN) {
            new GridMemory(context.memory()).flattened();
        }
        stage = Stage.ENDED;
    }
}
