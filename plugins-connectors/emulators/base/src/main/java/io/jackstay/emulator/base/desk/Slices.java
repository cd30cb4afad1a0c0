package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Orders that are sent in slices over a time. Not thread safe: confined to the driving thread. */
public final class Slices {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.03");

    private final Floor floor;
    private final Desk desk;
    private final Map<Long, Trader> running = new TreeMap<>();

    /** Those of a desk. */
    public Slices(Floor floor, Desk desk) {
        this.floor = floor;
        this.desk = desk;
    }

    /** Begins to send an order over a time; its number. */
    public long start(Trader trader, Coin coin, Side side, BigDecimal size, boolean reduceOnly, Duration over) {
        long id = floor.nextId();
        running.put(id, trader);
        BigDecimal count = BigDecimal.valueOf(over.dividedBy(PAUSE) + 1);
        BigDecimal each = size.divide(count, coin.sizeDecimals(), RoundingMode.UP);
        send(id, coin, side, reduceOnly, each, size);
        return id;
    }

    private void send(long id, Coin coin, Side side, boolean reduceOnly, BigDecimal each, BigDecimal left) {
        Trader trader = running.get(id);
        if (trader == null || left.signum() <= 0) {
            running.remove(id);
            return;
        }
        BigDecimal away = SLIPPAGE.multiply(BigDecimal.valueOf(side.sign())).add(BigDecimal.ONE);
        BigDecimal limit = coin.market().best(side.opposite()).multiply(away);
        BigDecimal price = coin.info().priceGrid().round(limit, RoundingMode.HALF_EVEN);
        if (price.signum() > 0) {
            floor.transaction();
            Terms terms = new Terms(side, price, each.min(left), reduceOnly, TimeInForce.IOC, Optional.empty(), "");
            desk.place(trader, coin, terms, false);
        }
        floor.agenda().in(PAUSE, () -> send(id, coin, side, reduceOnly, each, left.subtract(each)));
    }

    /** Sends no more of it; false when nothing of it was to be sent. */
    public boolean stop(Trader trader, long id) {
        return running.remove(id, trader);
    }
}
