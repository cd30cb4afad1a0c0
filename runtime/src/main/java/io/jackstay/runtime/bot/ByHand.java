package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.risk.RiskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries out what a person asks of the bot, and answers when the venues and the disk have confirmed it. Not thread safe: owned by the bot
 * loop; the answer to what must be synced is given by the journal's writer.
 */
final class ByHand {
    private static final System.Logger LOG = System.getLogger("jackstay.bot");
    private static final long CANCEL_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String RELOAD = "reload";
    private static final Duration LEFT_TO_ANSWER = Duration.ofSeconds(2);

    private final BotParts parts;
    private final Life life;
    private final Discipline discipline;
    private final HandAnswers answers;
    private final List<Task> tasks = new ArrayList<>();

    ByHand(BotParts parts, Life life, Discipline discipline, HandAnswers answers) {
        this.parts = requireNonNull(parts, "parts are null");
        this.life = requireNonNull(life, "life is null");
        this.discipline = requireNonNull(discipline, "discipline is null");
        this.answers = requireNonNull(answers, "answers are null");
    }

    /** When a turn is wanted though nothing has arrived. */
    long deadlineNanos() {
        long deadline = Work.NO_DEADLINE;
        for (Task task : tasks) {
            deadline = Math.min(deadline, Math.min(task.deadlineNanos, task.againNanos));
        }
        return deadline;
    }

    void take(BotEvent.HandAsked asked) {
        Optional<String> refusal = refusal(asked);
        if (refusal.isPresent() && life.state() != BotState.RUNNING) {
            answers.give(asked.number(), HandAnswer.refused(refusal.get()));
            return;
        }
        parts.journal()
                .force(new BotRecord.AskedByHand(
                        asked.command().word(),
                        asked.by(),
                        asked.why(),
                        parts.time().nowNanos(),
                        asked.subject(),
                        asked.reference()));
        LOG.log(System.Logger.Level.WARNING, () -> "asked by hand bot=%s command=%s by=%s why=\"%s\""
                .formatted(parts.spec().name(), asked.command().word(), asked.by(), asked.why()));
        if (refusal.isPresent()) {
            answer(asked, HandAnswer.refused(refusal.get()));
            return;
        }
        switch (asked.command()) {
            case PAUSE -> pause(asked);
            case RESUME -> resume(asked);
            case HALT -> halt(asked);
            case CANCEL_ALL -> begin(asked, "");
            case CANCEL_ORDER -> begin(asked, "", order(asked).map(List::of).orElse(List.of()));
            case ACKNOWLEDGE -> answer(asked, HandAnswer.done("seen"));
            case FLATTEN -> flatten(asked);
            case STOP -> stop(asked);
        }
    }

    /** Part of what the bot was configured with is another from here on. */
    void change(BotEvent.ChangeAsked asked) {
        if (life.state() != BotState.RUNNING) {
            answers.give(asked.number(), HandAnswer.refused(notRunning().orElse("the bot does not run")));
            return;
        }
        BotChange change = asked.change();
        String keys = String.join(", ", change.keys());
        parts.journal()
                .force(new BotRecord.AskedByHand(
                        RELOAD, asked.by(), keys, parts.time().nowNanos(), "", ""));
        LOG.log(System.Logger.Level.WARNING, () -> "asked by hand bot=%s command=reload by=%s keys=\"%s\""
                .formatted(parts.spec().name(), asked.by(), keys));
        parts.change(change.debug(), change.policies());
        change.rules().ifPresent(this::replace);
        answer(asked.number(), RELOAD, "", HandAnswer.done("changed"));
    }

    private void replace(List<BotSpec.NamedRule> rules) {
        parts.gate().replaceRules(rules, BotSpec.NamedRule::name, BotSpec.NamedRule::rule);
        parts.decisions()
                .began(
                        rules.stream().map(BotSpec.NamedRule::name).toList(),
                        parts.time().nowNanos());
    }

    private Optional<String> refusal(BotEvent.HandAsked asked) {
        if (life.state() == BotState.RUNNING) {
            return refusalRunning(asked);
        }
        return life.state() == BotState.STARTING && asked.command() == HandCommand.STOP
                ? Optional.empty()
                : notRunning();
    }

    private Optional<String> notRunning() {
        return switch (life.state()) {
            case STARTING -> Optional.of("the bot has not started yet");
            case STOPPING -> Optional.of("the bot is stopping: " + life.why());
            case STOPPED -> Optional.of("the bot has ended: " + life.why());
            case RUNNING -> Optional.empty();
        };
    }

    private Optional<String> refusalRunning(BotEvent.HandAsked asked) {
        HandCommand command = asked.command();
        if (command == HandCommand.RESUME && parts.journal().isStalled()) {
            return Optional.of("the disk does not answer; the bot goes on by itself when it does");
        }
        if (command == HandCommand.CANCEL_ORDER && order(asked).isEmpty()) {
            return Optional.of("no order %s is open".formatted(asked.subject()));
        }
        boolean flattening = tasks.stream().anyMatch(task -> task.flattening > 0);
        return command == HandCommand.FLATTEN && flattening
                ? Optional.of("its positions are being closed already")
                : Optional.empty();
    }

    /** The open order that it is about. */
    private Optional<Order> order(BotEvent.HandAsked asked) {
        return parts.tracker().live().stream()
                .filter(order -> order.cloid()
                        .filter(cloid -> String.valueOf(cloid.value()).equals(asked.subject()))
                        .isPresent())
                .map(order -> (Order) order)
                .findFirst();
    }

    /** Who, and why where that was said. */
    private static String words(BotEvent.HandAsked asked) {
        return asked.why().isEmpty() ? asked.by() : "%s: %s".formatted(asked.by(), asked.why());
    }

    private void pause(BotEvent.HandAsked asked) {
        String words = words(asked);
        parts.journal().force(new BotRecord.HaltBegan(BotRecord.HaltBegan.PAUSE, words, Long.MAX_VALUE, false));
        discipline.pauseByHand(words);
        begin(asked, "paused").onlyOnce();
    }

    private void halt(BotEvent.HandAsked asked) {
        parts.gate().halt(RiskGate.HAND, words(asked));
        begin(asked, "halted");
    }

    private void flatten(BotEvent.HandAsked asked) {
        parts.gate().halt(RiskGate.HAND, words(asked));
        Task task = begin(asked, "halted");
        Duration patience = Duration.ofNanos(
                        asked.deadlineNanos() - parts.time().clock().nanoTime())
                .minus(LEFT_TO_ANSWER);
        task.flattening = parts.markets().lanes().size();
        parts.execution().flattenAll(parts.policies().flattenWithin(), patience, (market, done) -> {
            task.flattening--;
            if (!done.complete()) {
                task.notFlat.add("%s: %s".formatted(market, done.why()));
                parts.effects().notFlat(market, done.why());
            }
        });
    }

    private void stop(BotEvent.HandAsked asked) {
        life.stop("stopped by hand: " + words(asked), asked.deadlineNanos());
        answer(asked, HandAnswer.done("stopping"));
    }

    private void resume(BotEvent.HandAsked asked) {
        String by = "resumed by hand: " + words(asked);
        boolean paused = discipline.paused().isPresent();
        Optional<String> halted = parts.gate().halted();
        if (paused) {
            discipline.resumeByHand();
        }
        parts.gate().resumeAll(by);
        String still = parts.gate().halted().map("; still "::concat).orElse("");
        answer(
                asked,
                HandAnswer.done((paused || halted.isPresent() ? "resumed" : "was neither paused nor halted") + still));
    }

    /** All orders that live now are cancelled, and the answer given when each has ended. */
    private Task begin(BotEvent.HandAsked asked, String done) {
        return begin(asked, done, List.copyOf(parts.tracker().live()));
    }

    private Task begin(BotEvent.HandAsked asked, String done, List<Order> orders) {
        Task task = new Task(asked, done, orders);
        tasks.add(task);
        task.cancel(parts.time().clock().nanoTime());
        return task;
    }

    /** The end of each turn. */
    void advance(long nowNanos) {
        tasks.removeIf(task -> task.advance(nowNanos));
    }

    /** Once what has been written so far is synced. */
    private void answer(BotEvent.HandAsked asked, HandAnswer answer) {
        answer(asked.number(), asked.command().word(), asked.reference(), answer);
    }

    private void answer(long number, String command, String reference, HandAnswer answer) {
        parts.journal()
                .write(new BotRecord.AnsweredByHand(
                        command,
                        answer.kind().name().toLowerCase(Locale.ROOT),
                        answer.words(),
                        reference,
                        parts.time().nowNanos()));
        parts.journal().afterSync(written -> answers.give(number, written ? answer : answer.notWritten()));
    }

    /** One thing that was asked and is not over. */
    private final class Task {
        private final BotEvent.HandAsked asked;
        private final String done;
        private final List<Order> orders;
        private final long deadlineNanos;
        private final List<String> notFlat = new ArrayList<>();
        private long againNanos;
        private int flattening;

        private Task(BotEvent.HandAsked asked, String done, List<Order> orders) {
            this.asked = asked;
            this.done = done;
            this.orders = orders;
            this.deadlineNanos = asked.deadlineNanos();
        }

        /** Somebody else asks the venues again. */
        private void onlyOnce() {
            againNanos = Work.NO_DEADLINE;
        }

        private void cancel(long nowNanos) {
            againNanos = nowNanos + CANCEL_AGAIN_NANOS;
            for (Order order : orders) {
                if (!order.state().isFinal()) {
                    parts.gateway().cancel(order, parts.time().stamp());
                }
            }
        }

        private boolean advance(long nowNanos) {
            boolean cancelled = orders.stream().allMatch(order -> order.state().isFinal());
            boolean late = nowNanos >= deadlineNanos || life.state() != BotState.RUNNING;
            if (cancelled && flattening == 0 || late) {
                List<HandAnswer.OrderEnd> ends =
                        orders.stream().map(HandAnswer.OrderEnd::of).toList();
                answer(asked, new HandAnswer(kind(cancelled), words(), ends));
                return true;
            }
            if (nowNanos >= againNanos) {
                cancel(nowNanos);
            }
            return false;
        }

        private HandAnswer.Kind kind(boolean cancelled) {
            if (!cancelled || flattening > 0) {
                return HandAnswer.Kind.UNCONFIRMED;
            }
            return notFlat.isEmpty() ? HandAnswer.Kind.DONE : HandAnswer.Kind.FAILED;
        }

        /** As {@code halted; 5 orders cancelled, 1 filled before}. */
        private String words() {
            List<String> words = new ArrayList<>();
            if (!done.isEmpty()) {
                words.add(done);
            }
            words.add(cancels());
            if (flattening > 0) {
                words.add("not flat in time");
            } else if (!notFlat.isEmpty()) {
                words.add("not flat: " + String.join(", ", notFlat));
            } else if (parts.markets().lanes().stream()
                    .allMatch(lane -> parts.state().position(lane.market()).isFlat())) {
                words.add("flat");
            }
            return String.join("; ", words);
        }

        private String cancels() {
            if (orders.isEmpty()) {
                return "no order was open";
            }
            long cancelled = count(OrderState.CANCELLED);
            long filled = count(OrderState.FILLED);
            long open =
                    orders.stream().filter(order -> !order.state().isFinal()).count();
            long other = orders.size() - cancelled - filled - open;
            String words = "%d of %d orders cancelled".formatted(cancelled, orders.size());
            words += filled == 0 ? "" : ", %d filled before".formatted(filled);
            words += other == 0 ? "" : ", %d ended otherwise".formatted(other);
            long partly = orders.stream().filter(ByHand::isPartlyFilled).count();
            words += partly == 0 ? "" : ", %d of them partly filled".formatted(partly);
            return open == 0 ? words : words + ", NOT CONFIRMED: %d".formatted(open);
        }

        private long count(OrderState state) {
            return orders.stream().filter(order -> order.state() == state).count();
        }
    }

    private static boolean isPartlyFilled(Order order) {
        Size filled = order.filled();
        return order.state() == OrderState.CANCELLED && filled.signum() > 0;
    }
}
