package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
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
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One order as the bot sees it. Not thread safe: owned by the loop of its scope, changed by {@link OrderTracker} alone. */
final class LiveOrder implements Order {
    private static final int MAX_HISTORY = 64;
    /** A cancel takes no longer. */
    private static final long CANCEL_NANOS = Duration.ofSeconds(5).toNanos();

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
    private Size priced;
    private BigDecimal filledValue = BigDecimal.ZERO;
    private Size reported;
    private long reportNanos;
    private Size counted;
    private long countedNanos;
    private boolean isOwed;
    private long key;
    private boolean succeeded;
    private @Nullable Price askedPrice;
    private @Nullable Size askedSize;
    private @Nullable Size doubtfulSize;
    private long doubtEndsNanos;
    private @Nullable Size uncountedSize;
    private TimerQueue.@Nullable Timer lastWord;
    private @Nullable LiveOrder before;
    private @Nullable Size totalSize;
    private @Nullable String cancelRefusal;
    private @Nullable Rejection rejection;
    private long updatedNanos;
    private long cancelNanos;
    private String why = "placed in this turn";
    private @Nullable QueuePlace queue;

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
        this.priced = filled;
        this.counted = filled;
    }

    boolean belongsTo(OrderTracker other) {
        return tracker == other;
    }

    OrderRef ref() {
        return ref;
    }

    /** The client order id that it was given first; it stays when the venue replaces the order. */
    long key() {
        return key;
    }

    boolean hasSuccessors() {
        return succeeded;
    }

    void named(OrderRef known) {
        if (key == 0) {
            key = known.cloidOrZero();
        }
        ref = known;
    }

    void cancelAsked(long nowNanos) {
        pending = Pending.CANCEL;
        cancelRefusal = null;
        cancelNanos = nowNanos;
    }

    /** What was asked of the venue is over, or the order is. */
    void answered() {
        pending = Pending.NONE;
        cancelRefusal = null;
    }

    /** Whether nobody knows what became of it, or a cancel has had no effect for longer than one takes. */
    boolean isStuck(long nowNanos) {
        return state == OrderState.UNKNOWN || pending == Pending.CANCEL && nowNanos - cancelNanos > CANCEL_NANOS;
    }

    /** The venue, or what is in front of it, has said that the cancel that is over will not be carried out. */
    void cancelRefused(String words) {
        cancelRefusal = words;
    }

    /** Why the last cancel will not be carried out, when that has been said and no other was asked for since. */
    Optional<String> cancelRefusal() {
        return Optional.ofNullable(cancelRefusal);
    }

    /** It takes the place of another order when that has ended, with what is left of the total, and does not leave before. */
    void waitsFor(LiveOrder other, Size total) {
        before = other;
        totalSize = total;
    }

    /** True while both it and the order before it are to be counted as one: they are never at the venue together. */
    boolean sharesItsPlace() {
        return before != null && !before.state.isFinal();
    }

    /** The order before it has ended. */
    void leavesWith(Size left) {
        before = null;
        size = left;
    }

    /** True when the order has ended and nothing more can be filled but what the venue has counted. */
    boolean hasLastWord() {
        return state.isFinal() && uncountedSize == null;
    }

    /** What is filled, as far as fills or the venue's own count show it. */
    Size mostFilled() {
        return larger(filled, reported);
    }

    void amending(Price newPrice, Size newSize) {
        pending = Pending.AMEND;
        succeeded = true;
        askedPrice = newPrice;
        askedSize = newSize;
    }

    /** The amend holds; a report of before it may still come, so its size counts until the venue has shown it. */
    void amended(long doubtEnds) {
        if (askedPrice != null && askedSize != null) {
            doubt(larger(askedSize, doubtfulSize), doubtEnds);
            resized(askedPrice, askedSize);
        }
        amendDone();
    }

    /** The amend did not come true. */
    void amendDone() {
        askedPrice = null;
        askedSize = null;
    }

    /** Nobody knows whether the amend holds, or will; until the venue shows it, or it is too late for it, its size counts. */
    void amendDoubtful(long doubtEnds) {
        doubt(largest(), doubtEnds);
        amendDone();
    }

    private void doubt(Size most, long endsNanos) {
        doubtfulSize = most;
        doubtEndsNanos = endsNanos;
    }

    /** The venue has shown the order: with the size in doubt, or when no amend of before can come true any more. */
    void shown(Size shownSize, long nowNanos) {
        Size doubted = doubtfulSize;
        if (doubted != null && (nowNanos >= doubtEndsNanos || shownSize.equals(doubted))) {
            doubtfulSize = null;
        }
    }

    /**
     * The order is about to end by the answer to a cancel alone: what it had filled by then has not been counted.
     *
     * @param until when the time for the venue's last word is over; not waited for once that has come
     */
    void uncounted(TimerQueue.Timer until) {
        uncountedSize = largest();
        lastWord = until;
    }

    /** The venue's last word has come, or the time for it is over. */
    void counted() {
        uncountedSize = null;
        if (lastWord != null) {
            lastWord.cancel();
            lastWord = null;
        }
    }

    /** How much could still be filled at most, with an amend that may hold, and with what has only been counted so far. */
    Size atMost() {
        if (before != null && !state.isFinal()) {
            return beyond(before);
        }
        return isOwed ? notFilled().plus(counted) : notFilled();
    }

    private Size notFilled() {
        if (state.isFinal() && uncountedSize == null) {
            return reported.compareTo(filled) > 0 ? reported.minus(filled) : size.minus(size);
        }
        if (uncountedSize == null && filled.isZero()) {
            return largest();
        }
        Size left = (uncountedSize == null ? largest() : uncountedSize).minus(filled);
        return left.signum() > 0 ? left : size.minus(size);
    }

    /** What comes on top of what the order before may still fill: whatever that fills, this one will be the smaller by it. */
    private Size beyond(LiveOrder other) {
        Size left = requireNonNull(totalSize, "totalSize is null")
                .minus(other.filled)
                .minus(other.atMost());
        return left.signum() > 0 ? left : size.minus(size);
    }

    private Size largest() {
        return larger(larger(size, askedSize), doubtfulSize);
    }

    private static Size larger(Size one, @Nullable Size other) {
        return other != null && other.compareTo(one) > 0 ? other : one;
    }

    /** True when the venue said this before what it said last. */
    boolean isOlder(long venueNanos) {
        return venueNanos != 0 && venueNanos < reportNanos;
    }

    void reportedAt(long venueNanos) {
        reportNanos = Math.max(reportNanos, venueNanos);
    }

    /**
     * What the venue has counted was filled before this bot knew of the order.
     *
     * @param owed whether what its fills do not come to is still to come as fills, and is not what was once remembered
     */
    void catchUp(boolean owed) {
        if (reported.compareTo(filled) > 0) {
            isOwed = owed;
            counted = reported.minus(filled);
            countedNanos = reportNanos;
            filled = reported;
        }
    }

    /** As its end was written down; its fills have been counted as far as they are known one by one. */
    void recalled(OrderUpdate last) {
        resized(last.price(), last.size());
        filled = larger(filled, last.filled());
        reported = filled;
        state = last.to();
        why = last.why();
        updatedNanos = last.stamp().receivedNanos();
        history.add(last);
    }

    void resized(Price newPrice, Size newSize) {
        price = newPrice;
        size = newSize;
    }

    void refused(Rejection refusal) {
        rejection = refusal;
    }

    /** The venue's own count of what is filled, which never falls; fills themselves come on their own way. */
    void reported(Size venueFilled) {
        if (venueFilled.compareTo(reported) > 0) {
            reported = venueFilled;
        }
    }

    void count(OrderFill fill) {
        filled = filled.plus(fill.size().minus(takeCounted(fill)));
        priced = priced.plus(fill.size());
        if (queue != null) {
            queue.reached();
        }
        filledValue =
                filledValue.add(fill.price().toBigDecimal().multiply(fill.size().toBigDecimal()));
    }

    /** How much of a fill is in what the venue had counted before the start, when the fill itself had not come yet. */
    private Size takeCounted(OrderFill fill) {
        long nanos = fill.stamp().venueNanos();
        boolean before = nanos <= countedNanos || countedNanos == 0;
        Size taken = !before ? size.minus(size) : counted.compareTo(fill.size()) < 0 ? counted : fill.size();
        counted = counted.minus(taken);
        return taken;
    }

    boolean isFilledInFull() {
        return filled.compareTo(largest()) >= 0;
    }

    /** True when the final report had counted more than the fills that have arrived, or has not come. */
    boolean awaitsFills() {
        return uncountedSize != null || reported.compareTo(filled) > 0 || isOwed && !counted.isZero();
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
        tracker.queues().changed(this);
        return update;
    }

    /** What became of a command, in words. */
    static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected refusal) {
            return refusal.why().words();
        }
        return outcome instanceof Outcome.Unknown unknown ? unknown.cause() : "no answer";
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
        return state.isFinal() || filled.compareTo(size) >= 0 ? size.minus(size) : size.minus(filled);
    }

    @Override
    public Optional<BigDecimal> averagePrice() {
        if (priced.isZero()) {
            return Optional.empty();
        }
        return Optional.of(filledValue.divide(priced.toBigDecimal(), MathContext.DECIMAL64));
    }

    @Override
    public Optional<String> venueOrderId() {
        return ref.venueOrderId().isEmpty() ? Optional.empty() : Optional.of(ref.venueOrderId());
    }

    @Override
    public Optional<Rejection> rejection() {
        return Optional.ofNullable(rejection);
    }

    /** When it was placed, our clock's epoch nanoseconds. */
    long createdNanos() {
        return createdNanos;
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
        return List.copyOf(history);
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
        return queue == null ? Optional.empty() : queue.ahead();
    }

    @Nullable
    QueuePlace queue() {
        return queue;
    }

    /** Its place in the queue of its price: the one that it has, or the last one. */
    QueuePlace joinQueue(MarketInfo info) {
        QueuePlace had = queue;
        if (had != null && had.isKept(price, size)) {
            return had;
        }
        QueuePlace last = new QueuePlace(price, size, info);
        queue = last;
        return last;
    }

    /** It does not rest, or nobody knows where. */
    void leaveQueue() {
        queue = null;
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
