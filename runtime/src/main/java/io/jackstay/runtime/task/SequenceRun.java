package io.jackstay.runtime.task;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Step;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.TimerQueue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One sequence under way: forward step by step, or back. Not thread safe: owned by the bot loop.
 *
 * <p>What it is about to do is in the store before it does it, in the same turn; so a new process finds every order that it
 * may have sent by the label that the store names, and no order that it did not send.
 */
final class SequenceRun implements Execution.Task {
    private static final System.Logger LOG = System.getLogger("jackstay.sequence");

    private static final Duration UNDO_PATIENCE = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /** A venue's list may lag behind its stream: what is done is not taken back because of it. */
    private static final long ASK_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int MOST_PAUSE_SECONDS = 60;

    /** Of what was bought. What is missing beyond it is no fee. */
    private static final BigDecimal MOST_FEE = new BigDecimal("0.01");

    private final Sequence plan;
    private final TaskParts parts;
    private final Consumer<Optional<SequenceState>> store;
    private final Function<String, Optional<Sent>> past;
    private final Marks marks = new Written();
    private SequenceState state;
    private Consumer<Sequence.Done> then;
    private @Nullable Leg leg;
    private TimerQueue.@Nullable Timer pause;
    private boolean asking;
    private boolean sent = true;
    private boolean done;
    private long failedUndos;

    /**
     * @param store takes each state before what follows from it leaves, and nothing when the sequence is over
     * @param past what ended orders of earlier processes filled, by label
     */
    SequenceRun(
            Sequence plan,
            SequenceState state,
            TaskParts parts,
            Consumer<Optional<SequenceState>> store,
            Function<String, Optional<Sent>> past,
            Consumer<Sequence.Done> then) {
        this.plan = plan;
        this.state = state;
        this.parts = parts;
        this.store = store;
        this.past = past;
        this.then = then;
    }

    void tell(Consumer<Sequence.Done> other) {
        then = other;
    }

    private void become(SequenceState next) {
        state = next;
        store.accept(Optional.of(next));
    }

    /** From where it stands; without effect while something is under way. */
    void goOn() {
        if (done || leg != null || pause != null || asking) {
            return;
        }
        if (state.back()) {
            goBack();
        } else {
            goForward();
        }
    }

    private void goForward() {
        if (state.index() == plan.steps().size()) {
            finish(Sequence.End.COMPLETE, "every step is done");
            return;
        }
        if (state.isAskedBack() && !state.open()) {
            turnBack(state.why());
            return;
        }
        Step step = step();
        Size size = size(step);
        if (size.isZero()) {
            confirmed();
            return;
        }
        if (state.endNanos() == 0) {
            become(state.trying(now() + step.terms().timeout().toNanos()));
        }
        say(Explanation.ok(
                topic(),
                "step %d of %d, %s: %s %s"
                        .formatted(state.index() + 1, plan.steps().size(), step.name(), step.side(), size)));
        Duration left = Duration.ofNanos(Math.max(0, state.endNanos() - now()));
        Job job = new Job(
                step.side(), size, step.terms().style(), left, step.terms().reduceOnly(), false);
        begin(new Leg(topic(), job, parts, marks, this::tried), state.isAskedBack());
    }

    /** With the last order that may have left, wherever it is known. */
    private void begin(Leg next, boolean countOnly) {
        leg = next;
        if (countOnly) {
            next.countOnly(state.why());
        }
        Size filled = state.filled();
        BigDecimal value = state.value();
        Optional<Order> last = Optional.empty();
        if (state.open()) {
            last = parts.orders().findLabel(label());
            Optional<Sent> ended = last.isPresent() ? Optional.empty() : past.apply(label());
            if (ended.isPresent()) {
                filled = filled.plus(ended.get().filled());
                value = value.add(ended.get().value());
            }
        }
        next.beginWith(filled, value, last);
    }

    private Step step() {
        return plan.steps().get(state.index());
    }

    private String label() {
        return label(state.order());
    }

    private String label(int order) {
        return "seq.%s.%d.%d%s%d".formatted(plan.name(), state.run(), state.index(), state.back() ? "-" : "+", order);
    }

    private Size size(Step step) {
        if (step.amount() instanceof Step.Amount.Fixed fixed) {
            return fixed.size();
        }
        String earlier = ((Step.Amount.AsFilled) step.amount()).step();
        int index = 0;
        while (!plan.steps().get(index).name().equals(earlier)) {
            index++;
        }
        MarketInfo from = info(plan.steps().get(index).market());
        MarketInfo to = info(step.market());
        BigDecimal base = state.steps().get(index).filled().toBigDecimal().multiply(from.contractMultiplier());
        return to.roundSize(base.divide(to.contractMultiplier(), to.sizeScale(), RoundingMode.DOWN));
    }

    private MarketInfo info(MarketId market) {
        return parts.markets().apply(market).info();
    }

    private long now() {
        return parts.nowNanos().getAsLong();
    }

    private void tried(Execution.Done end) {
        counted(end);
        if (state.isAskedBack()) {
            goOn();
            return;
        }
        Step step = step();
        BigDecimal least =
                size(step).toBigDecimal().multiply(step.confirmation().least().fraction());
        boolean enough = end.filled().toBigDecimal().compareTo(least) >= 0
                || end.end() == Execution.End.TOO_SMALL && !end.filled().isZero();
        if (!enough) {
            failed(end.why());
        } else if (step.confirmation().byVenue()) {
            ask(step);
        } else {
            confirmed();
        }
    }

    private void counted(Execution.Done end) {
        leg = null;
        BigDecimal value = end.averagePrice()
                .map(price -> price.multiply(end.filled().toBigDecimal()))
                .orElse(BigDecimal.ZERO);
        become(state.counted(end.filled(), value));
    }

    private void confirmed() {
        become(state.stepDone());
        goOn();
    }

    private void failed(String why) {
        Step step = step();
        if (state.attempt() >= step.retry().times()) {
            turnBack("step %s: %s".formatted(step.name(), why));
            return;
        }
        LOG.log(System.Logger.Level.INFO, () -> "sequence %s tries step %s again: %s"
                .formatted(plan.name(), step.name(), why));
        become(state.again());
        pause(step.retry().pause());
    }

    private void pause(Duration time) {
        pause = parts.loop().after(time, () -> {
            pause = null;
            goOn();
        });
    }

    private void ask(Step step) {
        asking = true;
        AccountView account = parts.accounts().apply(step.market().venue());
        account.refresh(result -> {
            asking = false;
            answered(step, account, result);
        });
    }

    private void answered(Step step, AccountView account, Result<AccountSnapshot> result) {
        if (done || state.back() || state.isAskedBack()) {
            goOn();
            return;
        }
        Optional<String> doubt = result instanceof Result.Ok<AccountSnapshot> told
                ? doubt(step, account, told.value())
                : Optional.of("the venue does not answer: " + result);
        if (doubt.isEmpty()) {
            confirmed();
        } else if (now() < state.endNanos() + ASK_NANOS) {
            pause(ASK_AGAIN);
        } else {
            failed(doubt.get());
        }
    }

    private Optional<String> doubt(Step step, AccountView account, AccountSnapshot told) {
        MarketId market = step.market();
        boolean rests = IntStream.rangeClosed(1, state.order())
                .mapToObj(order -> parts.orders().findLabel(label(order)))
                .flatMap(Optional::stream)
                .map(parts.orders()::ref)
                .anyMatch(ours -> told.openOrders().stream()
                        .anyMatch(shown -> shown.order().sameOrder(ours)));
        if (rests) {
            return Optional.of("the venue shows an order of the step as open");
        }
        Size own = parts.markets().apply(market).position().size();
        Size shown = told.positions().stream()
                .filter(position -> position.market().equals(market))
                .map(position -> position.size())
                .findFirst()
                .orElseGet(() -> own.minus(own));
        boolean compared = !account.isShared() && info(market).kind() != MarketKind.SPOT;
        return compared && own.compareTo(shown) != 0
                ? Optional.of("the venue shows a position of %s, the bot has %s".formatted(shown, own))
                : Optional.empty();
    }

    private void turnBack(String why) {
        LOG.log(System.Logger.Level.WARNING, () -> "sequence %s turns back: %s".formatted(plan.name(), why));
        become(state.turnedBack(why));
        goOn();
    }

    private void goBack() {
        while (state.index() >= 0 && !isToUndo()) {
            Size undone =
                    state.closed().contains(step().market()) ? state.part().filled() : state.filled();
            become(state.stepUndone(undone));
        }
        if (state.index() < 0) {
            finish(Sequence.End.COMPENSATED, state.why());
            return;
        }
        Step step = step();
        Size size = toTakeBack(step);
        say(Explanation.blocked(
                topic(),
                "takes back step %s, %s %s, because of %s"
                        .formatted(step.name(), step.side().opposite(), size, state.why())));
        Job job = new Job(step.side().opposite(), size, step.undo().style(), UNDO_PATIENCE, false, true);
        begin(new Leg(topic(), job, parts, marks, this::undone), keeps());
    }

    /**
     * What the step filled; of what was bought on a spot market and paid a fee in what was bought, as much as there is: more is refused
     * each time.
     */
    private Size toTakeBack(Step step) {
        Size filled = state.part().filled();
        MarketInfo info = info(step.market());
        if (info.kind() != MarketKind.SPOT || step.side() != Side.BUY) {
            return filled;
        }
        Size held = parts.markets().apply(step.market()).position().size();
        Size most = state.filled().plus(info.roundSize(held.toBigDecimal().max(BigDecimal.ZERO)));
        BigDecimal missing = filled.minus(most).toBigDecimal();
        boolean paid =
                missing.signum() > 0 && missing.compareTo(filled.toBigDecimal().multiply(MOST_FEE)) <= 0;
        return paid ? most : filled;
    }

    private boolean keeps() {
        return step().undo().way().isEmpty() || state.closed().contains(step().market());
    }

    /** An order that may have left is always looked for, so that it does not rest behind a sequence that is over. */
    private boolean isToUndo() {
        return state.open() || !keeps() && state.filled().compareTo(state.part().filled()) < 0;
    }

    private void undone(Execution.Done end) {
        counted(end);
        Step step = step();
        boolean closed = state.closed().contains(step.market());
        if (end.complete() || end.end() == Execution.End.TOO_SMALL || closed) {
            failedUndos = 0;
            if (!end.complete() && !closed) {
                tellLeft(step, end);
            }
            become(state.stepUndone(closed ? state.part().filled() : end.filled()));
            goOn();
            return;
        }
        failedUndos++;
        if (Occurrences.isTold(failedUndos)) {
            parts.alert()
                    .accept("sequence %s can't take back step %s, of which %s of %s is taken back: %s"
                            .formatted(
                                    plan.name(),
                                    step.name(),
                                    end.filled(),
                                    state.part().filled(),
                                    end.why()));
        }
        pause(Duration.ofSeconds(Math.min(MOST_PAUSE_SECONDS, failedUndos)));
    }

    private void tellLeft(Step step, Execution.Done end) {
        parts.alert()
                .accept("sequence %s leaves %s of step %s where it is: %s"
                        .formatted(plan.name(), state.part().filled().minus(end.filled()), step.name(), end.why()));
    }

    private void finish(Sequence.End end, String why) {
        done = true;
        store.accept(Optional.empty());
        say(Explanation.ok(topic(), end == Sequence.End.COMPLETE ? "complete" : "taken back because of " + why));
        LOG.log(System.Logger.Level.INFO, () -> "sequence %s is over: %s, %s".formatted(plan.name(), end, why));
        List<Sequence.Result> results = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            SequenceState.Part part = state.steps().get(i);
            results.add(new Sequence.Result(
                    plan.steps().get(i).name(),
                    part.filled(),
                    Tally.averagePrice(part.filled(), part.value()),
                    part.undone()));
        }
        then.accept(new Sequence.Done(plan.name(), end, results, why));
    }

    private String topic() {
        return "sequence " + plan.name();
    }

    private void say(Explanation what) {
        parts.explain().accept(what);
    }

    /** The runtime closes the position of a market: what the sequence did there is taken back by that. */
    void closed(MarketId market, String why) {
        boolean concerned = plan.steps().stream().anyMatch(step -> step.market().equals(market));
        if (done || !concerned || state.closed().contains(market)) {
            return;
        }
        become(state.closing(market));
        if (!state.back()) {
            askBack(why);
        } else if (leg != null && step().market().equals(market)) {
            leg.cancel(why);
        }
    }

    private void askBack(String why) {
        if (done || state.back() || state.isAskedBack()) {
            return;
        }
        become(state.asked(why));
        if (leg != null) {
            leg.cancel(why);
        } else if (!asking) {
            if (pause != null) {
                pause.cancel();
                pause = null;
            }
            parts.loop().nextTurn(this::goOn);
        }
    }

    @Override
    public void cancel(String why) {
        parts.loop().requireLoop("cancel");
        askBack(why.isBlank() ? "cancelled" : why);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** The number of an order that did not pass the checks is used again: it never left. */
    private final class Written implements Marks {
        @Override
        public String next(Size filled, BigDecimal value) {
            boolean unused = !sent && state.open() && filled.compareTo(state.filled()) == 0;
            if (!unused) {
                become(state.sending(filled, value));
                sent = false;
            }
            return label();
        }

        @Override
        public void left() {
            sent = true;
        }
    }
}
