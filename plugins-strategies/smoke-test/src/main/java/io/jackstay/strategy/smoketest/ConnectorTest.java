package io.jackstay.strategy.smoketest;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One market: ready, empty, a limit order chased until it is filled, its states, the position, the way out, nothing left; and
 * the clean-up, whatever came before. Not thread safe: owned by the bot loop.
 */
final class ConnectorTest {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SmokeTestConfig.Trial trial;
    private final Context context;
    private final MarketView view;
    private final Later later;
    private final BiConsumer<Context, Row> rows;
    private final Consumer<Context> over;
    private final Witness witness;
    private Instant stepBegan = Instant.EPOCH;
    private boolean failed;
    private boolean sent;
    private int waits;

    ConnectorTest(
            SmokeTestConfig.Trial trial,
            Context context,
            Later later,
            BiConsumer<Context, Row> rows,
            Consumer<Context> over) {
        this.trial = trial;
        this.context = context;
        this.view = context.market(trial.market());
        this.later = later;
        this.rows = rows;
        this.over = over;
        this.witness = new Witness(trial.market(), later);
    }

    MarketId market() {
        return trial.market();
    }

    boolean hasFailed() {
        return failed;
    }

    void told(Order order, OrderUpdate update) {
        witness.told(context, order, update.to());
    }

    void begin() {
        stepBegan = context.now();
        awaitReady(context.now().plus(trial.timeout()));
    }

    private void passed(Row.Step step, String words) {
        tell(step, true, words);
    }

    private void tell(Row.Step step, boolean holds, String words) {
        rows.accept(context, new Row(market(), step, holds, words, Duration.between(stepBegan, context.now())));
        stepBegan = context.now();
    }

    /** What comes after it is left out, but not the clean-up. */
    private void failed(Row.Step step, String words) {
        failed = true;
        tell(step, false, words);
        cleanUp();
    }

    /**
     * What a step waits for. When that has not come in time, and in twice that time, the step has failed: nothing that is asked of a
     * venue or of a task is waited for without end. What comes later is not heard.
     */
    private <T> Consumer<T> within(Duration limit, Row.Step step, Consumer<T> then) {
        int wait = ++waits;
        Duration most = limit.multipliedBy(2);
        later.after(context, most, () -> {
            if (wait == waits) {
                waits++;
                late(step, "not over after %d s".formatted(most.toSeconds()));
            }
        });
        return answer -> {
            if (wait == waits) {
                waits++;
                then.accept(answer);
            }
        };
    }

    private void late(Row.Step step, String words) {
        if (step == Row.Step.CLEAN_UP) {
            cleaned(Optional.of(words));
        } else {
            failed(step, words);
        }
    }

    private void awaitReady(Instant until) {
        if (view.isTradable() && view.top().isPresent()) {
            passed(
                    Row.Step.READY,
                    "bid %s, ask %s"
                            .formatted(
                                    view.top().orElseThrow().bid(),
                                    view.top().orElseThrow().ask()));
            requireEmpty();
        } else if (context.now().isBefore(until)) {
            later.after(context, LOOK, () -> awaitReady(until));
        } else {
            String why = view.whyNot();
            failed(Row.Step.READY, why.isEmpty() ? "no quote within " + trial.timeout() : why);
        }
    }

    private void requireEmpty() {
        untilAgreed(Instant.MIN, this::left, within(trial.marketTimeout(), Row.Step.EMPTY, left -> {
            if (left.isEmpty()) {
                passed(Row.Step.EMPTY, "no order and no position before");
                chase();
            } else {
                failed(Row.Step.EMPTY, left.get() + ": the test wants a market without anything of anybody");
            }
        }));
    }

    private void chase() {
        MarketInfo info = view.info();
        Optional<TopOfBook> top = view.top();
        if (top.isEmpty()) {
            failed(Row.Step.SIZE, "the quote is gone: " + view.whyNot());
            return;
        }
        Size size = Sizing.smallest(info, top.get().price(trial.side()).toBigDecimal());
        passed(
                Row.Step.SIZE,
                "%s, the least that the market takes (lot %s, least size %s, least notional %s)"
                        .formatted(size, info.lotSize().toPlainString(), info.minSize(), info.minNotional()));
        Chase chase = Chase.of(trial.side(), size)
                .postOnly(trial.priceOffsetTicks() >= 0)
                .offsetTicks(trial.priceOffsetTicks())
                .interval(trial.interval())
                .timeout(trial.timeout())
                .cancelWait(trial.cancelWait());
        sent = true;
        context.execution()
                .chase(chase, within(trial.timeout().plus(trial.cancelWait()), Row.Step.LIMIT, this::chased));
    }

    private void chased(Execution.Done done) {
        if (!done.complete()) {
            failed(Row.Step.LIMIT, "%s, %s filled: %s".formatted(done.end(), done.filled(), done.why()));
            return;
        }
        passed(
                Row.Step.LIMIT,
                "%s %s filled at %s with %s"
                        .formatted(
                                trial.side(),
                                done.filled(),
                                done.averagePrice()
                                        .map(price -> price.toPlainString())
                                        .orElse("?"),
                                done.orders().size() == 1
                                        ? "1 order"
                                        : done.orders().size() + " orders"));
        witness.await(context, deadline(), () -> requirePosition(done.filled()));
    }

    private Instant deadline() {
        return context.now().plus(trial.marketTimeout());
    }

    private boolean statesHold() {
        if (!witness.isSettled()) {
            failed(Row.Step.STATES, witness.doubt());
            return false;
        }
        passed(
                Row.Step.STATES,
                "%d changes on the stream, each shown by request: %s".formatted(witness.changes(), witness.states()));
        return true;
    }

    private void requirePosition(Size filled) {
        if (!statesHold()) {
            return;
        }
        Size wanted = trial.side() == Side.BUY ? filled : filled.negate();
        Consumer<Optional<String>> then = within(trial.marketTimeout(), Row.Step.POSITION, other -> {
            if (other.isPresent()) {
                failed(Row.Step.POSITION, other.get());
            } else {
                passed(Row.Step.POSITION, wanted + (isSpot() ? " by fills" : " by fills and by request"));
                exit(filled);
            }
        });
        untilAgreed(deadline(), told -> otherPosition(told, wanted), then);
    }

    private Optional<String> otherPosition(AccountSnapshot told, Size wanted) {
        Size own = view.position().size();
        if (own.compareTo(wanted) != 0) {
            return Optional.of("fills come to a position of %s instead of %s".formatted(own, wanted));
        }
        Size shown = shown(told);
        return isSpot() || shown.compareTo(wanted) == 0
                ? Optional.empty()
                : Optional.of("a request shows a position of %s instead of %s".formatted(shown, wanted));
    }

    private boolean isSpot() {
        return view.info().kind() == MarketKind.SPOT;
    }

    private Size shown(AccountSnapshot told) {
        return told.positions().stream()
                .filter(position -> position.market().equals(market()))
                .map(position -> position.size())
                .findFirst()
                .orElseGet(() -> view.info().size(0));
    }

    private void exit(Size wanted) {
        Consumer<Execution.Done> then = within(trial.marketTimeout(), Row.Step.EXIT, done -> exited(done, wanted));
        context.execution().flatten(market(), trial.maxSlippage(), trial.marketTimeout(), then);
    }

    private void exited(Execution.Done done, Size wanted) {
        if (!done.complete()) {
            failed(Row.Step.EXIT, "%s, %s closed: %s".formatted(done.end(), done.filled(), done.why()));
            return;
        }
        if (done.filled().compareTo(wanted) != 0) {
            failed(Row.Step.EXIT, "the position of %s is gone, of which %s by orders".formatted(wanted, done.filled()));
            return;
        }
        passed(
                Row.Step.EXIT,
                "%s%s closed at %s"
                        .formatted(
                                isSpot() ? "" : "reduce-only, ",
                                done.filled(),
                                done.averagePrice()
                                        .map(price -> price.toPlainString())
                                        .orElse("?")));
        witness.await(context, deadline(), this::requireNothingLeft);
    }

    private void requireNothingLeft() {
        if (!witness.isSettled()) {
            failed(Row.Step.NOTHING_LEFT, witness.doubt());
            return;
        }
        Consumer<Optional<String>> then = within(trial.marketTimeout(), Row.Step.NOTHING_LEFT, left -> {
            if (left.isPresent()) {
                failed(Row.Step.NOTHING_LEFT, left.get());
            } else {
                passed(Row.Step.NOTHING_LEFT, "no position and no order, on the stream and by request");
                cleanUp();
            }
        });
        untilAgreed(deadline(), this::left, then);
    }

    /** What is there of orders and exposure, by the stream's word or by the answer to a request. */
    private Optional<String> left(AccountSnapshot told) {
        List<Order> open = context.orders().open(market());
        if (!open.isEmpty()) {
            return Optional.of("%d orders open by the stream".formatted(open.size()));
        }
        if (!view.position().isFlat()) {
            return Optional.of(
                    "a position of %s by fills".formatted(view.position().size()));
        }
        long shown = told.openOrders().stream()
                .filter(order -> order.market().equals(market()))
                .count();
        if (shown > 0) {
            return Optional.of("%d orders open by request".formatted(shown));
        }
        Size position = shown(told);
        return isSpot() || position.isZero()
                ? Optional.empty()
                : Optional.of("a position of %s by request".formatted(position));
    }

    /** Asks until the answer has nothing against it, or the time is over; what it has against it then is told. */
    private void untilAgreed(
            Instant until, Function<AccountSnapshot, Optional<String>> check, Consumer<Optional<String>> then) {
        context.account(market().venue()).refresh(answer -> {
            Optional<String> against = answer instanceof Result.Ok<AccountSnapshot> ok
                    ? check.apply(ok.value())
                    : Optional.of("the venue does not answer: " + answer);
            if (against.isEmpty() || !context.now().isBefore(until)) {
                then.accept(against);
            } else {
                later.after(context, LOOK, () -> untilAgreed(until, check, then));
            }
        });
    }

    /** Own orders are cancelled and an own position is closed; what is not ours is left alone. */
    private void cleanUp() {
        context.orders().cancelAll(market());
        Duration most = trial.marketTimeout().multipliedBy(2);
        Consumer<Optional<String>> then = within(most, Row.Step.CLEAN_UP, this::cleaned);
        context.execution()
                .flatten(
                        market(),
                        trial.maxSlippage(),
                        trial.marketTimeout(),
                        done -> untilAgreed(
                                deadline(),
                                this::left,
                                left -> then.accept(CleanUp.doubt(sent, isOurs(), left, done))));
    }

    private boolean isOurs() {
        return !view.position().isFlat() || !context.orders().open(market()).isEmpty();
    }

    private void cleaned(Optional<String> left) {
        failed |= left.isPresent();
        tell(Row.Step.CLEAN_UP, left.isEmpty(), left.orElse("nothing of this test is left"));
        over.accept(context);
    }
}
