package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.action.Action;
import io.jackstay.connector.hyperliquid.action.ActionSigner;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.Refusals;
import io.jackstay.lib.wire.JsonReader;

/**
 * Signs actions and sends each once, by request or by the stream's connection. Confined to the connector's loop.
 *
 * <p>While the stream's connection takes nothing, what takes risk away goes by request.
 *
 * <p>The answer is refused when the action did not leave or the venue did not take it, unknown when it may have left without an answer.
 */
final class ExchangeClient {
    private final ActionSigner signer;
    private final Nonces nonces;
    private final Http http;
    private final IpBudget budget;
    private final PostDesk posts;
    private final HyperliquidConfig.OrderRoute route;
    private final AddressBudget addressBudget;
    private final JsonReader reader = new JsonReader();

    /** What an action is for. */
    enum Aim {
        /** Takes orders off the book, now or later. */
        CANCEL(RateLimiter.Priority.CANCEL),
        /** Can only make positions smaller. */
        REDUCE(RateLimiter.Priority.ORDER),
        /** All else. */
        TRADE(RateLimiter.Priority.ORDER);

        private final RateLimiter.Priority priority;

        Aim(RateLimiter.Priority priority) {
            this.priority = priority;
        }
    }

    ExchangeClient(
            ConnectorContext context,
            HyperliquidConfig config,
            ActionSigner signer,
            Nonces nonces,
            IpBudget budget,
            AddressBudget addressBudget,
            PostDesk posts) {
        this.signer = signer;
        this.nonces = nonces;
        this.http = context.http(config.rest());
        this.budget = budget;
        this.addressBudget = addressBudget;
        this.posts = posts;
        this.route = config.orders();
    }

    /** Whether actions of every aim can leave now. */
    boolean isOpen() {
        return route == HyperliquidConfig.OrderRoute.REST || posts.isOpen();
    }

    /**
     * Sends an action.
     *
     * @param expiresAfterMillis venue time after which the venue refuses it; 0 for never
     */
    void send(Action action, long expiresAfterMillis, Aim aim, Reply<ExchangeAnswer> reply) {
        long nonce;
        try {
            nonce = nonces.next();
        } catch (IllegalStateException e) {
            reply.refused(RejectReason.CONNECTOR_DOWN, "no nonce: " + e.getMessage());
            return;
        }
        addressBudget.sent(action.count());
        Reply<ExchangeAnswer> checked = reply.after(answer -> check(nonce, answer, reply));
        if (route == HyperliquidConfig.OrderRoute.REST) {
            Http.Request request = request(action, nonce, expiresAfterMillis);
            int weight = IpBudget.weight(action.count());
            http.send(
                    request.cost(budget.scope(), weight, aim.priority),
                    checked.after(response -> answer(response, checked)));
        } else if (!posts.send(
                id -> signer.post(id, action, nonce, expiresAfterMillis), action.count(), aim.priority, checked)) {
            nothingLeft(action, nonce, expiresAfterMillis, aim, checked);
        }
    }

    /** The nonce is unused and the budget taken. */
    private void nothingLeft(
            Action action, long nonce, long expiresAfterMillis, Aim aim, Reply<ExchangeAnswer> checked) {
        if (aim == Aim.TRADE) {
            checked.refused(RejectReason.CONNECTOR_DOWN, "no connection");
        } else {
            http.send(request(action, nonce, expiresAfterMillis), checked.after(response -> answer(response, checked)));
        }
    }

    private Http.Request request(Action action, long nonce, long expiresAfterMillis) {
        return Http.Request.write("POST", "/exchange")
                .body("application/json", signer.body(action, nonce, expiresAfterMillis));
    }

    private void answer(Http.Response response, Reply<ExchangeAnswer> reply) {
        int status = response.status();
        if (status == 429) {
            budget.tooMany();
            reply.refused(RejectReason.RATE_LIMITED, "HTTP 429");
        } else if (Answers.refuses(status)) {
            reply.refused(RejectReason.INVALID_REQUEST, InfoClient.words(response));
        } else if (status != 200) {
            reply.unknown(InfoClient.words(response));
        } else {
            decode(response, reply);
        }
    }

    private void decode(Http.Response response, Reply<ExchangeAnswer> reply) {
        Answers.made(
                () -> {
                    ExchangeAnswer answer = ExchangeAnswer.read(reader.open(response.body()));
                    reader.end();
                    return answer;
                },
                reply);
    }

    private void check(long nonce, ExchangeAnswer answer, Reply<ExchangeAnswer> reply) {
        if (answer.verdict() == ExchangeAnswer.Verdict.UNKNOWN) {
            reply.unknown(answer.words());
            return;
        }
        nonces.answered(nonce, answer);
        if (!answer.ok() && Refusals.of(answer.words()).reason() == RejectReason.RATE_LIMITED) {
            addressBudget.usedUp();
        }
        reply.ok(answer);
    }
}
