package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.feed.FeedSink;
import io.jackstay.lib.sim.feed.RandomWalk;
import io.jackstay.lib.sim.feed.WalkSettings;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A seeded random walk as the feed of one market, one step a timer. Confined to the connector's loop.
 *
 * <p>One that is taken back goes on with the next step, an interval after the last or at once when that is past. With other settings than
 * those that were kept it begins anew.
 */
final class GeneratedFeed implements MarketFeed, PaperLedger.Part {
    private static final BigDecimal FRACTION = BigDecimal.valueOf(1 << 16);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    private static final int THREE_DECIMALS = 3;

    private final WalkSettings settings;
    private final RandomWalk walk;
    private final Duration interval;
    private final LoopTimers timers;
    private final LongSupplier epochNanos;
    private boolean started;
    private boolean continuing;
    private long lastStepNanos;

    /**
     * A feed that has not begun.
     *
     * @throws IllegalArgumentException when the settings don't fit the market
     */
    GeneratedFeed(FeedConfig.RandomWalk config, MarketInfo market, LoopTimers timers, LongSupplier epochNanos) {
        this.settings = settings(config, market);
        this.walk = new RandomWalk(settings);
        this.interval = config.interval();
        this.timers = requireNonNull(timers, "timers is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
    }

    static WalkSettings settings(FeedConfig.RandomWalk config, MarketInfo market) {
        BigDecimal intervalNanos = BigDecimal.valueOf(config.interval().toNanos());
        BigDecimal deviation = config.volatility().of(config.start()).multiply(FRACTION);
        return new WalkSettings(
                config.seed(),
                price(config.start(), market),
                price(market.priceGrid().step(config.start(), Side.BUY, 1).subtract(config.start()), market),
                size(market.lotSize(), market),
                price(deviation, market),
                config.reversion()
                        .of(FRACTION)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                config.spreadTicks(),
                config.levels(),
                worth(config.levelNotional(), config.start(), market),
                config.tradesPerSecond()
                        .movePointRight(THREE_DECIMALS)
                        .multiply(intervalNanos)
                        .divide(NANOS, 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                worth(config.tradeNotional(), config.start(), market));
    }

    private static long price(BigDecimal price, MarketInfo market) {
        return fit(price.movePointRight(market.priceScale()), "start or volatility", market);
    }

    private static long size(BigDecimal size, MarketInfo market) {
        return fit(size.movePointRight(market.sizeScale()), "level-notional or trade-notional", market);
    }

    private static long worth(BigDecimal notional, BigDecimal start, MarketInfo market) {
        BigDecimal size =
                notional.divide(start.multiply(market.contractMultiplier()), market.sizeScale(), RoundingMode.DOWN);
        return Math.max(size(market.lotSize(), market), size(size, market));
    }

    private static long fit(BigDecimal value, String keys, MarketInfo market) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_EVEN);
        if (whole.unscaledValue().bitLength() >= Long.SIZE - 1) {
            throw new IllegalArgumentException(
                    "feed: %s is too large for the scales of %s".formatted(keys, market.id()));
        }
        return whole.longValueExact();
    }

    @Override
    public void start(MarketInfo market, Listener listener) {
        if (started) {
            throw new IllegalStateException("the feed of %s was started before".formatted(market.id()));
        }
        started = true;
        Steps steps = new Steps(listener);
        if (!continuing) {
            timers.once(Duration.ZERO, steps);
            timers.every(interval, steps);
            return;
        }
        long due = lastStepNanos + interval.toNanos();
        timers.once(Duration.ofNanos(Math.max(0, due - epochNanos.getAsLong())), () -> {
            steps.run();
            timers.every(interval, steps);
        });
    }

    /** Whether it goes on where it was. */
    boolean isContinuing() {
        return continuing;
    }

    @Override
    public void write(LineWriter line) {
        line.text(settings.toString()).add(lastStepNanos);
        walk.write(line);
    }

    @Override
    public void read(LineReader line) {
        continuing = line.text().equals(settings.toString());
        lastStepNanos = line.number();
        (continuing ? walk : new RandomWalk(settings)).read(line);
    }

    /** Hands the walk's steps on. */
    private final class Steps implements Runnable, FeedSink {
        private final Listener listener;
        private final BookSink book;

        private Steps(Listener listener) {
            this.listener = listener;
            this.book = listener.book();
        }

        @Override
        public void run() {
            lastStepNanos = epochNanos.getAsLong();
            walk.step(this);
        }

        @Override
        public void onTrade(long price, long size, Side takerSide) {
            listener.trade(price, size, takerSide, "", epochNanos.getAsLong());
        }

        @Override
        public void onBook() {
            book.snapshot();
        }

        @Override
        public void onLevel(Side side, long price, long size) {
            book.level(side, price, size);
        }

        @Override
        public void onBookEnd() {
            book.commit(epochNanos.getAsLong());
        }
    }
}
