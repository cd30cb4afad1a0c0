package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.connector.hyperliquid.ExchangeClient.Aim;
import io.jackstay.connector.hyperliquid.OrderMaker.Company;
import io.jackstay.connector.hyperliquid.action.BatchModify;
import io.jackstay.connector.hyperliquid.action.BuilderFee;
import io.jackstay.connector.hyperliquid.action.Cancel;
import io.jackstay.connector.hyperliquid.action.CancelByCloid;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.action.OrderEntry;
import io.jackstay.connector.hyperliquid.action.OrderName;
import io.jackstay.connector.hyperliquid.action.Place;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer.Status;
import io.jackstay.connector.hyperliquid.report.Translator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sends batches and tells what became of each member. Confined to the connector's loop.
 *
 * <p>Cancels leave first, then amends, then submits, each {@link Company} in actions of its own. A member whose deadline has passed,
 * or that no action can be made of, is refused here and costs nothing. Where others can't leave, those that only reduce go by
 * themselves.
 */
final class OrderDesk {
    /** Orders in one action; more are several. */
    private static final int MOST = 100;

    private final ConnectorContext context;
    private final ExchangeClient exchange;
    private final VenueClock clock;
    private final AddressBudget budget;
    private final AnsweredOrders answered;
    private final Consumer<OrderRef> lookUp;
    private final Consumer<RejectReason> refusals;
    private final Supplier<Markets> markets;
    private final Duration longest;
    private final BuilderFee builder;

    /**
     * @param lookUp tells the runtime how an order stands, which its answer leaves open
     * @param refusals told the reason of each refusal by the venue
     */
    OrderDesk(
            ConnectorContext context,
            HyperliquidConfig config,
            ExchangeClient exchange,
            VenueClock clock,
            AddressBudget budget,
            AnsweredOrders answered,
            Consumer<OrderRef> lookUp,
            Consumer<RejectReason> refusals,
            Supplier<Markets> markets) {
        this.context = context;
        this.exchange = exchange;
        this.clock = clock;
        this.budget = budget;
        this.answered = answered;
        this.lookUp = lookUp;
        this.refusals = refusals;
        this.markets = markets;
        this.longest = config.actionExpiry();
        this.builder = config.builderFee();
    }

    void execute(OrderBatch batch) {
        cancel(batch.cancels());
        for (boolean triggers : List.of(false, true)) {
            List<OrderBatch.Amend> amends =
                    where(batch.amends(), amend -> amend.original() instanceof TriggerOrderRequest == triggers);
            amend(where(amends, amend -> !opensLater(amend)), triggers);
            amend(where(amends, this::opensLater), triggers);
        }
        for (Company company : Company.values()) {
            List<OrderBatch.Submit> submits =
                    where(batch.submits(), submit -> company(submit.request(), submit.ref()) == company);
            apart(submits, submit -> submit.request().reduceOnly(), this::submit);
        }
    }

    private void amend(List<OrderBatch.Amend> amends, boolean triggers) {
        apart(amends, amend -> amend.original().reduceOnly(), (some, aim) -> amend(some, triggers, aim));
    }

    private boolean opensLater(OrderBatch.Amend amend) {
        return company(amend.original(), amend.order()) == Company.OPENS_LATER;
    }

    private Company company(OrderRequest request, OrderRef order) {
        return OrderMaker.company(request, markets.get().find(order.market()));
    }

    /** All in their order when they may all leave or are all alike; else those that only reduce behind the others. */
    private <T> void apart(List<T> all, Predicate<T> reduces, BiConsumer<List<T>, Aim> send) {
        List<T> others = where(all, reduces.negate());
        if (others.isEmpty()) {
            send.accept(all, Aim.REDUCE);
        } else if (exchange.isOpen() && budget.allows(all.size(), Aim.TRADE)) {
            send.accept(all, Aim.TRADE);
        } else {
            send.accept(others, Aim.TRADE);
            send.accept(where(all, reduces), Aim.REDUCE);
        }
    }

    private static <T> List<T> where(List<T> all, Predicate<T> test) {
        List<T> some = new ArrayList<>(all.size());
        for (T each : all) {
            if (test.test(each)) {
                some.add(each);
            }
        }
        return some;
    }

    private void cancel(List<OrderBatch.Cancel> cancels) {
        Flight byCloid = flight(Command.CANCEL);
        Flight byNumber = flight(Command.CANCEL);
        List<CancelByCloid.Target> cloids = new ArrayList<>();
        List<Cancel.Target> numbers = new ArrayList<>();
        for (OrderBatch.Cancel cancel : cancels) {
            OrderRef order = cancel.order();
            Optional<Listing> listing = markets.get().find(order.market());
            if (listing.isEmpty()) {
                refuse(order, Command.CANCEL, unlisted(order));
            } else if (order.cloidOrZero() != 0) {
                byCloid.add(order);
                cloids.add(new CancelByCloid.Target(listing.get().asset(), CloidText.of(order.cloidOrZero())));
            } else if (order.venueOrderId().matches("[0-9]{1,18}")) {
                byNumber.add(order);
                numbers.add(new Cancel.Target(listing.get().asset(), Long.parseLong(order.venueOrderId())));
            } else {
                refuse(order, Command.CANCEL, new Rejection(RejectReason.UNKNOWN_ORDER, "no id that the venue knows"));
            }
        }
        parts(
                cloids.size(),
                (from, to) -> exchange.send(
                        new CancelByCloid(cloids.subList(from, to)), 0, Aim.CANCEL, byCloid.part(from, to)));
        parts(
                numbers.size(),
                (from, to) ->
                        exchange.send(new Cancel(numbers.subList(from, to)), 0, Aim.CANCEL, byNumber.part(from, to)));
    }

    /** Limit orders, or orders that wait for a trigger, which the venue changes with a flag alone. */
    private void amend(List<OrderBatch.Amend> amends, boolean triggers, Aim aim) {
        Flight flight = flight(Command.AMEND);
        List<BatchModify.Change> changes = new ArrayList<>();
        long deadline = Long.MAX_VALUE;
        for (OrderBatch.Amend amend : amends) {
            OrderRef order = amend.order();
            Optional<Rejection> problem = late(amend.deadlineEpochNanos());
            if (problem.isEmpty()) {
                problem = tryAdd(
                        order,
                        listing ->
                                changes.add(new BatchModify.Change(name(order), OrderMaker.successor(listing, amend))));
            }
            if (problem.isPresent()) {
                refuse(order, Command.AMEND, problem.get());
            } else {
                flight.add(order);
                deadline = Math.min(deadline, amend.deadlineEpochNanos());
            }
        }
        long expires = expiry(deadline);
        parts(
                changes.size(),
                (from, to) -> sendOrders(
                        to - from,
                        aim,
                        flight.part(from, to),
                        reply -> exchange.send(
                                new BatchModify(changes.subList(from, to), triggers), expires, aim, reply)));
    }

    private void submit(List<OrderBatch.Submit> submits, Aim aim) {
        Flight flight = flight(Command.SUBMIT);
        List<OrderEntry> entries = new ArrayList<>();
        long deadline = Long.MAX_VALUE;
        for (OrderBatch.Submit submit : submits) {
            Optional<Listing> listed = markets.get().find(submit.ref().market());
            Optional<Rejection> problem =
                    late(submit.deadlineEpochNanos()).or(() -> OrderMaker.problem(submit.request(), listed));
            if (problem.isEmpty()) {
                problem = tryAdd(submit.ref(), listing -> entries.add(OrderMaker.entry(listing, submit)));
            }
            if (problem.isPresent()) {
                refuse(submit.ref(), Command.SUBMIT, problem.get());
            } else {
                flight.add(submit.ref(), status -> end(submit, status));
                deadline = Math.min(deadline, submit.deadlineEpochNanos());
                if (OrderMaker.isImmediate(submit.request())) {
                    answered.end(submit.cloid().value());
                }
            }
        }
        long expires = expiry(deadline);
        parts(
                entries.size(),
                (from, to) -> sendOrders(
                        to - from,
                        aim,
                        flight.part(from, to),
                        reply -> exchange.send(new Place(entries.subList(from, to), builder), expires, aim, reply)));
    }

    private void sendOrders(int count, Aim aim, Reply<ExchangeAnswer> reply, Consumer<Reply<ExchangeAnswer>> send) {
        if (budget.allows(count, aim)) {
            send.accept(reply);
        } else {
            reply.refused(RejectReason.RATE_LIMITED, budget.words());
        }
    }

    /** Venue time of the earliest deadline, and no later than the configuration says. */
    private long expiry(long deadlineEpochNanos) {
        return clock.millis(Math.min(deadlineEpochNanos, context.epochNanos() + longest.toNanos()));
    }

    private Optional<Rejection> late(long deadlineEpochNanos) {
        return deadlineEpochNanos > context.epochNanos()
                ? Optional.empty()
                : Optional.of(new Rejection(RejectReason.EXPIRED_DEADLINE, "its deadline passed before it left"));
    }

    private Optional<Rejection> tryAdd(OrderRef order, Consumer<Listing> add) {
        Optional<Listing> listing = markets.get().find(order.market());
        if (listing.isEmpty()) {
            return Optional.of(unlisted(order));
        }
        try {
            add.accept(listing.get());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Rejection(RejectReason.INVALID_REQUEST, String.valueOf(e.getMessage())));
        }
    }

    private static OrderName name(OrderRef order) {
        return order.cloidOrZero() != 0
                ? OrderName.of(CloidText.of(order.cloidOrZero()))
                : OrderName.of(Long.parseLong(order.venueOrderId()));
    }

    private static Rejection unlisted(OrderRef order) {
        return new Rejection(RejectReason.UNKNOWN_MARKET, order.market() + " is not listed");
    }

    /**
     * What does not rest has ended with its answer, and so has what may only reduce and was filled in part: the rest is gone. Any other
     * order that was filled in part is looked up: it may rest.
     */
    private void end(OrderBatch.Submit submit, Status status) {
        if (status.kind() != Status.Kind.FILLED) {
            return;
        }
        OrderRequest request = submit.request();
        OrderRef ref = submit.ref().venueOrderId(Long.toString(status.oid()));
        boolean whole = status.filled().compareTo(request.size().toBigDecimal()) >= 0;
        if (OrderMaker.isImmediate(request) || request.reduceOnly() && !whole) {
            answered.end(submit.cloid().value());
            context.events().order(ended(ref, request, whole, status.filled()));
        } else if (!whole) {
            answered.leaveOpen(submit.cloid().value());
            lookUp.accept(ref);
        }
    }

    private OrderReport ended(OrderRef ref, OrderRequest request, boolean whole, BigDecimal filled) {
        OrderReport report = OrderReport.of(
                        ref,
                        request.side(),
                        request.worstPrice(),
                        request.size(),
                        whole ? OrderState.FILLED : OrderState.CANCELLED,
                        new Stamp(0, context.epochNanos()))
                .filled(whole ? request.size() : Size.of(request.market(), filled))
                .timeInForce(timeInForce(request))
                .reduceOnly(request.reduceOnly());
        return whole ? report : report.why(Translator.IN_PART);
    }

    private static TimeInForce timeInForce(OrderRequest request) {
        boolean limit = request instanceof LimitOrderRequest && !OrderMaker.isImmediate(request);
        return limit ? ((LimitOrderRequest) request).timeInForce() : TimeInForce.IOC;
    }

    private void refuse(OrderRef order, Command command, Rejection why) {
        context.events().outcome(order, command, new Outcome.Rejected(why));
    }

    private Flight flight(Command command) {
        return new Flight(context, command, refusals);
    }

    /** A stretch of a list. */
    private interface Part {
        void send(int from, int to);
    }

    private static void parts(int size, Part part) {
        for (int from = 0; from < size; from += MOST) {
            part.send(from, Math.min(size, from + MOST));
        }
    }
}
