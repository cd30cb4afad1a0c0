package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.BooksWatcher;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order of an account, which the simulated exchange knows by its id. Not thread safe: confined to the driving thread. */
public final class VenueOrder {
    private static final int AVERAGE_DECIMALS = 8;

    private final long id;
    private final Coin coin;
    private final Terms terms;
    private final long millis;
    private final boolean ofPosition;
    private final List<VenueOrder> children = new ArrayList<>();
    private final Optional<VenueOrder> parent;
    private BigDecimal size;
    private BigDecimal remaining;
    private BigDecimal filledWorth = BigDecimal.ZERO;
    private Status status = Status.OPEN;
    private long statusMillis;
    private boolean waiting;
    private Optional<OrderEvent> told = Optional.empty();
    private Optional<Rejection> rejection = Optional.empty();

    VenueOrder(long id, Coin coin, Terms terms, long millis, boolean ofPosition, Optional<VenueOrder> parent) {
        this.id = id;
        this.coin = coin;
        this.terms = terms;
        this.millis = millis;
        this.statusMillis = millis;
        this.ofPosition = ofPosition;
        this.parent = parent;
        this.size = terms.size();
        this.remaining = terms.size();
        parent.ifPresent(order -> order.children.add(this));
    }

    /** The venue's id. */
    public long id() {
        return id;
    }

    /** What it trades. */
    public Coin coin() {
        return coin;
    }

    /** What was asked for. */
    public Terms terms() {
        return terms;
    }

    /** When it came. */
    public long millis() {
        return millis;
    }

    /** Whether it is for the position, however large that is. */
    public boolean isOfPosition() {
        return ofPosition;
    }

    /** The orders that begin when this one is filled. */
    public List<VenueOrder> children() {
        return children;
    }

    /** The order that must be filled before this one begins. */
    public Optional<VenueOrder> parent() {
        return parent;
    }

    /** The whole size; of one for a position, what its trigger found. */
    public BigDecimal size() {
        return size;
    }

    /** What is not filled. */
    public BigDecimal remaining() {
        return remaining;
    }

    /** What is filled. */
    public BigDecimal filled() {
        return size.subtract(remaining);
    }

    /** What was paid on average; something must be filled. */
    public BigDecimal averagePrice() {
        return filledWorth.divide(filled(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Where it stands. */
    public Status status() {
        return status;
    }

    /** Since when. */
    public long statusMillis() {
        return statusMillis;
    }

    /** How it stood when that was told last: what is filled of it since does not show. */
    public OrderEvent told() {
        return told.orElseGet(() -> OrderEvent.of(this));
    }

    /** Whether it waits for a trigger or a parent, and the exchange does not have it. */
    public boolean isWaiting() {
        return waiting && status.isOpen();
    }

    /** Why it was refused. */
    public Optional<Rejection> rejection() {
        return rejection;
    }

    void waiting(boolean now) {
        waiting = now;
    }

    OrderEvent stand(Status now, long at) {
        status = now;
        statusMillis = at;
        OrderEvent event = OrderEvent.of(this);
        told = Optional.of(event);
        return event;
    }

    void refuse(Rejection why) {
        rejection = Optional.of(why);
    }

    /** It is for a position of this size. */
    void become(BigDecimal whole) {
        size = whole;
        remaining = whole;
    }

    void fill(BigDecimal price, BigDecimal part) {
        remaining = remaining.subtract(part);
        filledWorth = filledWorth.add(price.multiply(part));
    }

    /** Whether its trigger is reached from below. */
    public boolean firesAbove() {
        return terms.trigger().orElseThrow().takeProfit() == (terms.side() == Side.SELL);
    }

    /** Whether a mark reaches its trigger. */
    boolean isReached(BigDecimal mark) {
        int order = mark.compareTo(terms.trigger().orElseThrow().price());
        return mark.signum() > 0 && (firesAbove() ? order >= 0 : order <= 0);
    }

    /** As it is now, for who watches the books. */
    BooksWatcher.Order shown(Trader owner) {
        return new BooksWatcher.Order(
                owner.address(),
                coin.name(),
                id,
                terms.clientId(),
                terms.side() == Side.BUY,
                terms.price(),
                size,
                remaining,
                terms.reduceOnly(),
                status.standing());
    }

    OrderRef ref() {
        return OrderRef.of(coin.id(), cloid());
    }

    Cloid cloid() {
        return new Cloid(id);
    }

    LimitOrderRequest request() {
        TimeInForce tif = terms.trigger()
                .map(trigger -> trigger.market() ? TimeInForce.IOC : TimeInForce.GTC)
                .orElse(terms.tif());
        return new LimitOrderRequest(
                terms.side(),
                Size.of(coin.id(), size),
                Price.of(coin.id(), terms.price()),
                tif,
                terms.reduceOnly(),
                "");
    }
}
