package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer.Status;
import io.jackstay.connector.hyperliquid.report.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Orders whose actions are under way, and the outcome of each from the answers. Confined to the connector's loop.
 *
 * <p>The venue answers for each order in their order, or with one error for all. An answer of another length proves nothing.
 */
final class Flight {
    private final ConnectorContext context;
    private final Command command;
    private final Consumer<RejectReason> refusals;
    private final List<Member> members = new ArrayList<>();

    private record Member(OrderRef order, Consumer<Status> then) {}

    /** @param refusals told the reason of each refusal by the venue */
    Flight(ConnectorContext context, Command command, Consumer<RejectReason> refusals) {
        this.context = context;
        this.command = command;
        this.refusals = refusals;
    }

    void add(OrderRef order) {
        add(order, status -> {});
    }

    /** {@code then} is called after the outcome of an order that the venue has an answer for. */
    void add(OrderRef order, Consumer<Status> then) {
        members.add(new Member(order, then));
    }

    /** The reply to the action of some of the members. */
    Reply<ExchangeAnswer> part(int from, int to) {
        List<Member> part = List.copyOf(members.subList(from, to));
        return result -> {
            if (result instanceof Result.Ok<ExchangeAnswer> ok) {
                answered(part, ok.value());
            } else if (result instanceof Result.Refused<ExchangeAnswer> refused) {
                tellAll(part, new Outcome.Rejected(refused.why()));
            } else if (result instanceof Result.Unknown<ExchangeAnswer> unknown) {
                tellAll(part, new Outcome.Unknown(unknown.cause()));
            }
        };
    }

    private void answered(List<Member> part, ExchangeAnswer answer) {
        List<Status> statuses = answer.statuses();
        if (!answer.ok()) {
            refused(part, answer.words());
        } else if (statuses.size() == part.size()) {
            for (int i = 0; i < part.size(); i++) {
                tell(part.get(i), statuses.get(i));
            }
        } else if (statuses.size() == 1 && statuses.get(0).kind() == Status.Kind.ERROR) {
            part.forEach(member -> tell(member, statuses.get(0)));
        } else {
            tellAll(part, new Outcome.Unknown("%d answers for %d orders".formatted(statuses.size(), part.size())));
        }
    }

    private void refused(List<Member> part, String words) {
        Rejection why = Refusals.of(words);
        tellAll(part, new Outcome.Rejected(why));
        refusals.accept(why.reason());
        if (Refusals.endsTheLogin(words)) {
            context.events().fatal(words);
        }
    }

    private void tell(Member member, Status status) {
        Outcome outcome =
                switch (status.kind()) {
                    case RESTING, FILLED -> new Outcome.Accepted(Long.toString(status.oid()), status.words());
                    case WAITING -> new Outcome.Accepted("", status.words());
                    case SUCCESS -> new Outcome.Accepted("", "");
                    case ERROR -> new Outcome.Rejected(Refusals.of(status.words()));
                    case UNKNOWN ->
                        new Outcome.Unknown(status.words().isBlank() ? "a status without words" : status.words());
                };
        context.events().outcome(member.order(), command, outcome);
        if (outcome instanceof Outcome.Rejected rejected) {
            refusals.accept(rejected.why().reason());
        }
        member.then().accept(status);
    }

    private void tellAll(List<Member> part, Outcome outcome) {
        part.forEach(member -> context.events().outcome(member.order(), command, outcome));
    }
}
