package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a size in one market, one order after the other, until it is filled or out of time; a new order goes out only when
 * the old one has ended and the venue has said all that it filled, so never more than the size is at the venue. Not thread
 * safe: owned by the bot loop.
 */
final class Leg implements Execution.Task {
    private static final System.Logger LOG = System.getLogger(Leg.class.getName());

    /** Fills that the venue has counted and not told yet are waited for so often, for so long each time. */
    private static final int MOST_COUNTS = 300;

    private static final Duration COUNT_AGAIN = Duration.ofMillis(100);

    private final String cause;
    private final Job job;
    private final TaskOrders orders;
    private final MarketView market;
    private final TaskParts parts;
    private final Quote quote;
    private final Marks marks;
    private final Tally tally;
    private @Nullable Order resting;
    private @Nullable Order followed;
    private @Nullable Ending ending;
    private boolean counting;
    private long endNanos = Long.MAX_VALUE;
    private long unproven;
    private TimerQueue.@Nullable Timer timeout;
    private TimerQueue.@Nullable Timer proof;

    /** Why it is to end when its order has. An end that is not known yet is that of a time that was up. */
    private record Ending(Optional<Execution.End> end, String why) {}

    /** @param cause of its orders */
    Leg(String cause, Job job, TaskParts parts, Marks marks, Consumer<Execution.Done> then) {
        this.cause = cause;
        this.job = job;
        this.parts = parts;
        this.orders = parts.orders();
        this.market = parts.markets().apply(job.size().market());
        this.marks = marks;
        this.quote = Quote.of(job.style(), job.side(), job.reduceOnly(), market);
        this.tally = new Tally(orders, market.info(), then);
    }

    void begin() {
        watchTime();
        post();
    }

    /** Goes on where an earlier process was: with what had been filled, and with the order that it sent last if it is known. */
    void beginWith(Size filled, BigDecimal value, Optional<Order> last) {
        tally.startWith(filled, value);
        watchTime();
        last.ifPresentOrElse(this::adopt, this::post);
    }

    /** Sends nothing more: it only finds out what came of the last order, which is cancelled where it is live. */
    void countOnly(String why) {
        ending = new Ending(Optional.of(Execution.End.CANCELLED), why);
    }

    private void watchTime() {
        endNanos = parts.nowNanos().getAsLong() + job.timeout().toNanos();
        timeout = parts.loop().after(job.timeout(), () -> end(Optional.empty(), lateWords()));
    }

    private String lateWords() {
        return job.timeout().isZero() ? "the time was up" : "not filled after " + job.timeout();
    }

    /** A turn that comes late may bring the next try before the end of the time: no order leaves then. */
    private void endIfLate() {
        if (ending == null && parts.nowNanos().getAsLong() >= endNanos) {
            ending = new Ending(Optional.empty(), lateWords());
        }
    }

    private void adopt(Order order) {
        tally.add(order);
        tally.taken();
        watch(order);
        if (ending != null) {
            cancel(order);
        }
    }

    private void post() {
        if (tally.isDone() || resting != null || counting) {
            return;
        }
        endIfLate();
        Size left = job.size().minus(tally.filled());
        if (left.signum() <= 0) {
            tell(Execution.End.COMPLETE, "filled");
        } else if (ending != null) {
            tell(ending.end().orElseGet(tally::late), ending.why() + lastRefusal());
        } else {
            post(left);
        }
    }

    private String lastRefusal() {
        return tally.refusal().map(why -> "; refused: " + why).orElse("");
    }

    private void post(Size left) {
        MarketInfo info = market.info();
        Optional<Price> price = mayTrade(info) ? quote.price() : Optional.empty();
        if (price.isEmpty()) {
            later();
            return;
        }
        Size size = info.roundSize(info.maxSize().map(left::min).orElse(left).toBigDecimal());
        Optional<Rejection> small = tooSmall(size, price.get(), info);
        if (small.isPresent()) {
            tally.refused(small.get());
            tell(
                    Execution.End.TOO_SMALL,
                    "%s is left: %s".formatted(left, small.get().words()));
            return;
        }
        place(quote.request(size, price.get(), marks.next(tally.filled(), tally.value())));
    }

    /** What takes back an exposure tries while the bot is halted, and, as all that may add to one, not without the quotes that it wants. */
    private boolean mayTrade(MarketInfo info) {
        return job.reduceOnly() || (job.urgent() ? orders.isQuoted(info.id()) : market.isTradable());
    }

    private Optional<Rejection> tooSmall(Size size, Price price, MarketInfo info) {
        if (size.isZero()) {
            return Optional.of(new Rejection(RejectReason.MIN_SIZE, "less than a lot"));
        }
        return quote.request(size, price, "")
                .problemIn(info)
                .filter(why -> why.reason() == RejectReason.MIN_SIZE || why.reason() == RejectReason.MIN_NOTIONAL);
    }

    private void place(OrderRequest request) {
        parts.named().accept(cause);
        Order order = orders.place(request);
        if (order.state().isFinal()) {
            order.rejection().ifPresent(this::refused);
            later();
            return;
        }
        marks.left();
        tally.add(order);
        watch(order);
    }

    private void later() {
        parts.loop().after(job.style().interval(), this::post);
    }

    private void refused(Rejection why) {
        tally.refused(why);
        quote.refused(why);
    }

    private void watch(Order order) {
        resting = order;
        order.onFinal(job.timeout().plus(quote.cancelWait()), this::ended);
        parts.loop().after(job.style().interval(), () -> follow(order));
    }

    /** Asked again when the venue has not proven in time how the order ended; nothing else leaves before it has. */
    private void cancel(Order order) {
        orders.cancel(order);
        if (proof == null) {
            proof = parts.loop().after(quote.cancelWait(), () -> requireProof(order));
        }
    }

    private void requireProof(Order order) {
        proof = null;
        if (order.state().isFinal()) {
            return;
        }
        unproven++;
        if (Occurrences.isTold(unproven)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "the venue has not said how a cancelled order ended order=%s wait=%s count=%d"
                            .formatted(order, quote.cancelWait(), unproven));
        }
        cancel(order);
    }

    /**
     * The order has ended, or the time for that is over: then only its end helps, and is waited for. The next order leaves
     * at once when this one was cancelled from here; what a venue ended of itself, it might end again at once.
     */
    private void ended(Order order) {
        if (!order.state().isFinal()) {
            cancel(order);
            order.onFinal(job.timeout().plus(quote.cancelWait()), this::ended);
            return;
        }
        if (proof != null) {
            proof.cancel();
            proof = null;
        }
        resting = null;
        order.rejection().ifPresentOrElse(this::refused, tally::taken);
        count(order, MOST_COUNTS);
    }

    /**
     * How much it filled is not known before the venue's last word, which comes within the settle time, and the position not before
     * its last fill: until then nothing else leaves. A fill that was counted and never comes is not waited for without end.
     */
    private void count(Order order, int tries) {
        boolean told = orders.mostFilled(order).compareTo(order.filled()) <= 0;
        counting = !orders.hasLastWord(order) || !told && tries > 0;
        if (counting) {
            parts.loop().after(COUNT_AGAIN, () -> count(order, tries - 1));
        } else if (ending != null || order == followed || isFilled()) {
            post();
        } else {
            later();
        }
    }

    private boolean isFilled() {
        return tally.filled().compareTo(job.size()) >= 0;
    }

    /** The touch has moved away: the order is cancelled, and the next one follows when it has ended. */
    private void follow(Order order) {
        if (tally.isDone() || order.state().isFinal()) {
            return;
        }
        if (quote.isAway(order.price())) {
            followed = order;
            cancel(order);
        }
        parts.loop().after(job.style().interval(), () -> follow(order));
    }

    private void tell(Execution.End end, String why) {
        if (timeout != null) {
            timeout.cancel();
        }
        tally.end(end, why);
    }

    private void end(Optional<Execution.End> end, String why) {
        if (tally.isDone() || ending != null) {
            return;
        }
        ending = new Ending(end, why);
        if (resting != null) {
            cancel(resting);
        } else {
            parts.loop().nextTurn(this::post);
        }
    }

    @Override
    public void cancel(String why) {
        parts.loop().requireLoop("cancel");
        end(Optional.of(Execution.End.CANCELLED), why);
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
