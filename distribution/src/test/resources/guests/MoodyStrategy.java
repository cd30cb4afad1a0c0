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
import io.jackstay.api.strategy.Stop;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rests one order far away, and once it does, does what its mood is. */
@Plugin(name = "moody", api = Api.VERSION)
public final class MoodyStrategy implements StrategyProvider<MoodyStrategy.Config> {
    /** Opened by the test. */
    public static final CountDownLatch RELEASE = new CountDownLatch(1);
    /** Given by the test. */
    public static final Semaphore LOCK = new Semaphore(0);

    private static volatile long turns;
    private static volatile long interrupts;

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

        @Override
        public void onStop(Context context, Stop stop) {
            if (mood.equals("lingers")) {
                context.log().log(System.Logger.Level.WARNING, "lingers in onStop");
                linger();
            }
        }

        private static void linger() {
            try {
                RELEASE.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void act(Context context) {
            switch (mood) {
                case "throws" -> throw new IllegalStateException("in a mood");
                case "overflows" -> overflow(1);
                case "links" -> throw new NoSuchMethodError("acme.words.Words.gone()");
                case "eats" -> eat();
                case "blocks" -> block();
                case "sleeps" -> sleep();
                case "spins" -> spin();
                case "locks" -> lock();
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

        /** Awakes of an interrupt, and sleeps on. */
        private static void sleep() {
            while (RELEASE.getCount() > 0) {
                try {
                    if (RELEASE.await(1, TimeUnit.HOURS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupts++;
                }
            }
        }

        private static void spin() {
            while (RELEASE.getCount() > 0) {
                turns++;
            }
        }

        /** Nobody has a permit to give but the test. */
        private static void lock() {
            LOCK.acquireUninterruptibly();
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
