package io.jackstay.testkit.crash.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.crash.wire.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One market and one account: a price that wanders, orders that fill when it reaches them, and every execution ever. What is in here is
 * the truth that a bot is held against. Not thread safe: owned by the venue.
 */
final class VenueBooks {
    private static final long START_TICKS = 600_000;
    private static final int STEP_TICKS = 260;
    private static final long FEE_NUMERATOR = 2;

    private final SplittableRandom random;
    private final LongSupplier epochNanos;
    private final Consumer<Message> stream;
    private final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    private final Map<String, VenueOrder> open = new LinkedHashMap<>();
    private final Map<Long, VenueOrder> byCloid = new LinkedHashMap<>();
    private final List<Message> fills = new ArrayList<>();
    private long bid = START_TICKS;
    private long position;
    private long largest;
    private long twice;

    /** @param stream told every change, in order */
    VenueBooks(SplittableRandom random, LongSupplier epochNanos, Consumer<Message> stream) {
        this.random = requireNonNull(random, "random is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
        this.stream = requireNonNull(stream, "stream is null");
    }

    private long ask() {
        return bid + 1;
    }

    /** The price moves, and takes with it what it reaches. */
    void step() {
        long pull = (bid - START_TICKS) / 40;
        bid += random.nextInt(2 * STEP_TICKS + 1) - STEP_TICKS - pull;
        stream.accept(Message.of("top").with("bid", bid).with("ask", ask()).with("nanos", epochNanos.getAsLong()));
        for (VenueOrder order : List.copyOf(open.values())) {
            boolean reached = order.buy ? order.ticks >= ask() : order.ticks <= bid;
            if (reached && random.nextInt(10) < 8) {
                fill(order, order.ticks);
            }
        }
    }

    private void fill(VenueOrder order, long ticks) {
        long most =
                order.reduceOnly ? Math.min(order.left(), Math.max(0, order.buy ? -position : position)) : order.left();
        if (most == 0) {
            cancel(order);
            return;
        }
        long lots = random.nextInt(10) < 6 ? most : 1 + random.nextLong(most);
        order.fill(lots);
        position += order.buy ? lots : -lots;
        largest = Math.max(largest, Math.abs(position));
        Message fill = Message.of("fill")
                .with("fill", "f" + (fills.size() + 1))
                .with("order", order.id)
                .with("cloid", order.cloid)
                .with("buy", order.buy)
                .with("ticks", ticks)
                .with("lots", lots)
                .with("fee", fee(ticks, lots))
                .with("nanos", epochNanos.getAsLong());
        fills.add(fill);
        stream.accept(fill);
        changed(order);
    }

    /** Two hundredths of a percent of ticks of 0.1 times lots of 0.001, exact. */
    private static String fee(long ticks, long lots) {
        return BigDecimal.valueOf(Math.multiplyExact(ticks * lots, FEE_NUMERATOR), 8)
                .toPlainString();
    }

    private void changed(VenueOrder order) {
        if (!order.isOpen()) {
            open.remove(order.id);
        }
        stream.accept(order.told("order", epochNanos.getAsLong()));
    }

    private void cancel(VenueOrder order) {
        order.cancel();
        changed(order);
    }

    /** A new order. */
    Message submit(Message wanted) {
        VenueOrder order = new VenueOrder("o" + (orders.size() + 1), wanted);
        if (byCloid.containsKey(order.cloid)) {
            twice++;
            return refused("this client order id has been used");
        }
        boolean crosses = order.buy ? order.ticks >= ask() : order.ticks <= bid;
        if (order.postOnly && crosses) {
            return refused("a post-only order would take");
        }
        orders.put(order.id, order);
        open.put(order.id, order);
        byCloid.put(order.cloid, order);
        changed(order);
        if (crosses) {
            fill(order, order.buy ? ask() : bid);
        }
        if (wanted.flag("immediate") && order.isOpen()) {
            cancel(order);
        }
        return Message.of("answer").with("order", order.id);
    }

    Message cancel(Message wanted) {
        Optional<VenueOrder> order = find(wanted).filter(VenueOrder::isOpen);
        if (order.isEmpty()) {
            return refused("no such open order");
        }
        cancel(order.get());
        return Message.of("answer").with("order", order.get().id);
    }

    private static Message refused(String why) {
        return Message.of("answer").with("why", why);
    }

    Optional<VenueOrder> find(Message wanted) {
        long cloid = wanted.number("cloid");
        return Optional.ofNullable(cloid == 0 ? orders.get(wanted.text("order")) : byCloid.get(cloid));
    }

    /** Somebody cancels the order that rests longest, as a venue may: a bot that comes back has something to do then. */
    void dropOne() {
        open.values().stream().findFirst().ifPresent(this::cancel);
    }

    /** How many rest. */
    int count() {
        return open.size();
    }

    List<Message> open() {
        return open.values().stream()
                .map(order -> order.told("open", epochNanos.getAsLong()))
                .toList();
    }

    List<Message> fills() {
        return fills;
    }

    /** Position, the largest it ever was, and how often a client order id came again. */
    Message figures() {
        return Message.of("figures")
                .with("position", position)
                .with("largest", largest)
                .with("orders", orders.size())
                .with("twice", twice);
    }
}
