package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A venue with one market whose words are late, lost, repeated and out of order. Confined to its account loop.
 *
 * <p>What it does is told at once to a {@link VenueCheck}, which knows nothing but this; what it says reaches the bot later. Every
 * delay is below its settle time, and what is on the way for longer than an order's deadline is thrown away. How much is lost, how
 * late it is and how often orders fill are drawn from the seed: from a venue that loses nothing to one that loses 15 % of the
 * requests and as many answers.
 */
final class UnreliableVenue implements Connector {
    static final Duration SETTLE = Duration.ofSeconds(5);

    private static final long LONGEST_DELAY_NANOS = Duration.ofSeconds(2).toNanos();

    private final SplittableRandom random;
    private final MarketInfo market;
    private final VenueCheck check;
    private final PriorityQueue<News> queue =
            new PriorityQueue<>(Comparator.comparingLong(News::at).thenComparingLong(News::number));
    private final Map<Long, Resting> book = new LinkedHashMap<>();
    private final ConnectorContext context;
    private final int lost;
    private final long longestDelayNanos;
    private final int fillsOneIn;
    private long news;
    private long fills;
    private BigDecimal mark = new BigDecimal("60000");

    private record News(long at, long number, Runnable what) {}

    /** One order in the venue's book. */
    static final class Resting {
        final OrderRef ref;
        final OrderRequest request;
        Price price;
        Size size;
        Size filled;
        OrderState state = OrderState.OPEN;

        private Resting(OrderRef ref, OrderRequest request) {
            this.ref = ref;
            this.request = request;
            this.price = request.worstPrice();
            this.size = request.size();
            this.filled = size.minus(size);
        }

        Size remaining() {
            return size.minus(filled);
        }
    }

    UnreliableVenue(long seed, MarketInfo market, VenueCheck check, ConnectorContext context) {
        this.random = new SplittableRandom(seed);
        this.lost = random.nextInt(4) * 5;
        this.longestDelayNanos = LONGEST_DELAY_NANOS >> random.nextInt(7);
        this.fillsOneIn = 2 + random.nextInt(20);
        this.market = requireNonNull(market, "market is null");
        this.check = requireNonNull(check, "check is null");
        this.context = requireNonNull(context, "context is null");
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(List.of(market));
        context.events().stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, "test");
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        publish();
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        BigDecimal funds = new BigDecimal("1000000");
        reply.ok(AccountSnapshot.of(List.of(), List.of(), List.of(Balance.of("USDC", funds, funds)), stamp()));
    }

    @Override
    public void stop(Reply<Void> reply) {
        reply.done(Result.ok());
    }

    /** Each command travels alone, for a time of its own; some never arrive. */
    @Override
    public void execute(OrderBatch batch) {
        batch.cancels()
                .forEach(cancel -> travel(
                        cancel.order(),
                        ConnectorEvents.Command.CANCEL,
                        () -> cancel(cancel.order()),
                        Long.MAX_VALUE,
                        () -> {}));
        batch.amends().forEach(amend -> {
            check.commanded(context.epochNanos());
            check.priced(amend.price().toBigDecimal());
            travel(
                    amend.order(),
                    ConnectorEvents.Command.AMEND,
                    () -> amend(amend),
                    amend.deadlineEpochNanos(),
                    () -> {});
        });
        batch.submits().forEach(submit -> {
            check.commanded(context.epochNanos());
            check.priced(submit.request().worstPrice().toBigDecimal());
            travel(
                    submit.ref(),
                    ConnectorEvents.Command.SUBMIT,
                    () -> submit(submit),
                    submit.deadlineEpochNanos(),
                    () -> neverSeen(submit));
        });
    }

    /** A while after its deadline it is proven that the venue never had it. */
    private void neverSeen(OrderBatch.Submit submit) {
        OrderRequest request = submit.request();
        news++;
        queue.add(new News(submit.deadlineEpochNanos() + SETTLE.toNanos(), news, () -> context.events()
                .order(OrderReport.of(
                        submit.ref(),
                        request.side(),
                        request.worstPrice(),
                        request.size(),
                        OrderState.CANCELLED,
                        stamp()))));
    }

    private interface Step {
        Outcome run();
    }

    private void travel(
            OrderRef order, ConnectorEvents.Command command, Step step, long deadlineNanos, Runnable neverSeen) {
        int fate = random.nextInt(100);
        if (fate < lost) {
            later(() -> context.events().outcome(order, command, new Outcome.Unknown("lost on the way")));
            neverSeen.run();
            return;
        }
        boolean answerLost = fate < 2 * lost;
        if (answerLost) {
            later(() -> context.events().outcome(order, command, new Outcome.Unknown("answer lost")));
        }
        later(() -> {
            Outcome outcome =
                    context.epochNanos() > deadlineNanos ? rejected(RejectReason.EXPIRED_DEADLINE) : step.run();
            check.seen(context.epochNanos(), List.copyOf(book.values()));
            if (!answerLost) {
                later(() -> context.events().outcome(order, command, outcome));
            }
        });
    }

    private Outcome submit(OrderBatch.Submit submit) {
        Resting order = new Resting(
                OrderRef.of(
                        submit.request().market(),
                        submit.cloid(),
                        "v" + submit.cloid().value()),
                submit.request());
        if (random.nextInt(20) == 0) {
            return rejected(RejectReason.MARKET_NOT_TRADING);
        }
        book.put(submit.cloid().value(), order);
        check.arrived(context.epochNanos(), order);
        report(order);
        return new Outcome.Accepted(order.ref.venueOrderId(), "");
    }

    private Outcome amend(OrderBatch.Amend amend) {
        Resting order = book.get(amend.order().cloidOrZero());
        if (order == null || amend.totalSize().compareTo(order.filled) <= 0) {
            return rejected(RejectReason.UNKNOWN_ORDER);
        }
        order.price = amend.price();
        order.size = amend.totalSize();
        check.arrived(context.epochNanos(), order);
        report(order);
        return new Outcome.Accepted(order.ref.venueOrderId(), "");
    }

    private Outcome cancel(OrderRef ref) {
        Resting order = book.remove(ref.cloidOrZero());
        if (order == null) {
            return rejected(RejectReason.UNKNOWN_ORDER);
        }
        order.state = OrderState.CANCELLED;
        report(order);
        return new Outcome.Accepted(order.ref.venueOrderId(), "");
    }

    private static Outcome rejected(RejectReason reason) {
        return new Outcome.Rejected(new Rejection(reason, "the venue of the test: " + reason));
    }

    /** The venue's life between two steps of the test: the mark moves, orders fill, what is due is done. */
    void step() {
        if (random.nextInt(4) == 0) {
            mark = mark.add(BigDecimal.valueOf(random.nextInt(-300, 301)));
            publish();
        }
        if (!book.isEmpty() && random.nextInt(fillsOneIn) == 0) {
            List<Resting> open = new ArrayList<>(book.values());
            fill(open.get(random.nextInt(open.size())));
        }
        while (!queue.isEmpty() && queue.peek().at() <= context.epochNanos()) {
            queue.remove().what().run();
        }
    }

    private void fill(Resting order) {
        long lots = order.remaining().unscaledValue();
        Size size = market.size(random.nextBoolean() ? lots : 1 + random.nextLong(lots));
        order.filled = order.filled.plus(size);
        order.state = order.remaining().isZero() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        if (order.state == OrderState.FILLED) {
            book.remove(order.ref.cloidOrZero());
        }
        Side side = order.request.side();
        check.filled(context.epochNanos(), side, size);
        check.seen(context.epochNanos(), List.copyOf(book.values()));
        fills++;
        OrderFill fill = OrderFill.of("f" + fills, order.ref, side, order.price, size, Money.zero("USDC"), stamp());
        later(() -> context.events().fill(fill));
        if (random.nextInt(5) == 0) {
            later(() -> context.events().fill(fill));
        }
        report(order);
    }

    /** As it is now; told later, sometimes twice, and sometimes not at all while the order goes on. */
    private void report(Resting order) {
        OrderReport report = OrderReport.of(
                        order.ref, order.request.side(), order.price, order.size, order.state, stamp())
                .filled(order.filled);
        if (order.state.isFinal() || random.nextInt(4) != 0) {
            later(() -> context.events().order(report));
        }
        if (random.nextInt(5) == 0) {
            later(() -> context.events().order(report));
        }
    }

    private void publish() {
        MarkPrice told = MarkPrice.of(Price.of(market.id(), mark), stamp());
        check.marked(mark);
        context.events().mark(told);
    }

    private void later(Runnable what) {
        long delay = random.nextInt(3) == 0 ? 0 : random.nextLong(longestDelayNanos);
        news++;
        queue.add(new News(context.epochNanos() + delay, news, what));
    }

    private Stamp stamp() {
        return new Stamp(context.epochNanos(), context.epochNanos());
    }
}
