package acme.moody;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Rests one order far away, and once it does, does what its mood is. */
@Plugin(name = "moody", api = Api.VERSION)
public final class MoodyStrategy implements StrategyProvider<MoodyStrategy.Config> {
    /** Opened by the test. */
    public static final CountDownLatch RELEASE = new CountDownLatch(1);

    public record Config(MarketId market, String mood) {}

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
        return new Moody(config.mood());
    }

    private static final class Moody implements Strategy {
        private final String mood;
        private final List<byte[]> eaten = new ArrayList<>();

        private Moody(String mood) {
            this.mood = mood;
        }

        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            var view = context.market(market);
            if (!view.isTradable() || view.top().isEmpty()) {
                return;
            }
            if (context.orders().open().isEmpty()) {
                var far = view.top().get().mid().multiply(new BigDecimal("0.5"));
                context.orders()
                        .place(LimitOrderRequest.limit(
                                Side.BUY,
                                view.info().roundSize(new BigDecimal("1")),
                                view.info().roundPassive(far, Side.BUY)));
            } else if (context.orders().open().stream().anyMatch(order -> order.venueOrderId().isPresent())) {
                act(context);
            }
        }

        private void act(Context context) {
            switch (mood) {
                case "throws" -> throw new IllegalStateException("in a mood");
                case "overflows" -> overflow(1);
                case "links" -> throw new NoSuchMethodError("acme.words.Words.gone()");
                case "eats" -> eat();
                case "blocks" -> block();
                case "fails" -> context.finish(false, "does not want to");
                case "succeeds" -> context.finish(true, "has what it wants");
                default -> {
                    return;
                }
            }
        }

        private static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }

        private void eat() {
            while (true) {
                eaten.add(new byte[100_000]);
            }
        }

        private static void block() {
            try {
                RELEASE.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
