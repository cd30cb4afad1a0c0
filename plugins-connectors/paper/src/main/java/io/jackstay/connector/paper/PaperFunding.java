package io.jackstay.connector.paper;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Pays funding of one market at its boundaries. Confined to the connector's loop.
 *
 * <p>Boundaries are whole multiples of the interval since 1970. What counts is the position just before the boundary: whatever reaches the
 * exchange at that instant or later comes after. Paid is position × mark × rate, exactly, at the mark told last; before the first mark
 * nothing is paid. What fell due while the process was down is paid at the next start, at the mark and the rate of before.
 */
final class PaperFunding implements PaperLedger.Part {
    private final FundingConfig config;
    private final SimExchange exchange;
    private final SimMarket market;
    private final long interval;
    private Optional<BigDecimal> rate;
    private long next;

    PaperFunding(FundingConfig config, SimExchange exchange, SimMarket market, long now) {
        this.config = config;
        this.exchange = exchange;
        this.market = market;
        this.interval = config.interval().toNanos();
        this.rate = config.rate().map(share -> share.fraction());
        this.next = boundaryAfter(now);
    }

    private long boundaryAfter(long now) {
        return (Math.floorDiv(now, interval) + 1) * interval;
    }

    /** Wakes at each boundary, so that it is paid when nothing else happens. */
    void start(LoopTimers timers, LongSupplier epochNanos, Runnable settle) {
        timers.once(Duration.ofNanos(Math.max(0, next - epochNanos.getAsLong())), () -> {
            settle.run();
            start(timers, epochNanos, settle);
        });
    }

    /** The feed told a rate; true when it holds here. */
    boolean told(BigDecimal feedRate) {
        if (config.rate().isPresent()) {
            return false;
        }
        rate = Optional.of(feedRate);
        return true;
    }

    /** Pays the boundaries that are reached; true when there was one. */
    boolean settle(long now) {
        if (now < next) {
            return false;
        }
        while (next <= now) {
            if (market.markTimesTen() > 0 && rate.isPresent()) {
                exchange.fund(market.info().id(), mark(), rate.orElseThrow(), next);
                next += interval;
            } else {
                next = boundaryAfter(now);
            }
        }
        return true;
    }

    private BigDecimal mark() {
        return BigDecimal.valueOf(market.markTimesTen(), market.info().priceScale() + 1);
    }

    /** What is known of the next payment. */
    Optional<FundingRate> rate(long now) {
        MarketInfo info = market.info();
        Instant due = Instant.ofEpochSecond(0, next);
        return rate.map(share -> new FundingRate(info.id(), share, config.interval(), due, new Stamp(now, now)));
    }

    @Override
    public void write(LineWriter line) {
        line.add(next).add(rate.isPresent());
        rate.ifPresent(line::add);
    }

    /** A rate that is configured, and an interval that is another one, count from now on. */
    @Override
    public void read(LineReader line) {
        long before = line.number();
        next = before % interval == 0 ? before : next;
        Optional<BigDecimal> told = line.flag() ? Optional.of(line.decimal()) : Optional.empty();
        rate = config.rate().isPresent() ? rate : told;
    }
}
