package io.jackstay.risk.limits;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The limits as a venue would check them, from its own book, its own fills and the requests that reached it. Not thread safe: owned
 * by one run. It knows neither the bot nor its rules.
 */
final class VenueCheck {
    static final BigDecimal MAX_POSITION = new BigDecimal("0.3");
    static final BigDecimal MAX_SIZE = new BigDecimal("0.1");
    static final BigDecimal MAX_NOTIONAL = new BigDecimal("6200");
    static final int MAX_OPEN = 12;
    static final int MAX_ORDERS = 40;
    static final Duration PER = Duration.ofSeconds(2);
    static final BigDecimal MAX_DISTANCE = new BigDecimal("0.03");

    /** An order that reduced when it was decided may arrive this much later, when others have filled. */
    private static final long ON_THE_WAY_NANOS = Duration.ofSeconds(10).toNanos();

    private final List<String> broken = new ArrayList<>();
    private final Deque<Long> commands = new ArrayDeque<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private BigDecimal position = BigDecimal.ZERO;
    private BigDecimal mark = BigDecimal.ZERO;
    private BigDecimal markBefore = BigDecimal.ZERO;
    private int arrivals;
    private int fills;

    private record Held(long nanos, BigDecimal position) {}

    List<String> broken() {
        return broken;
    }

    int arrivals() {
        return arrivals;
    }

    int fills() {
        return fills;
    }

    void marked(BigDecimal now) {
        markBefore = mark.signum() == 0 ? now : mark;
        mark = now;
    }

    /** A new order or an amend has left the bot. */
    void commanded(long nanos) {
        while (!commands.isEmpty() && commands.getFirst() <= nanos - PER.toNanos()) {
            commands.removeFirst();
        }
        commands.addLast(nanos);
        require(commands.size() <= MAX_ORDERS, "%d orders in %s".formatted(commands.size(), PER));
    }

    /** A price has left the bot, which knows this mark or the one before. */
    void priced(BigDecimal price) {
        require(
                isNear(price, mark) || isNear(price, markBefore),
                "price %s, marks %s and %s".formatted(price, markBefore, mark));
    }

    private static boolean isNear(BigDecimal price, BigDecimal reference) {
        return price.subtract(reference).abs().compareTo(reference.multiply(MAX_DISTANCE)) <= 0;
    }

    /** A new order, or one with other terms; what is left of it counts. */
    void arrived(long nanos, UnreliableVenue.Resting order) {
        arrivals++;
        BigDecimal size = order.remaining().toBigDecimal();
        BigDecimal value = size.multiply(order.price.toBigDecimal());
        boolean within = size.compareTo(MAX_SIZE) <= 0 && value.compareTo(MAX_NOTIONAL) <= 0;
        require(
                within || couldReduce(nanos, order.request.side(), size),
                "order of %s, worth %s, position %s".formatted(size, value, position));
    }

    private boolean couldReduce(long nanos, Side side, BigDecimal size) {
        held.removeIf(then -> then.nanos < nanos - ON_THE_WAY_NANOS);
        BigDecimal signed = side == Side.SELL ? size : size.negate();
        return held.stream()
                .map(Held::position)
                .anyMatch(then -> then.signum() == signed.signum() && then.abs().compareTo(size) >= 0);
    }

    void filled(long nanos, Side side, Size size) {
        fills++;
        position = side == Side.BUY ? position.add(size.toBigDecimal()) : position.subtract(size.toBigDecimal());
        held.addLast(new Held(nanos, position));
    }

    /** The book has changed, or the position has. */
    void seen(long nanos, List<UnreliableVenue.Resting> book) {
        BigDecimal longest = position;
        BigDecimal shortest = position;
        for (UnreliableVenue.Resting order : book) {
            BigDecimal left = order.remaining().toBigDecimal();
            longest = order.request.side() == Side.BUY ? longest.add(left) : longest;
            shortest = order.request.side() == Side.SELL ? shortest.subtract(left) : shortest;
        }
        require(
                longest.compareTo(MAX_POSITION) <= 0 && shortest.negate().compareTo(MAX_POSITION) <= 0,
                "position %s, at worst %s to %s".formatted(position, shortest, longest));
        require(book.size() <= MAX_OPEN, book.size() + " open orders");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
