package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a session asks its venues before its bots start, each answer waited for. Not thread safe: owned by the thread that
 * drives the session.
 *
 * <p>A refusal and a silence end the start of a bot with a {@link JackstayException} that names the question; once the process is to
 * end, no answer is waited for.
 */
final class VenueQuestions {
    private static final System.Logger LOG = System.getLogger(VenueQuestions.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Driver driver;

    VenueQuestions(Driver driver) {
        this.driver = requireNonNull(driver, "driver is null");
    }

    /** What the login holds; nothing where it can't trade. */
    AccountSnapshot snapshot(AccountLoop account) {
        if (!account.traits().has(Capability.TRADING)) {
            long now = driver.clock().epochNanos();
            return AccountSnapshot.of(List.of(), List.of(), List.of(), new Stamp(now, now));
        }
        return require("snapshot of " + account.venue(), ask(account::snapshot));
    }

    /** Sets the leverage that a bot needs; a venue without leverage is left as it is. */
    void setLeverage(AccountLoop account, Needs.Market market) {
        boolean has = account.traits().has(Capability.LEVERAGE_PER_MARKET)
                || account.traits().has(Capability.LEVERAGE_PER_ACCOUNT);
        if (market.leverage() == 0) {
            return;
        }
        if (!has) {
            LOG.log(System.Logger.Level.WARNING, () -> "leverage of %s can't be set there, and stays as it is"
                    .formatted(market.id()));
            return;
        }
        require(
                "leverage %d of %s".formatted(market.leverage(), market.id()),
                this.<Void>ask(
                        account,
                        "leverage",
                        (connector, reply) -> connector.setLeverage(market.id(), market.leverage(), reply)));
    }

    /** The closed candles that a bot wants at its start; none where the venue has none. */
    List<Candle> candles(AccountLoop account, Needs.Candles wanted) {
        if (!account.traits().has(Capability.CANDLES)) {
            return List.of();
        }
        Instant now = Instant.ofEpochSecond(0, driver.clock().epochNanos());
        CandleQuery query = new CandleQuery(wanted.market(), wanted.interval(), wanted.count(), now);
        Result<List<Candle>> result = ask(account, "candles", (connector, reply) -> connector.candles(query, reply));
        if (result instanceof Result.Refused<List<Candle>> refused && !RetriedQuestion.isPassing(result)) {
            LOG.log(System.Logger.Level.WARNING, () -> "no candles at the start market=%s interval=%s reason=%s"
                    .formatted(wanted.market(), wanted.interval(), refused.why().words()));
            return List.of();
        }
        return require("candles of " + wanted.market(), result);
    }

    /** What a bot did there so far. */
    PastMoney money(AccountLoop account, int bot) {
        Answer<PastMoney> answer = new Answer<>();
        account.moneyOf(bot, taken -> answer.set(Result.ok(taken)));
        await(answer);
        return require("reading the journal of " + account.venue(), answer.get());
    }

    /** Whether the venue can be asked for one order by our id. */
    boolean canBeAsked(AccountLoop account) {
        return account.traits().has(Capability.ORDER_STATUS_BY_CLOID);
    }

    /** The venue's word on an order of ours; empty where it has none. */
    Optional<OrderLookup> order(AccountLoop account, OrderRef order, Instant sentAt) {
        if (!canBeAsked(account)) {
            return Optional.empty();
        }
        Result<OrderLookup> result =
                ask(account, "order status", (connector, reply) -> connector.orderStatus(order, sentAt, reply));
        return result instanceof Result.Ok<OrderLookup> ok ? Optional.of(ok.value()) : Optional.empty();
    }

    private <T> Result<T> ask(AccountLoop account, String what, BiConsumer<Connector, Reply<T>> call) {
        return this.<T>ask(reply -> account.ask(what, reply, call));
    }

    private <T> Result<T> ask(Consumer<Reply<T>> question) {
        Answer<T> answer = new Answer<>();
        question.accept(answer::set);
        await(answer);
        return answer.get();
    }

    private void await(Answer<?> answer) {
        driver.await(() -> answer.isThere() || driver.isStopAsked(), PATIENCE);
    }

    private static <T> T require(String what, Result<T> result) {
        if (result instanceof Result.Ok<T> ok) {
            return ok.value();
        }
        if (result instanceof Result.Refused<T> refused) {
            throw new JackstayException(
                    RetriedQuestion.isPassing(result) ? ErrorCode.VENUE_UNREACHABLE : ErrorCode.VENUE_REFUSED,
                    "%s was refused: %s".formatted(what, refused.why().words()));
        }
        String cause = result instanceof Result.Unknown<T> unknown ? unknown.cause() : "no answer";
        throw new JackstayException(ErrorCode.VENUE_UNREACHABLE, "%s failed: %s".formatted(what, cause));
    }
}
