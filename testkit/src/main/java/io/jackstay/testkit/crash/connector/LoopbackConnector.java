package io.jackstay.testkit.crash.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.testkit.crash.wire.LineChannel;
import io.jackstay.testkit.crash.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One login at the crash test's venue. Confined to its account loop, which a timer makes look at the socket. */
final class LoopbackConnector implements Connector {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final long SIZE = 100_000;

    private final int port;
    private final MarketInfo market;
    private final ConnectorContext context;
    private final ConnectorEvents events;
    private final Words words;
    /** By the number of the question: takes an answer, and says whether it was the last. */
    private final SortedMap<Long, Predicate<Message>> asked = new TreeMap<>();

    private @Nullable LineChannel channel;
    private long questions;

    LoopbackConnector(int port, MarketInfo market, ConnectorContext context) {
        this.port = port;
        this.market = requireNonNull(market, "market is null");
        this.context = requireNonNull(context, "context is null");
        this.events = context.events();
        this.words = new Words(market, context::epochNanos);
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        try {
            LineChannel made =
                    new LineChannel(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            channel = made;
            made.send(Message.of("hello"));
        } catch (IOException e) {
            reply.unknown("the venue does not answer: " + e.getMessage());
            return;
        }
        reply.ok(List.of(market));
        streams(ConnectorEvents.StreamState.UP, "");
        context.timers().every(LOOK, this::look);
    }

    private void streams(ConnectorEvents.StreamState state, String why) {
        events.stream(ConnectorEvents.Stream.PUBLIC, state, why);
        events.stream(ConnectorEvents.Stream.PRIVATE, state, why);
    }

    private void look() {
        LineChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.flush();
            if (!open.receive(this::take)) {
                lost("the venue has gone");
            }
        } catch (IOException e) {
            lost("the venue has gone: " + e.getMessage());
        }
    }

    private void lost(String why) {
        channel = null;
        streams(ConnectorEvents.StreamState.DOWN, why);
    }

    private void take(Message message) {
        if (message.has("re")) {
            long question = message.number("re");
            Predicate<Message> taker = asked.get(question);
            if (taker != null && taker.test(message)) {
                asked.remove(question);
            }
            return;
        }
        switch (message.kind()) {
            case "top" -> top(message);
            case "order" -> events.order(words.report(message));
            case "fill" -> events.fill(words.fill(message));
            default -> events.fatal("the venue said what nobody knows: " + message);
        }
    }

    private void top(Message message) {
        long bid = message.number("bid");
        events.top(market.id(), bid, SIZE, message.number("ask"), SIZE, message.number("nanos"));
        events.mark(MarkPrice.of(words.price(bid), words.stamp(message)));
    }

    /** Sends a question; what is answered is never answered when the connection is lost, and then nobody waits for it. */
    private void ask(Message question, Predicate<Message> taker) {
        LineChannel open = channel;
        questions++;
        asked.put(questions, taker);
        if (open == null) {
            return;
        }
        try {
            open.send(question.with("id", questions));
        } catch (IOException e) {
            lost("the venue has gone: " + e.getMessage());
        }
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        // The one market is told to everybody who said hello.
    }

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels()
                .forEach(cancel ->
                        send(Words.about("cancel", cancel.order()), cancel.order(), ConnectorEvents.Command.CANCEL));
        batch.submits()
                .forEach(submit -> send(
                        words.submit(submit.cloid().value(), submit.request()),
                        submit.ref(),
                        ConnectorEvents.Command.SUBMIT));
    }

    private void send(Message message, OrderRef order, ConnectorEvents.Command command) {
        ask(message, answer -> {
            Outcome outcome = answer.has("why")
                    ? new Outcome.Rejected(new Rejection(reason(command, answer), answer.text("why")))
                    : new Outcome.Accepted(answer.text("order"), "");
            events.outcome(order, command, outcome);
            return true;
        });
    }

    private static RejectReason reason(ConnectorEvents.Command command, Message answer) {
        if (answer.has("reason")) {
            return RejectReason.valueOf(answer.text("reason"));
        }
        return command == ConnectorEvents.Command.CANCEL
                ? RejectReason.UNKNOWN_ORDER
                : RejectReason.POST_ONLY_WOULD_CROSS;
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        List<OrderReport> open = new ArrayList<>();
        ask(Message.of("snapshot"), answer -> {
            boolean isLast = answer.kind().equals("figures");
            if (isLast) {
                reply.ok(words.snapshot(open, answer));
            } else {
                open.add(words.report(answer));
            }
            return isLast;
        });
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        ask(Words.about("status", order), answer -> {
            reply.ok(
                    answer.kind().equals("none")
                            ? new OrderLookup.NotFound()
                            : new OrderLookup.Found(words.report(answer)));
            return true;
        });
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        List<OrderFill> fills = new ArrayList<>();
        long since = TimeUnit.SECONDS.toNanos(query.since().getEpochSecond())
                + query.since().getNano();
        ask(Message.of("fills").with("since", since), answer -> {
            boolean isLast = answer.kind().equals("end");
            if (isLast) {
                reply.ok(HistoryPage.last(fills, ""));
            } else {
                fills.add(words.fill(answer));
            }
            return isLast;
        });
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        reply.ok(HistoryPage.last(List.of(), ""));
    }

    @Override
    public void stop(Reply<Void> reply) {
        LineChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            context.log().log(System.Logger.Level.WARNING, "the socket could not be closed", e);
        }
        reply.done(Result.ok());
    }
}
