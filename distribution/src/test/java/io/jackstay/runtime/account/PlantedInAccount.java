package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.fill.SeenIds;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.RecordConsumer;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Wrong ways of a login. Each is called in the place of a method of its receiver. */
public final class PlantedInAccount {
    private static final Map<Long, Runnable> SENT = new TreeMap<>();

    private static @Nullable AccountEvents leaving;

    private PlantedInAccount() {}

    /** The set of seen fills forgets at once. */
    public static boolean isNew(SeenIds seen, String id, long venueNanos) {
        return true;
    }

    /** What earlier processes have seen is not remembered. */
    public static void remember(AccountImage image, SeenIds fills, SeenIds flows) {}

    /** A fill is told before it is durable. */
    public static void deliverAtOnce(Outbox outbox, Runnable call) {
        call.run();
    }

    /** What leaves is kept, to be sent again. */
    public static void execute(Connector connector, OrderBatch batch) {
        for (OrderBatch.Submit submit : batch.submits()) {
            SENT.put(
                    submit.cloid().value(),
                    () -> connector.execute(OrderBatch.of(List.of(), List.of(), List.of(submit))));
        }
        connector.execute(batch);
    }

    /** An order without an answer is sent again. */
    public static void outcome(Doubts doubts, OrderRef order, Command command, Outcome outcome) {
        doubts.outcome(order, command, outcome);
        Runnable again = SENT.remove(order.cloidOrZero());
        if (again != null && command == Command.SUBMIT && outcome instanceof Outcome.Unknown) {
            again.run();
        }
    }

    /** Whose batch leaves next. */
    public static Onlookers onlookers(AccountEvents events) {
        leaving = events;
        return events.onlookers();
    }

    /** A cancel counts as done when it leaves. */
    public static void leaving(Onlookers onlookers, OrderBatch batch) {
        onlookers.leaving(batch);
        AccountEvents events = requireNonNull(leaving, "no batch leaves");
        batch.cancels().forEach(cancel -> events.outcome(cancel.order(), Command.CANCEL, new Outcome.Accepted("", "")));
    }

    /** An order that one list of open orders lacks counts as cancelled. */
    public static void compare(Doubts doubts, AccountSnapshot snapshot, long askedNanos) {
        AccountEvents events = (AccountEvents) hidden(Doubts.class, doubts, "events");
        Map<?, ?> live = (Map<?, ?>) hidden(Doubts.class, doubts, "live");
        for (Object watched : new ArrayList<>(live.values())) {
            OrderRef order = (OrderRef) hidden(watched.getClass(), watched, "order");
            boolean wasThere = (boolean) hidden(watched.getClass(), watched, "wasThere");
            if (wasThere
                    && snapshot.openOrders().stream()
                            .noneMatch(report -> report.order().sameOrder(order))) {
                events.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));
            }
        }
    }

    private static Object hidden(Class<?> type, Object of, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no field " + name + " any more", e);
        }
    }

    /** History is asked for from the last look on, with no overlap. */
    public static long noOverlap(Duration overlap) {
        return 0;
    }

    /** History is asked for from after the last look on. */
    public static long wrongOverlap(Duration overlap) {
        return -overlap.toNanos();
    }

    /** The venue has settled at once. */
    public static Duration settleTime(VenueTraits traits) {
        return Duration.ZERO;
    }

    /** What was sent can arrive no later than now. */
    public static long noPatience(long none, long patience) {
        return 0;
    }

    /** The bot of an order is one that runs. */
    public static int numberOf(BotPorts ports, OrderRef order) {
        return ports.owner(order).map(BotPort::number).orElse(0);
    }

    /** Every installation is ours. */
    public static int installation(Cloid.Layout layout, Cloid cloid) {
        return 0;
    }

    /** Records after the snapshot are applied twice. */
    public static long replayTwice(Journal journal, long after, RecordConsumer consumer) {
        journal.replay(after, consumer);
        return journal.replay(after, consumer);
    }
}
