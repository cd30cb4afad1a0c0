package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.loop.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What of the bots' turns leaves for the venue: cancels always, the rest while it may. Confined to the account loop. */
final class OrderGate {
    private static final System.Logger LOG = System.getLogger(OrderGate.class.getName());

    private final Venue venue;
    private final BotPorts ports;
    private final AccountEvents events;
    private final ConnectorFaults faults;
    private final Connector connector;
    private final Clock clock;
    private final Outlet outlet;
    private Optional<String> closed = Optional.empty();
    private Optional<String> unguarded = Optional.empty();
    private volatile @Nullable String held;
    private @Nullable AccountRisk risk;
    private long unasked;

    OrderGate(
            Venue venue,
            BotPorts ports,
            AccountEvents events,
            ConnectorFaults faults,
            Connector connector,
            Clock clock,
            Function<OrderGate, Outlet> outlet) {
        this.venue = requireNonNull(venue, "venue is null");
        this.ports = requireNonNull(ports, "ports are null");
        this.events = requireNonNull(events, "events are null");
        this.faults = requireNonNull(faults, "faults are null");
        this.connector = requireNonNull(connector, "connector is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.outlet = outlet.apply(this);
    }

    /** From here on rules over all bots are asked about what bots send. */
    void guardedBy(AccountRisk guarding) {
        risk = guarding;
    }

    /** From here on only cancels leave. */
    void close(String why) {
        closed = Optional.of(why);
    }

    /** Any thread, at once: until {@link #release} only cancels leave. */
    void hold(String why) {
        held = requireNonNull(why, "why is null");
    }

    /** Any thread. */
    void release() {
        held = null;
    }

    /** The dead-man switch has run out: until {@link #guarded} only cancels leave. */
    void unguarded(String why) {
        unguarded = Optional.of(why);
    }

    void guarded() {
        unguarded = Optional.empty();
    }

    /** A batch of the session itself. */
    void send(OrderBatch batch) {
        send(batch, this::down);
    }

    /** A bot's turn; {@code closing} as in {@link BotAccount#send}. */
    void send(BotPort from, OrderBatch batch, List<Cloid> closing) {
        if (ports.takesPart(from)) {
            Supplier<Optional<Rejection>> refusal = () -> mayNot(from);
            if (risk == null || refusal.get().isPresent()) {
                send(batch, refusal);
            } else {
                admitted(risk, from, batch, closing).ifPresent(rest -> send(rest, refusal));
            }
        } else {
            sendCancels(batch);
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "orders of a bot that has left do not leave venue=%s bot=%d count=%d"
                            .formatted(
                                    venue,
                                    from.number(),
                                    batch.submits().size() + batch.amends().size()));
        }
    }

    /** What can't be checked does not leave, but for cancels, and is answered: a bot that hears nothing waits for ever. */
    private Optional<OrderBatch> admitted(AccountRisk guarding, BotPort from, OrderBatch batch, List<Cloid> closing) {
        try {
            return guarding.admit(from.name(), batch, closing, this::refuse);
        } catch (RuntimeException e) {
            unasked++;
            if (Occurrences.isTold(unasked)) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "orders refused, the rules over the login can't be asked venue=%s bot=%s count=%d"
                                .formatted(venue, from.name(), unasked),
                        e);
            }
            sendCancels(batch);
            Rejection why = new Rejection(RejectReason.RISK, "all bots of the login: the rules can't be asked: " + e);
            answerAll(batch.amends(), batch.submits(), new Outcome.Rejected(why));
            return Optional.empty();
        }
    }

    private Optional<Rejection> mayNot(BotPort from) {
        Optional<String> halted = ports.takesPart(from) ? ports.barred(from.number()) : Optional.of("the bot has left");
        return halted.map(why -> new Rejection(RejectReason.HALTED, why)).or(this::down);
    }

    private Optional<Rejection> down() {
        return closed.or(() -> Optional.ofNullable(held))
                .or(() -> unguarded)
                .or(() -> events.isTradable() ? Optional.empty() : Optional.of("not connected"))
                .map(why -> new Rejection(RejectReason.CONNECTOR_DOWN, venue.name() + ": " + why));
    }

    private void send(OrderBatch batch, Supplier<Optional<Rejection>> refusal) {
        Optional<Rejection> now = refusal.get();
        if (now.isEmpty()) {
            outlet.offer(batch, refusal);
        } else {
            answerAll(batch.amends(), batch.submits(), new Outcome.Rejected(now.get()));
            sendCancels(batch);
        }
    }

    private void sendCancels(OrderBatch batch) {
        if (!batch.cancels().isEmpty()) {
            outlet.offer(OrderBatch.of(batch.cancels(), List.of(), List.of()), Optional::empty);
        }
    }

    /** It does not leave. */
    void refuse(OrderRef order, ConnectorEvents.Command command, Rejection why) {
        events.outcome(order, command, new Outcome.Rejected(why));
    }

    /** It leaves now. */
    void execute(OrderBatch decided) {
        OrderBatch batch = Deadlines.within(decided, clock.epochNanos());
        try {
            events.onlookers().leaving(batch);
            connector.execute(batch);
            CrashPoint.K3.reach();
        } catch (RuntimeException e) {
            faults.failed("execute", e);
            Outcome unknown = new Outcome.Unknown("the connector failed: " + e.getMessage());
            batch.cancels().forEach(cancel -> events.outcome(cancel.order(), ConnectorEvents.Command.CANCEL, unknown));
            answerAll(batch.amends(), batch.submits(), unknown);
        }
    }

    /** Where the connector has given an outcome already, a second one changes nothing. */
    private void answerAll(List<OrderBatch.Amend> amends, List<OrderBatch.Submit> submits, Outcome outcome) {
        amends.forEach(amend -> events.outcome(amend.order(), ConnectorEvents.Command.AMEND, outcome));
        submits.forEach(submit -> events.outcome(submit.ref(), ConnectorEvents.Command.SUBMIT, outcome));
    }
}
