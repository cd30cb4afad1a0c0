package io.jackstay.runtime.backtest.report;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.backtest.RunWatcher;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report needs of a run while it plays: its fills, and equity and position from time to time. Not thread safe: owned by the thread
 * that drives the run.
 *
 * <p>A run of any length costs the same: there are at most 1,600 points, which lie twice as far apart whenever there would be more, and the
 * first 20,000 fills.
 */
public final class RunRecorder implements RunWatcher {
    static final int MOST_POINTS = 1_600;
    static final int MOST_FILLS = 20_000;
    private static final long FIRST_STEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final List<Point> points = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private long leftOut;
    private long stepNanos = FIRST_STEP_NANOS;
    private long nextNanos = Long.MIN_VALUE;
    private BigDecimal peak = BigDecimal.ZERO;

    /** @param drawdown below the highest equity of any point before, not negative, in money */
    record Point(long nanos, BigDecimal equity, BigDecimal position, BigDecimal drawdown, BigDecimal peak) {}

    /** @param position of the bot in the market after it, signed */
    record Fill(String bot, OrderFill fill, String label, BigDecimal position) {}

    /** Of one bot. */
    private final class Listening implements BotListener {
        private static final int MOST_LABELS = 10_000;

        private final String bot;
        private final Map<MarketId, BigDecimal> positions = new LinkedHashMap<>();
        private final Map<Cloid, String> labels = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Cloid, String> eldest) {
                return size() > MOST_LABELS;
            }
        };

        private Listening(String bot) {
            this.bot = bot;
        }

        @Override
        public void transition(Order order, OrderUpdate update) {
            Optional<Cloid> cloid = update.order().cloid();
            if (cloid.isPresent()) {
                labels.putIfAbsent(cloid.get(), order.label());
            }
        }

        @Override
        public void filled(OrderFill fill) {
            BigDecimal size = fill.size().toBigDecimal();
            BigDecimal signed = fill.side() == Side.BUY ? size : size.negate();
            BigDecimal position = positions.merge(fill.market(), signed, BigDecimal::add);
            if (fills.size() == MOST_FILLS) {
                leftOut++;
                return;
            }
            String label = fill.order().cloid().map(labels::get).orElse("");
            fills.add(new Fill(bot, fill, label == null ? "" : label, position));
        }
    }

    @Override
    public BotListener listener(String bot) {
        return new Listening(bot);
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    @Override
    public void look(long epochNanos, List<BotStatus> bots) {
        BigDecimal equity = bots.stream().map(bot -> bot.equity().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal position = bots.stream()
                .flatMap(bot -> bot.markets().stream())
                .map(BotStatus.Market::position)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        peak = points.isEmpty() ? equity : peak.max(equity);
        if (points.size() >= MOST_POINTS) {
            thin();
        }
        points.add(new Point(epochNanos, equity, position, peak.subtract(equity), peak));
        nextNanos = Math.addExact(epochNanos, stepNanos);
    }

    /** Keeps the first of each two points, and from here on takes half as many. */
    private void thin() {
        List<Point> kept = new ArrayList<>(MOST_POINTS);
        for (int i = 0; i < points.size(); i += 2) {
            kept.add(points.get(i));
        }
        points.clear();
        points.addAll(kept);
        stepNanos *= 2;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    /** How many fills came after the last that was kept. */
    long leftOut() {
        return leftOut;
    }
}
