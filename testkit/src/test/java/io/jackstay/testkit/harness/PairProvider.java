package io.jackstay.testkit.harness;

import static io.jackstay.api.order.LimitOrderRequest.limit;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Trade;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.time.Duration;

/** One buy and one sell a distance from the first mid; what is rejected is placed again after a second. */
@Plugin(name = "pair", api = Api.VERSION)
final class PairProvider implements StrategyProvider<PairProvider.Config> {
    record Config(MarketId market, String distance, String size) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        return Needs.none().market(config.market(), Feed.TOP, Feed.TRADES);
    }

    @Override
    public Strategy create(Config config) {
        return new Pair(config);
    }

    private static final class Pair implements Strategy {
        private final Config config;

        private Pair(Config config) {
            this.config = config;
        }

        @Override
        public void onStart(Context context, Start start) {
            context.memory().put("starts", Integer.toString(starts(context) + 1));
            context.explain(Explanation.waiting("pair", "waits for a quote"));
            start.missedFills().forEach(fill -> context.alert(Context.Severity.WARNING, "missed " + fill.size()));
            start.endedWhileAway().forEach(update -> context.alert(Context.Severity.INFO, "ended " + update.to()));
        }

        private static int starts(Context context) {
            return Integer.parseInt(context.memory().get("starts").orElse("0"));
        }

        @Override
        public void onTick(Context context, MarketId market) {
            place(context, Side.BUY, "B");
            place(context, Side.SELL, "S");
            context.explain(Explanation.ok("pair", "start " + starts(context)));
        }

        private void place(Context context, Side side, String label) {
            MarketView view = context.market(config.market());
            if (context.orders().findLabel(label).isPresent()) {
                return;
            }
            var distance = new BigDecimal(config.distance());
            var mid = view.top().orElseThrow().mid();
            var price = side == Side.BUY ? mid.subtract(distance) : mid.add(distance);
            context.orders()
                    .place(limit(
                                    side,
                                    view.info().roundSize(new BigDecimal(config.size())),
                                    view.info().roundPassive(price, side))
                            .postOnly()
                            .labelled(label));
        }

        @Override
        public void onTrade(Context context, Trade trade) {
            throw new IllegalStateException("no trades here");
        }

        @Override
        public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
            if (order.state() == OrderState.REJECTED) {
                context.timers().once("again " + order.label(), Duration.ofSeconds(1));
            }
        }

        @Override
        public void onTimer(Context context, String name) {
            String label = name.substring("again ".length());
            MarketView view = context.market(config.market());
            context.orders()
                    .place(limit(
                                    Side.BUY,
                                    view.info().roundSize(new BigDecimal(config.size())),
                                    view.top().orElseThrow().bid())
                            .labelled(label));
        }

        @Override
        public void onOrderFilled(Context context, Order order, OrderFill fill) {
            context.alert(Context.Severity.INFO, "filled " + order.label());
        }
    }
}
