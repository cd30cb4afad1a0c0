package io.jackstay.api.order;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The live view of one order of the bot. Not thread safe: owned by the bot loop.
 *
 * <p>May be kept; it changes between callbacks, never inside one. A finished order keeps its last values. Implemented
 * by the runtime, may gain methods. Two orders are the same when they are the same object.
 */
public interface Order {
    /** A command on the order that has no answer yet. Closed. */
    enum Pending {
        /** None. */
        NONE,
        /** A cancel. */
        CANCEL,
        /** An amend. */
        AMEND
    }

    /** The client order id; empty until the risk chain has allowed the order, and for ever when it refused. */
    Optional<Cloid> cloid();

    /** What was asked for, as it was placed; an amend changes {@link #price()} and {@link #size()}, not this. */
    OrderRequest request();

    /** The price that holds now, quote per base: the limit, or the worst price of a market or trigger order. */
    Price price();

    /** The whole size that holds now, base, positive; what is filled is part of it. */
    Size size();

    /** Where it stands, as far as the evidence goes. */
    OrderState state();

    /** The command without an answer, {@link Pending#NONE} when there is none. */
    Pending pending();

    /** What is filled, base, from zero; never falls. */
    Size filled();

    /** What could still fill, base: size less filled while the order may be live, zero when it is final. */
    Size remaining();

    /**
     * Average price of the fills, quote per base; empty while nothing is filled. Derived, rounded: for people, not for
     * PnL.
     */
    Optional<BigDecimal> averagePrice();

    /** The id that the venue gave, once it is known. */
    Optional<String> venueOrderId();

    /** Why it was refused; present exactly when the state is {@link OrderState#REJECTED}. */
    Optional<Rejection> rejection();

    /** When it was placed: the time of the event whose callback did it. */
    Instant createdAt();

    /** When it changed last: the time of the event that changed it. */
    Instant updatedAt();

    /** Its updates, oldest first, at most as many as the runtime keeps; a copy. */
    List<OrderUpdate> history();

    /** Why it stands where it stands, one sentence, the same that log, command line and page show. */
    String why();

    /** The event whose callback placed it: a fill id, a timer, a tick. */
    String cause();

    /**
     * Size before it in the queue of its price, base; empty unless it rests and a feed of the strategy has shown its level.
     *
     * <p>An estimate: all that was shown when it was first seen to rest, less the prints at its price ({@code Feed.TRADES}), less its
     * even part of what left the level otherwise. {@code Feed.TOP} shows the best level, {@code Feed.BOOK} those of its depth.
     */
    Optional<Size> queueAhead();

    /** The order's market. */
    default MarketId market() {
        return request().market();
    }

    /** Buy or sell. */
    default Side side() {
        return request().side();
    }

    /** The strategy's own name for it, by which it is found again after a restart; empty when it has none. */
    default String label() {
        return request().label();
    }

    /**
     * Calls back once when the order is final, or when the time is up and it is not: look at {@link #state()}.
     *
     * <p>Always in a later turn, on the bot's thread, even when the order is final already. Not kept over a restart.
     *
     * @param timeout positive, counted from {@code now} of the event being handled
     */
    void onFinal(Duration timeout, Consumer<Order> then);

    /**
     * Calls back once at the next update of the order, or when the time is up.
     *
     * <p>Always in a later turn, on the bot's thread; at the end of the time when the order is final already. Not kept
     * over a restart.
     *
     * @param timeout positive, counted from {@code now} of the event being handled
     */
    void onNext(Duration timeout, Consumer<Order> then);
}
