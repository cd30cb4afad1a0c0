package acme.strategy;

import acme.words.Words;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;

/** Buys at the bid and sells at the ask, one order at a time, and ends after some fills. */
@Plugin(name = "acme-ping-pong", api = Api.VERSION, summary = "buys, sells, buys")
public final class AcmePingPong implements StrategyProvider<AcmePingPong.Config> {
    /**
     * @param probe a size tried once, for a rule to refuse
     * @param rounds fills after which it ends
     */
    public record Config(
            MarketId market,
            @Default("0.5") BigDecimal size,
            @Default("0.5") BigDecimal probe,
            @Default("1000000") int rounds) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        return Needs.none().market(config.market(), Feed.TOP);
    }

    @Override
    public Strategy create(Config config) {
        return new PingPong(config);
    }

    private static final class PingPong implements Strategy {
        private final Config config;
        private boolean probed;
        private int placed;
        private int filled;

        private PingPong(Config config) {
            this.config = config;
        }

        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            MarketView view = context.market(market);
            if (view.top().isEmpty() || !view.isTradable() || !context.orders().open().isEmpty()) {
                return;
            }
            Side side = view.position().size().signum() > 0 ? Side.SELL : Side.BUY;
            Size size = view.info().roundSize(probed ? config.size() : config.probe());
            probed = true;
            context.orders()
                    .place(LimitOrderRequest.limit(side, size, view.top().get().price(side))
                            .labelled(Words.of("order " + ++placed)));
        }

        @Override
        public void onOrderFilled(Context context, Order order, OrderFill fill) {
            if (++filled == config.rounds()) {
                context.finish(true, "last was " + order.label());
            }
        }
    }
}
