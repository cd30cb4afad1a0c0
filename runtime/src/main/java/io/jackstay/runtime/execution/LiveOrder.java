package io.jackstay.runtime.execution;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One order as the bot sees it. Not thread safe: owned by the bot loop, changed by {@link OrderTracker} alone. */
final class LiveOrder implements Order {
    private static final int MAX_HISTORY = 64;

    private final OrderTracker tracker;
    private final OrderRequest request;
    private final String cause;
    private final long createdNanos;
    private final List<OrderUpdate> history = new ArrayList<>(4);
    private OrderRef ref;
    private Price price;
    private Size size;
    private OrderState state = OrderState.NEW;
    private Pending pending = Pending.NONE;
    private Size filled;
    private BigDecimal filledValue = BigDecimal.ZERO;
    private Size reported;
    private @Nullable Rejection rejection;
    private long updatedNanos;
    private String why = "placed in this turn";

    LiveOrder(OrderTracker tracker, OrderRequest request, OrderRef ref, String cause, long nowNanos) {
        this.tracker = tracker;
        this.request = request;
        this.ref = ref;
        this.cause = cause;
        this.createdNanos = nowNanos;
        this.updatedNanos = nowNanos;
        this.price = request.worstPrice();
        this.size = request.size();
        this.filled = size.minus(size);
        this.reported = filled;
    }

    OrderRef ref() {
        return ref;
    }

    void named(OrderRef known) {
        ref = known;
    }

    void cancelling(boolean asked) {
        pending = asked ? Pending.CANCEL : Pending.NONE;
    }

    void amending() {
        pending = Pending.AMEND;
    }

    void resized(Price newPrice, Size newSize) {
        price = newPrice;
        size = newSize;
    }

    void refused(Rejection refusal) {
        rejection = refusal;
    }

    /** The venue's own count of what is filled; fills themselves come on their own way. */
    void reported(Size venueFilled) {
        if (venueFilled.compareTo(reported) > 0) {
            reported = venueFilled;
        }
    }

    void count(OrderFill fill) {
        filled = filled.plus(fill.size());
        filledValue =
                filledValue.add(fill.price().toBigDecimal().multiply(fill.size().toBigDecimal()));
    }

    boolean isFilledInFull() {
        return filled.compareTo(size) >= 0;
    }

    /** True when the final report had counted more than the fills that have arrived. */
    boolean awaitsFills() {
        return reported.compareTo(filled) > 0;
    }

    /** Enters a state that the table allows, or the one it is in; the caller has asked. */
    OrderUpdate enter(OrderState next, String words, Stamp stamp) {
        OrderUpdate update = new OrderUpdate(ref, state, next, filled, price, size, pending, words, stamp);
        state = next;
        why = words;
        updatedNanos = stamp.receivedNanos();
        if (history.size() == MAX_HISTORY) {
            history.remove(0);
        }
        history.add(update);
        return update;
    }

    @Override
    public Optional<Cloid> cloid() {
        return ref.cloid();
    }

    @Override
    public OrderRequest request() {
        return request;
    }

    @Override
    public Price price() {
        return price;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public OrderState state() {
        return state;
    }

    @Override
    public Pending pending() {
        return pending;
    }

    @Override
    public Size filled() {
        return filled;
    }

    @Override
    public Size remaining() {
        return state.isFinal() || isFilledInFull() ? size.minus(size) : size.minus(filled);
    }

    @Override
    public Optional<BigDecimal> averagePrice() {
        if (filled.isZero()) {
            return Optional.empty();
        }
        return Optional.of(filledValue.divide(filled.toBigDecimal(), MathContext.DECIMAL64));
    }

    @Override
    public Optional<String> venueOrderId() {
        return ref.venueOrderId().isEmpty() ? Optional.empty() : Optional.of(ref.venueOrderId());
    }

    @Override
    public Optional<Rejection> rejection() {
        return Optional.ofNullable(rejection);
    }

    @Override
    public Instant createdAt() {
        return Instant.ofEpochSecond(0, createdNanos);
    }

    @Override
    public Instant updatedAt() {
        return Instant.ofEpochSecond(0, updatedNanos);
    }

    @Override
    public List<OrderUpdate> history() {
        return Collections.unmodifiableList(history);
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public Optional<Size> queueAhead() {
        return Optional.empty();
    }

    @Override
    public void onFinal(Duration timeout, Consumer<Order> then) {
        tracker.watch(this, true, timeout, then);
    }

    @Override
    public void onNext(Duration timeout, Consumer<Order> then) {
        tracker.watch(this, false, timeout, then);
    }

    @Override
    public String toString() {
        return "Order[%s %s %s %s @ %s filled=%s label=%s]"
                .formatted(ref, state, side(), size, price, filled, request.label());
    }
}
