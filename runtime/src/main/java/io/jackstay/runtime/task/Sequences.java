package io.jackstay.runtime.task;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sequences of a bot that are not over, and their store. Not thread safe: owned by the bot loop. */
public final class Sequences {
    private static final System.Logger LOG = System.getLogger("jackstay.sequence");

    private static final String PLAN = "plan/";
    private static final String STATE = "state/";
    private static final String RUNS = "runs";

    private final TaskParts parts;
    private final Memory memory;
    private final SortedMap<String, SequenceRun> runs = new TreeMap<>();
    private final SortedMap<String, Stuck> stuck = new TreeMap<>();
    private Function<String, Optional<Sent>> past = label -> Optional.empty();

    /** @param memory of the runtime's own, durable as the bot's is */
    public Sequences(TaskParts parts, Memory memory) {
        this.parts = parts;
        this.memory = memory;
    }

    /**
     * What earlier processes left, before the strategy is told of its start; nothing moves before {@link #goOn}.
     *
     * @param ended what ended orders of earlier processes filled, by label
     */
    public void load(Function<String, Optional<Sent>> ended) {
        past = ended;
        memory.entries(PLAN).forEach((key, text) -> load(key.substring(PLAN.length()), text));
    }

    private void load(String name, String text) {
        try {
            Sequence plan = SequenceText.plan(name, text);
            SequenceState state =
                    SequenceText.state(plan, memory.get(STATE + name).orElse(""));
            requireMarkets(plan);
            runs.put(
                    name,
                    run(plan, state, done -> LOG.log(System.Logger.Level.INFO, () -> "nobody waits for " + done)));
        } catch (RuntimeException e) {
            stuck.put(name, new Stuck(name));
            parts.alert()
                    .accept("sequence %s of an earlier process can't go on: %s"
                            .formatted(name, e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    private void requireMarkets(Sequence plan) {
        plan.steps().forEach(step -> requireNonNull(parts.markets().apply(step.market()), "market is null"));
    }

    private SequenceRun run(Sequence plan, SequenceState state, Consumer<Sequence.Done> then) {
        String name = plan.name();
        return new SequenceRun(plan, state, parts, next -> store(name, next), label -> past.apply(label), then);
    }

    private void store(String name, Optional<SequenceState> state) {
        if (state.isPresent()) {
            memory.put(STATE + name, SequenceText.of(state.get()));
        } else {
            memory.remove(PLAN + name);
            memory.remove(STATE + name);
            runs.remove(name);
        }
    }

    /** The strategy has been told of its start. */
    public void goOn() {
        runs.values().forEach(run -> parts.loop().nextTurn(run::goOn));
    }

    public Execution.Task begin(Sequence plan, Consumer<Sequence.Done> then) {
        if (memory.get(PLAN + plan.name()).isPresent()) {
            throw new IllegalStateException("sequence %s is not over".formatted(plan.name()));
        }
        requireMarkets(plan);
        long number = memory.get(RUNS).map(Long::parseLong).orElse(0L) + 1;
        memory.put(RUNS, Long.toString(number));
        memory.put(PLAN + plan.name(), SequenceText.of(plan));
        SequenceState state = SequenceState.begin(plan, number);
        store(plan.name(), Optional.of(state));
        SequenceRun run = run(plan, state, then);
        runs.put(plan.name(), run);
        parts.loop().nextTurn(run::goOn);
        return run;
    }

    /** One that can't go on is under way, too: it keeps its name, and {@code then} is never called. */
    public Optional<Execution.Task> resume(String name, Consumer<Sequence.Done> then) {
        SequenceRun run = runs.get(name);
        if (run == null) {
            return Optional.ofNullable(stuck.get(name));
        }
        run.tell(then);
        return Optional.of(run);
    }

    /** All that may not be begun now, sorted: those that can't go on, too. */
    public List<String> names() {
        SortedSet<String> names = new TreeSet<>(runs.keySet());
        names.addAll(stuck.keySet());
        return List.copyOf(names);
    }

    /** One of an earlier process that can't go on before a start with another configuration. Not thread safe: owned by the bot loop. */
    private final class Stuck implements Execution.Task {
        private final String name;

        private Stuck(String name) {
            this.name = name;
        }

        @Override
        public void cancel(String why) {
            parts.loop().requireLoop("cancel");
            parts.alert()
                    .accept("sequence %s can't turn back, as it can't go on; it was to, because of: %s"
                            .formatted(name, why));
        }

        @Override
        public boolean isDone() {
            return false;
        }
    }

    /** The position of the bot in a market is about to be closed from outside of the sequences. */
    public void closed(MarketId market, String why) {
        new ArrayList<>(runs.values()).forEach(run -> run.closed(market, why));
    }
}
