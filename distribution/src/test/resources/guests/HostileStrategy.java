package acme.hostile;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Stop;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Trades, and throws in the method that it is told. */
@Plugin(name = "hostile-strategy", api = Api.VERSION)
public final class HostileStrategy implements StrategyProvider<HostileStrategy.Config> {
    /** Opened by the test. */
    public static final CountDownLatch RELEASE = new CountDownLatch(1);

    /**
     * @param fault the method that throws
     * @param kind what a callback throws: unchecked, checked or error
     * @param once whether a callback throws the first time alone
     */
    public record Config(
            MarketId market, String fault, @Default("unchecked") String kind, @Default("false") boolean once) {
        public Config {
            if (fault.equals("record")) {
                throw new IllegalStateException("thrown in record");
            }
        }
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        if (config.fault().equals("needs is null")) {
            return null;
        }
        failIn("needs", config);
        return Needs.none()
                .market(config.market(), Feed.TOP, Feed.TRADES)
                .candles(config.market(), Duration.ofSeconds(1), 1);
    }

    @Override
    public Strategy create(Config config) {
        if (config.fault().equals("create is null")) {
            return null;
        }
        failIn("create", config);
        return new Thrower(config);
    }

    private static void failIn(String method, Config config) {
        if (config.fault().equals(method)) {
            throw new IllegalStateException("thrown in " + method);
        }
    }

    private static final class Thrower implements Strategy {
        private final Config config;
        private boolean thrown;

        private Thrower(Config config) {
            this.config = config;
        }

        private void call(String method) {
            if (!config.fault().equals(method) || config.once() && thrown) {
                return;
            }
            thrown = true;
            String words = "thrown in " + method;
            switch (config.kind()) {
                case "checked" -> Thrower.<RuntimeException>sneak(new Exception(words));
                case "error" -> throw new Error(words);
                default -> throw new IllegalStateException(words);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable checked) throws T {
            throw (T) checked;
        }

        @Override
        public void onStart(Context context, Start start) {
            call("onStart");
            if (config.fault().equals("blocks")) {
                try {
                    RELEASE.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            context.timers().every("pulse", Duration.ofSeconds(1));
        }

        @Override
        public void onTick(Context context, MarketId market) {
            var view = context.market(market);
            if (context.orders().open().isEmpty() && view.isTradable() && view.top().isPresent()) {
                Side side = view.position().size().signum() > 0 ? Side.SELL : Side.BUY;
                var size = view.info().roundSize(new BigDecimal("0.5"));
                context.orders().place(LimitOrderRequest.limit(side, size, view.top().get().price(side)));
            }
            call("onTick");
        }

        @Override
        public void onTrade(Context context, Trade trade) {
            call("onTrade");
        }

        @Override
        public void onCandle(Context context, Candle candle) {
            call("onCandle");
        }

        @Override
        public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
            call("onOrderUpdate");
        }

        @Override
        public void onOrderFilled(Context context, Order order, OrderFill fill) {
            call("onOrderFilled");
        }

        @Override
        public void onForeignFill(Context context, OrderFill fill) {
            call("onForeignFill");
        }

        @Override
        public void onTimer(Context context, String name) {
            call("onTimer");
        }

        @Override
        public void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {
            call("onMarketChanged");
        }

        @Override
        public void onVenue(Context context, Venue venue, boolean tradable, String why) {
            call("onVenue");
        }

        @Override
        public void onHalt(Context context, boolean halted, String why) {
            call("onHalt");
        }

        @Override
        public void onStop(Context context, Stop stop) {
            call("onStop");
        }
    }
}
