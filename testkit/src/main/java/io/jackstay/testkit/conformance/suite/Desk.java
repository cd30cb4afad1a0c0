package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Disagreement;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Orders of a case, and what the venue says of them. Stateless. */
final class Desk {
    /** How long after an outcome the venue's streams may still tell of it. */
    static final Duration SOON = Duration.ofSeconds(30);

    private Desk() {}

    /** Waits for the final outcome of each of these. */
    static void await(Stand stand, List<Sent> sent) {
        boolean all = stand.until(Stand.PATIENCE, () -> sent.stream()
                .allMatch(one -> one.outcome().isPresent()));
        Check.that(
                all,
                "no final outcome within %s: %s",
                Stand.PATIENCE,
                sent.stream().filter(one -> one.outcome().isEmpty()).toList());
    }

    /** Sends an order, and waits for its outcome. */
    static Sent submit(Stand stand, OrderRequest request) {
        List<Sent> sent = stand.submit(request);
        await(stand, sent);
        return sent.get(0);
    }

    /** Sends an order, which must be accepted. All that is known of its ids. */
    static OrderRef accepted(Stand stand, OrderRequest request) {
        return requireAccepted(stand, submit(stand, request));
    }

    /** Cancels an order, and waits for the outcome. */
    static Sent cancel(Stand stand, OrderRef order) {
        List<Sent> sent = stand.cancel(order);
        await(stand, sent);
        return sent.get(0);
    }

    /** A {@link Disagreement} unless it was accepted. All that is known of the order's ids. */
    static OrderRef requireAccepted(Stand stand, Sent sent) {
        if (!(sent.outcome().orElseThrow() instanceof Outcome.Accepted accepted)) {
            throw new Disagreement("accepted was expected: " + sent);
        }
        if (!accepted.venueOrderId().isEmpty()) {
            return new OrderRef(sent.order().market(), sent.order().cloidOrZero(), accepted.venueOrderId());
        }
        stand.until(SOON, () -> stand.heard().reports(sent.order()).stream().anyMatch(Desk::hasVenueId));
        return stand.heard().reports(sent.order()).stream()
                .filter(Desk::hasVenueId)
                .map(report -> new OrderRef(
                        sent.order().market(),
                        sent.order().cloidOrZero(),
                        report.order().venueOrderId()))
                .findFirst()
                .orElse(sent.order());
    }

    private static boolean hasVenueId(OrderReport report) {
        return !report.order().venueOrderId().isEmpty();
    }

    /** A {@link Disagreement} unless it was rejected for one of these reasons, or for any when there are none. */
    static void requireRejected(Sent sent, RejectReason... reasons) {
        if (!(sent.outcome().orElseThrow() instanceof Outcome.Rejected rejected)) {
            throw new Disagreement("rejected was expected: " + sent);
        }
        List<RejectReason> allowed = Arrays.asList(reasons);
        Check.that(
                allowed.isEmpty() || allowed.contains(rejected.why().reason()),
                "rejected for %s was expected: %s",
                allowed,
                sent);
    }

    /** The venue has exactly these open orders. */
    static void requireOpen(Stand stand, OrderRef... orders) {
        Set<String> expected = new TreeSet<>();
        Arrays.stream(orders).forEach(order -> expected.add(order.venueOrderId()));
        Set<String> open = new TreeSet<>();
        stand.venue().truth().openOrders().forEach(order -> open.add(order.venueOrderId()));
        Check.that(open.equals(expected), "the venue has the open orders %s, %s were expected", open, expected);
    }

    /** The venue has one open order, and it is this. */
    static void requireResting(Stand stand, OrderRef order, OrderRequest request) {
        List<VenueTruth.Resting> open = stand.venue().truth().openOrders();
        Check.that(open.size() == 1, "the venue has %d open orders, one was sent: %s", open.size(), open);
        VenueTruth.Resting resting = open.get(0);
        Check.that(
                resting.venueOrderId().equals(order.venueOrderId()),
                "the venue's id of the order is %s, told was '%s'",
                resting.venueOrderId(),
                order.venueOrderId());
        Check.that(
                resting.side() == request.side(), "sent was a %s, the venue has a %s", request.side(), resting.side());
        Check.same("the price", request.worstPrice().toBigDecimal(), resting.price());
        Check.same("the size", request.size().toBigDecimal(), resting.size());
    }

    /** The order is told as standing so, soon. */
    static OrderReport requireState(Stand stand, OrderRef order, OrderState state) {
        stand.until(SOON, () -> isTold(stand, order, state));
        return stand.heard().reports(order).stream()
                .filter(report -> report.state() == state)
                .findFirst()
                .orElseThrow(() -> new Disagreement("%s was not told as %s within %s; told were %s"
                        .formatted(order, state, SOON, stand.heard().reports(order))));
    }

    private static boolean isTold(Stand stand, OrderRef order, OrderState state) {
        return stand.heard().reports(order).stream().anyMatch(report -> report.state() == state);
    }

    /** What was filled of an order, each fill counted once, as it was told. */
    static BigDecimal filled(Stand stand, OrderRef order) {
        Set<String> seen = new TreeSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderFill fill : stand.heard().fills()) {
            if (fill.order().sameOrder(order) && seen.add(fill.id())) {
                sum = sum.add(fill.size().toBigDecimal());
            }
        }
        return sum;
    }

    /** So much of an order is filled at the venue, and told, soon. */
    static void requireFilled(Stand stand, OrderRef order, BigDecimal size) {
        stand.until(SOON, () -> filled(stand, order).compareTo(size) >= 0);
        BigDecimal truth = stand.venue().truth().fills().stream()
                .filter(fill -> fill.venueOrderId().equals(order.venueOrderId()))
                .map(VenueTruth.Execution::size)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Check.that(
                truth.compareTo(size) == 0,
                "the venue has filled %s of %s, %s was expected",
                truth.toPlainString(),
                order,
                size.toPlainString());
        Check.same("what is filled of " + order, filled(stand, order), truth);
    }

    private static void requireGone(Stand stand, VenueTruth truth, Sent cancel) {
        if (cancel.command() == Command.CANCEL && cancel.outcome().orElseThrow() instanceof Outcome.Accepted) {
            for (OrderReport report : stand.heard().reports(cancel.order())) {
                String id = report.order().venueOrderId();
                Check.that(
                        truth.openOrders().stream()
                                .noneMatch(open -> open.venueOrderId().equals(id)),
                        "the cancel was accepted, and the venue has the order still: %s",
                        cancel);
            }
        }
    }

    private static boolean isCancelled(List<Sent> sent, OrderRef order) {
        return sent.stream()
                .anyMatch(one -> one.command() == Command.CANCEL
                        && one.order().sameOrder(order)
                        && !(one.outcome().orElseThrow() instanceof Outcome.Rejected));
    }

    /**
     * What the outcomes say is what the venue did: who was rejected is not there, who was accepted is or was, and beyond those
     * the venue has at most as many orders as are unknown. An order whose cancel was accepted does not rest.
     */
    static void requireHonest(Stand stand, List<Sent> sent) {
        Set<String> there = new TreeSet<>();
        VenueTruth truth = stand.venue().truth();
        truth.openOrders().forEach(order -> there.add(order.venueOrderId()));
        truth.fills().forEach(fill -> there.add(fill.venueOrderId()));
        int unknown = 0;
        for (Sent one : sent) {
            if (one.command() != Command.SUBMIT) {
                requireGone(stand, truth, one);
                continue;
            }
            Outcome outcome = one.outcome().orElseThrow(() -> new Disagreement("no outcome: " + one));
            if (outcome instanceof Outcome.Accepted) {
                OrderRef ref = requireAccepted(stand, one);
                boolean ended = stand.heard().reports(ref).stream()
                                .anyMatch(report -> report.state().isFinal())
                        || isCancelled(sent, ref);
                Check.that(
                        there.remove(ref.venueOrderId()) || ended,
                        "accepted, and the venue does not have it: %s; it has %s",
                        one,
                        there);
            } else if (outcome instanceof Outcome.Unknown) {
                unknown++;
            }
        }
        Check.that(
                there.size() <= unknown,
                "the venue has %d orders that were not accepted, and %d outcomes are unknown: %s of %s",
                there.size(),
                unknown,
                there,
                sent.stream()
                        .filter(one -> !(one.outcome().orElseThrow() instanceof Outcome.Accepted))
                        .toList());
    }
}
