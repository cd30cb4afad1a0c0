package io.jackstay.testkit.conformance.toy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A connector to the toy exchange, with at most one flaw. Confined to its loop. */
final class ToyConnector implements Connector {
    private static final Duration METADATA = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Flaw flaw;
    private final ConnectorContext context;
    private final Http http;
    private final ToyWords words;
    private Optional<ToyStream> stream = Optional.empty();
    private Optional<LoopTimers.Timer> metadata = Optional.empty();
    private Optional<AccountSnapshot> kept = Optional.empty();

    ToyConnector(Flaw flaw, ConnectorContext context) {
        this.flaw = flaw;
        this.context = context;
        this.http = context.http(ToyVenue.ADDRESS);
        this.words = new ToyWords(flaw, context);
        if (flaw == Flaw.ASKS_EARLY) {
            ask("/markets", result -> {});
        }
    }

    private void ask(String target, Reply<JsonNode> reply) {
        send(Http.Request.read("GET", target), reply);
    }

    /** Any answer whose body can be read; a gateway's is unknown. */
    private void send(Http.Request request, Reply<JsonNode> reply) {
        http.send(request, reply.after(answer -> {
            Optional<JsonNode> body = words.read(answer.body());
            if (answer.status() == 429) {
                reply.refused(RejectReason.RATE_LIMITED, "429");
            } else if (answer.status() >= 500 || body.isEmpty()) {
                reply.unknown("an answer that says nothing: " + answer.status());
            } else if (answer.status() == 404) {
                reply.refused(RejectReason.UNKNOWN_ORDER, "unknown order");
            } else if (answer.status() == 400) {
                reply.refused(words.reason(body.get()), body.get().path("error").asText());
            } else {
                reply.ok(body.get());
            }
        }));
    }

    private static Http.Request post(String target, String body) {
        return Http.Request.write("POST", target).body("application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        ask("/markets", result -> {
            if (result instanceof Result.Ok<JsonNode> ok) {
                words.market(ok.value());
                stream.ifPresent(ToyStream::close);
                stream = Optional.of(new ToyStream(flaw, context, words));
                metadata.ifPresent(LoopTimers.Timer::cancel);
                metadata = Optional.of(context.timers().every(METADATA, this::lookAtMarket));
                reply.ok(List.of(words.info()));
            } else if (flaw == Flaw.ENDS_UNDER_429 && result instanceof Result.Refused) {
                reply.refused(RejectReason.OTHER, "no markets");
            } else {
                reply.unknown("no markets: " + result);
            }
        });
    }

    private void lookAtMarket() {
        ask("/markets", result -> {
            if (result instanceof Result.Ok<JsonNode> ok && words.market(ok.value())) {
                context.events().markets(List.of(words.info()));
            }
        });
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        stream.ifPresent(open -> open.want(wanted));
    }

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels().forEach(cancel -> cancel(cancel.order()));
        for (OrderBatch.Amend amend : batch.amends()) {
            Outcome outcome = flaw == Flaw.CLAIMS_AMENDS
                    ? new Outcome.Accepted("", "")
                    : rejected(RejectReason.UNSUPPORTED, "no amends here");
            context.events().outcome(amend.order(), Command.AMEND, outcome);
        }
        batch.submits().forEach(this::submit);
    }

    private void cancel(OrderRef order) {
        String id = order.venueOrderId().isEmpty() ? Long.toString(order.cloidOrZero()) : order.venueOrderId();
        send(post("/cancel", "{\"id\":\"%s\"}".formatted(id)), result -> {
            boolean claimed = flaw == Flaw.CLAIMS_CANCELS;
            context.events()
                    .outcome(order, Command.CANCEL, claimed ? new Outcome.Accepted("", "") : outcome(result, ""));
        });
    }

    private void submit(OrderBatch.Submit submit) {
        Optional<String> tif = tif(submit.request());
        if (tif.isEmpty()) {
            tell(submit, rejected(RejectReason.UNSUPPORTED, "no such order here"));
        } else if (submit.deadlineEpochNanos() <= context.epochNanos()) {
            tell(submit, rejected(RejectReason.EXPIRED_DEADLINE, "its deadline has passed"));
        } else {
            OrderRequest request = submit.request();
            BigDecimal size = request.size().toBigDecimal();
            String body =
                    "{\"cloid\":\"%d\",\"side\":\"%s\",\"price\":\"%s\",\"size\":\"%s\",\"tif\":\"%s\",\"reduces\":%b,\"deadline\":%d}"
                            .formatted(
                                    submit.cloid().value(),
                                    request.side(),
                                    request.worstPrice().toBigDecimal().toPlainString(),
                                    (flaw == Flaw.ROUNDS_SIZES ? size.setScale(2, RoundingMode.DOWN) : size)
                                            .toPlainString(),
                                    tif.get(),
                                    request.reduceOnly(),
                                    submit.deadlineEpochNanos() / 1_000_000);
            send(submit, body);
        }
    }

    private void send(OrderBatch.Submit submit, String body) {
        send(post("/order", body), result -> {
            boolean slower = result instanceof Result.Refused<JsonNode> refused
                    && refused.why().reason() == RejectReason.RATE_LIMITED;
            if (slower && flaw == Flaw.HAMMERS) {
                context.timers().once(AGAIN, () -> send(submit, body));
            } else {
                String id = result instanceof Result.Ok<JsonNode> ok
                        ? ok.value().path("id").asText()
                        : "";
                tell(submit, outcome(result, id));
            }
        });
    }

    private static Optional<String> tif(OrderRequest request) {
        if (request instanceof MarketOrderRequest) {
            return Optional.of("IOC");
        }
        boolean plain = request instanceof LimitOrderRequest limit && limit.timeInForce() != TimeInForce.FOK;
        return plain ? Optional.of(((LimitOrderRequest) request).timeInForce().name()) : Optional.empty();
    }

    private void tell(OrderBatch.Submit submit, Outcome outcome) {
        context.events().outcome(submit.ref(), Command.SUBMIT, outcome);
    }

    private Outcome outcome(Result<JsonNode> result, String id) {
        if (result instanceof Result.Ok) {
            return new Outcome.Accepted(id, "");
        }
        if (result instanceof Result.Refused<JsonNode> refused) {
            return new Outcome.Rejected(refused.why());
        }
        return flaw == Flaw.REJECTS_TIMEOUTS
                ? rejected(RejectReason.OTHER, "no answer")
                : new Outcome.Unknown("no answer that can be read");
    }

    private static Outcome rejected(RejectReason reason, String why) {
        return new Outcome.Rejected(new Rejection(reason, why));
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        if (flaw == Flaw.KEEPS_SNAPSHOTS && kept.isPresent()) {
            reply.ok(kept.get());
        } else {
            ask("/account", reply.after(account -> {
                kept = Optional.of(words.snapshot(account));
                reply.ok(kept.get());
            }));
        }
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        ask("/status?id=" + order.cloidOrZero(), result -> {
            if (result instanceof Result.Ok<JsonNode> ok) {
                reply.ok(new OrderLookup.Found(words.report(ok.value())));
            } else if (result instanceof Result.Refused<JsonNode> refused
                    && refused.why().reason() == RejectReason.UNKNOWN_ORDER) {
                reply.ok(new OrderLookup.NotFound());
            } else {
                reply.unknown("not answered");
            }
        });
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        int from = query.cursor().isEmpty() ? 0 : Integer.parseInt(query.cursor());
        ask("/fills?from=" + from, reply.after(page -> {
            List<OrderFill> fills = new ArrayList<>();
            Consumer<JsonNode> add = fill -> fills.add(words.fill(fill));
            page.path("fills").forEach(add);
            reply.ok(HistoryPage.last(fills, Integer.toString(from + fills.size())));
        }));
    }

    @Override
    public void stop(Reply<Void> reply) {
        if (flaw != Flaw.NEVER_STOPS) {
            stream.ifPresent(ToyStream::close);
            metadata.ifPresent(LoopTimers.Timer::cancel);
        }
        reply.done(Result.ok());
    }
}
