package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the venue has filled and paid since the last life of a login could write it down, page by page; nothing where there was no
 * such life, or where the venue has no history. Nothing here waits. Not thread safe: owned by the thread that drives the session.
 */
final class CatchUp {
    private final AccountLoop account;
    private final Clock clock;
    private final Queue<Pages<?>> left = new ArrayDeque<>();
    private String failure = "";
    private boolean unknown;

    /** @param listed what the venue lists */
    CatchUp(AccountLoop account, List<MarketInfo> listed, Clock clock) {
        this.account = requireNonNull(account, "account is null");
        this.clock = requireNonNull(clock, "clock is null");
        OptionalLong unsure = account.unsureSince();
        if (unsure.isPresent()) {
            Instant since = Instant.ofEpochSecond(0, unsure.getAsLong());
            plan(HistoryQuery.since(listed.stream().map(MarketInfo::id).toList(), since));
        }
    }

    private void plan(HistoryQuery first) {
        if (account.traits().has(Capability.FILL_HISTORY)) {
            left.add(
                    new Pages<>("fills", Connector::fillsSince, fills -> account.takeHistory(fills, List.of()), first));
        }
        if (account.traits().has(Capability.CASH_FLOW_HISTORY)) {
            left.add(new Pages<>(
                    "cash flows", Connector::cashFlowsSince, flows -> account.takeHistory(List.of(), flows), first));
        }
    }

    /** True once all has been taken, or one question has failed. */
    boolean advance() {
        Pages<?> next = left.peek();
        while (next != null && failure.isEmpty() && next.advance()) {
            failure = next.failure();
            unknown = next.asked().isPassing();
            left.remove();
            next = left.peek();
        }
        return next == null || !failure.isEmpty();
    }

    /** Why it is not known what the venue has filled and paid; empty when it is. */
    String failure() {
        return failure;
    }

    /** Whether it failed for want of an answer; asked later, there may be one. */
    boolean isUnanswered() {
        return !failure.isEmpty() && unknown;
    }

    /** What it waits for. */
    String standing() {
        Pages<?> next = left.peek();
        return next == null ? "" : next.standing();
    }

    private interface Call<T> {
        void ask(Connector connector, HistoryQuery query, Reply<HistoryPage<T>> reply);
    }

    /** One kind of history. Owned by the driving thread. */
    private final class Pages<T> {
        private final String what;
        private final Call<T> call;
        private final Consumer<List<T>> taker;
        private HistoryQuery query;
        private @Nullable RetriedQuestion<HistoryPage<T>> asked;

        private Pages(String what, Call<T> call, Consumer<List<T>> taker, HistoryQuery first) {
            this.what = what;
            this.call = call;
            this.taker = taker;
            this.query = first;
        }

        /** True after its last page, or when a page could not be had. */
        private boolean advance() {
            RetriedQuestion<HistoryPage<T>> page = asked();
            while (page.advance()) {
                if (!(page.result() instanceof Result.Ok<HistoryPage<T>> ok)) {
                    return true;
                }
                take(ok.value());
                if (!ok.value().more()) {
                    return true;
                }
                query = query.after(ok.value());
                page = ask();
            }
            return false;
        }

        private RetriedQuestion<HistoryPage<T>> asked() {
            RetriedQuestion<HistoryPage<T>> under = asked;
            return under == null ? ask() : under;
        }

        private RetriedQuestion<HistoryPage<T>> ask() {
            HistoryQuery now = query;
            RetriedQuestion<HistoryPage<T>> made = new RetriedQuestion<>(
                    "%s of %s".formatted(what, account.venue()),
                    clock,
                    reply -> account.<HistoryPage<T>>ask(
                            what, reply, (connector, once) -> call.ask(connector, now, once)));
            asked = made;
            return made;
        }

        private void take(HistoryPage<T> page) {
            taker.accept(page.items());
            if (!page.isComplete()) {
                account.alert(
                        AlertCode.HISTORY_HOLE, what, "the history of %s has a hole: %s".formatted(what, page.hole()));
            }
        }

        private String failure() {
            RetriedQuestion<HistoryPage<T>> last = asked();
            return last.result() instanceof Result.Ok<HistoryPage<T>> ? "" : last.words();
        }

        private String standing() {
            return asked().standing();
        }
    }
}
