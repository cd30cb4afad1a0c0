package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Order entry of one login: a batch is one request with an answer for each member. Not thread safe: owned by the run. */
final class Entry {
    private static final String NONCES = "simulated/";
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Exchange exchange;
    private final Requests requests;
    private final Swarm swarm;
    private final Words words;
    private final ConnectorContext context;
    private final Agenda agenda;
    private final Gaps gaps;
    private final boolean signed;
    private final String account;

    /** @param signed whether each request has a nonce */
    Entry(
            Exchange exchange,
            Requests requests,
            Wire.Surroundings around,
            Words words,
            ConnectorContext context,
            boolean signed) {
        this.exchange = exchange;
        this.requests = requests;
        this.swarm = around.swarm();
        this.agenda = around.agenda();
        this.gaps = around.gaps();
        this.signed = signed;
        this.words = words;
        this.context = context;
        this.account = context.venue().name();
    }

    private record Member(OrderRef order, ConnectorEvents.Command command, Supplier<Answer> atVenue) {}

    private record Answered(int member, Answer answer) {}

    void execute(OrderBatch batch) {
        List<Member> members = new ArrayList<>();
        batch.cancels().forEach(cancel -> members.add(cancel(cancel.order())));
        batch.amends().stream()
                .filter(amend -> inTime(amend.order(), ConnectorEvents.Command.AMEND, amend.deadlineEpochNanos()))
                .forEach(amend -> members.add(amend(amend)));
        batch.submits().stream()
                .filter(submit -> inTime(submit.ref(), ConnectorEvents.Command.SUBMIT, submit.deadlineEpochNanos()))
                .forEach(submit -> members.add(submit(submit)));
        if (members.isEmpty()) {
            return;
        }
        long nonce;
        try {
            nonce = signed ? context.nonces(NONCES + account).next(context.epochNanos() / NANOS_A_MILLI) : 0;
        } catch (IllegalStateException e) {
            refused(members, new Rejection(RejectReason.OTHER, "not signed, so not sent: " + e.getMessage()));
            return;
        }
        boolean places = members.stream().anyMatch(member -> member.command() == ConnectorEvents.Command.SUBMIT);
        requests.send(
                places,
                () -> process(members, nonce),
                answers -> answered(members, answers),
                why -> doubted(members, why),
                why -> refused(members, why));
    }

    private void refused(List<Member> members, Rejection why) {
        members.forEach(member -> outcome(member.order(), member.command(), new Outcome.Rejected(why)));
    }

    private boolean inTime(OrderRef order, ConnectorEvents.Command command, long deadlineEpochNanos) {
        if (context.epochNanos() <= deadlineEpochNanos) {
            return true;
        }
        outcome(order, command, rejected(RejectReason.EXPIRED_DEADLINE, "too late: it was not sent"));
        return false;
    }

    private Member cancel(OrderRef order) {
        return new Member(
                order,
                ConnectorEvents.Command.CANCEL,
                () -> exchange.cancel(account, order.cloidOrZero(), order.venueOrderId()));
    }

    private Member amend(OrderBatch.Amend amend) {
        OrderRef order = amend.order();
        return new Member(
                order,
                ConnectorEvents.Command.AMEND,
                () -> exchange.amend(
                        account,
                        order.cloidOrZero(),
                        order.venueOrderId(),
                        Words.ticks(amend.price()),
                        Words.lots(amend.totalSize())));
    }

    private Member submit(OrderBatch.Submit submit) {
        if (!submit.request().reduceOnly()) {
            gaps.leaves(account, submit.request().market().symbol());
        }
        return new Member(
                submit.ref(),
                ConnectorEvents.Command.SUBMIT,
                () -> exchange.submit(words.wanted(submit.cloid().value(), submit.request(), agenda.now())));
    }

    /** At the venue. */
    private List<Answered> process(List<Member> members, long nonce) {
        List<Answered> answers = new ArrayList<>();
        if (signed && !exchange.nonces().takes(account, nonce)) {
            for (int i = 0; i < members.size(); i++) {
                answers.add(new Answered(i, Answer.rejected(RejectReason.AUTHENTICATION, "Invalid nonce " + nonce)));
            }
            return answers;
        }
        for (int i = 0; i < members.size(); i++) {
            answers.add(new Answered(i, members.get(i).atVenue().get()));
        }
        if (swarm.strikes(Fault.TORN_BATCH)) {
            SplittableRandom own = swarm.random(Fault.TORN_BATCH);
            answers.add(0, answers.remove(own.nextInt(answers.size())));
            if (own.nextBoolean()) {
                answers.remove(answers.size() - 1);
            }
        }
        return answers;
    }

    private void answered(List<Member> members, List<Answered> answers) {
        List<Member> missing = new ArrayList<>(members);
        for (Answered answered : answers) {
            Member member = members.get(answered.member());
            missing.remove(member);
            outcome(member.order(), member.command(), outcome(answered.answer()));
        }
        doubted(missing, "the venue's answer does not name it");
    }

    private void doubted(List<Member> members, String why) {
        members.forEach(member -> outcome(member.order(), member.command(), new Outcome.Unknown(why)));
    }

    private static Outcome outcome(Answer answer) {
        return answer.accepted()
                ? new Outcome.Accepted(answer.orderId(), "")
                : rejected(answer.reason(), answer.words());
    }

    private static Outcome rejected(RejectReason reason, String why) {
        return new Outcome.Rejected(new Rejection(reason, why));
    }

    private void outcome(OrderRef order, ConnectorEvents.Command command, Outcome outcome) {
        context.events().outcome(order, command, outcome);
    }
}
