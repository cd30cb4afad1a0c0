package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One member of a batch that a connector was handed, and what became of it. Not thread safe: owned by the case. */
public final class Sent {
    private final Command command;
    private final OrderRef order;
    private final List<Outcome> outcomes = new ArrayList<>();

    Sent(Command command, OrderRef order) {
        this.command = requireNonNull(command, "command is null");
        this.order = requireNonNull(order, "order is null");
    }

    /** What was asked for. */
    public Command command() {
        return command;
    }

    /** The order, with our id where it has one; of an amend, the order as it was before. */
    public OrderRef order() {
        return order;
    }

    boolean isAbout(OrderRef other, Command told) {
        return command == told && order.sameOrder(other);
    }

    /** Takes an outcome; false when there was a final one before, or this is not the first {@code Received}. */
    boolean take(Outcome outcome) {
        boolean welcome = outcomes.isEmpty()
                || outcomes.size() == 1
                        && outcomes.get(0) instanceof Outcome.Received
                        && !(outcome instanceof Outcome.Received);
        outcomes.add(outcome);
        return welcome;
    }

    /** The final outcome, if there is one yet. */
    public Optional<Outcome> outcome() {
        return outcomes.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Received))
                .findFirst();
    }

    /** The outcome, and whether it was received first, for messages. */
    @Override
    public String toString() {
        return "%s of %s: %s".formatted(command, order, outcomes.isEmpty() ? "no outcome" : outcomes);
    }
}
