package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.bot.HandAnswer;
import io.jackstay.runtime.bot.HandCommand;
import io.jackstay.runtime.bot.HandRequest;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.FlatKeys;
import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What may be asked of a running session. Not thread safe, but for {@link #ask}: owned by the thread that drives the session, which calls
 * {@link #look} a few times a second.
 *
 * <p>A bot is touched by events in its inbox alone, and what it answers is passed on; who does not answer in time is said so.
 */
public final class SessionControl implements ControlCommands {
    private static final System.Logger LOG = System.getLogger(SessionControl.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_FLATTEN = Duration.ofSeconds(40);
    /** How much later than a bot itself this gives up. */
    private static final Duration AFTER_PATIENCE = Duration.ofSeconds(2);

    private final Session session;
    private final Supervisor supervisor;
    private final Clock clock;
    private final Runnable nudge;
    private final Optional<Reloads> reloads;
    private final Optional<SeenBook> seen;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Asked> later = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean begun;
    private boolean stopping;

    private record Asked(ControlRequest request, Once answer) {}

    /** Answers once, whoever comes first. Thread safe. */
    private static final class Once {
        private final Consumer<ControlAnswer> answer;
        private final AtomicBoolean given = new AtomicBoolean();

        private Once(Consumer<ControlAnswer> answer) {
            this.answer = answer;
        }

        private void give(ControlAnswer what) {
            if (given.compareAndSet(false, true)) {
                answer.accept(what);
            }
        }
    }

    /** @param stops whether the end of the bot is what is waited for */
    private record Waiting(RunningBot bot, Once answer, long deadlineNanos, boolean stops) {}

    /** @param nudge called by whoever asks, so that {@link #look} is called soon; any thread */
    public SessionControl(Session session, Supervisor supervisor, Runnable nudge) {
        this(session, supervisor, nudge, Optional.empty(), Optional.empty());
    }

    /**
     * The same for a session whose file can be read again, and which has a data directory.
     *
     * @param running what the file had when the session was planned
     * @param source reads it again
     * @param seen keeps which alerts were seen
     */
    public SessionControl(
            Session session,
            Supervisor supervisor,
            Runnable nudge,
            FlatKeys running,
            Supplier<ConfigFile.Loaded> source,
            SeenBook seen) {
        this(
                session,
                supervisor,
                nudge,
                Optional.of(new Reloads(session, supervisor, running, source)),
                Optional.of(seen));
    }

    private SessionControl(
            Session session,
            Supervisor supervisor,
            Runnable nudge,
            Optional<Reloads> reloads,
            Optional<SeenBook> seen) {
        this.reloads = reloads;
        this.seen = seen;
        this.session = requireNonNull(session, "session is null");
        this.supervisor = requireNonNull(supervisor, "supervisor is null");
        this.nudge = requireNonNull(nudge, "nudge is null");
        this.clock = session.driver().clock();
        supervisor.beside(this::lookBeside);
    }

    @Override
    public void ask(ControlRequest request, Consumer<ControlAnswer> answer) {
        asked.add(new Asked(request, new Once(answer)));
        nudge.run();
    }

    /** The session has started: from here on its plan may change. */
    public void begun() {
        begun = true;
    }

    /** From here on nothing is begun: the session is stopped as a whole. */
    public void stopping() {
        stopping = true;
    }

    /** Nothing is answered any more after this: what still waits is told so. */
    public void end() {
        stopping = true;
        look();
        waiting.forEach(one -> one.answer.give(ControlAnswer.of(
                ControlAnswer.Result.UNCONFIRMED,
                "the process ends; how bot %s ended is in its report".formatted(one.bot.name()))));
        waiting.clear();
    }

    /** Begins what has been asked, and answers for those that don't. */
    public void look() {
        asked.addAll(later);
        later.clear();
        look(true);
    }

    /** The same while something else of the session is under way: what touches more than an inbox waits for its end. */
    private void lookBeside() {
        look(false);
    }

    private void look(boolean alone) {
        for (Asked next = asked.poll(); next != null; next = asked.poll()) {
            if (alone || isOfInbox(next.request)) {
                beginGuarded(next.request, next.answer);
            } else {
                later.add(next);
            }
        }
        waiting.removeIf(this::isOver);
        reloads.ifPresent(Reloads::look);
    }

    /** Whether nothing of the session itself changes. */
    private boolean isOfInbox(ControlRequest request) {
        return switch (request.command()) {
            case STATUS, PAUSE, RESUME, HALT, CANCEL_ALL, CANCEL_ORDER, FLATTEN, ACKNOWLEDGE -> true;
            case RELOAD -> stopping;
            case STOP ->
                stopping
                        || session.bots().all().stream()
                                .anyMatch(running -> running.name().equals(request.bot())
                                        && running.bot().isPresent());
        };
    }

    /** A fault in what a person asks for costs that answer alone. */
    private void beginGuarded(ControlRequest request, Once answer) {
        try {
            begin(request, answer);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "fault in a command by hand command=" + request.command().word(),
                    e);
            answer.give(ControlAnswer.of(ControlAnswer.Result.FAILED, "a fault of the runtime: " + e));
        }
    }

    private void begin(ControlRequest request, Once answer) {
        if (request.command() == ControlCommand.STATUS) {
            answer.give(StatusAnswer.of(session.statuses(), request.bot()));
            return;
        }
        Optional<RunningBot> found = session.bots().all().stream()
                .filter(running -> running.name().equals(request.bot()))
                .findFirst();
        if (request.command() == ControlCommand.ACKNOWLEDGE) {
            acknowledge(request, found, answer);
        } else if (found.isEmpty()) {
            answer.give(ControlAnswer.refused(unknown(request.bot())));
        } else if (stopping) {
            answer.give(ControlAnswer.refused("the process is stopping, with all of its bots"));
        } else {
            begin(request, found.get(), answer);
        }
    }

    /** The alert of a bot, a login or the process; of a bot that runs, its journal has it too. */
    private void acknowledge(ControlRequest request, Optional<RunningBot> of, Once answer) {
        Optional<RaisedAlert> found = session.alerts().stream()
                .filter(raised -> raised.who().equals(request.bot())
                        && raised.alert().id().equals(request.subject()))
                .findFirst();
        if (found.isEmpty() || seen.isEmpty()) {
            answer.give(ControlAnswer.refused(
                    "there is no alert %s of %s in this process".formatted(request.subject(), request.bot())));
            return;
        }
        seen.get().seen(found.get(), request.by());
        LOG.log(System.Logger.Level.INFO, () -> "alert seen of=\"%s\" alert=\"%s\" by=\"%s\""
                .formatted(request.bot(), request.subject(), request.by()));
        if (of.flatMap(RunningBot::bot).isPresent() && of.get().status().state() == BotState.RUNNING) {
            ask(HandCommand.ACKNOWLEDGE, PATIENCE, request, of.get(), answer);
        } else {
            answer.give(ControlAnswer.of(ControlAnswer.Result.DONE, "seen"));
        }
    }

    private String unknown(String name) {
        List<String> names = session.bots().all().stream().map(RunningBot::name).toList();
        return "no bot %s runs here; there are %s%s"
                .formatted(
                        name,
                        String.join(", ", names),
                        Nearest.name(name, names)
                                .map(near -> "; did you mean %s?".formatted(near))
                                .orElse(""));
    }

    private void begin(ControlRequest request, RunningBot running, Once answer) {
        switch (request.command()) {
            case PAUSE -> ask(HandCommand.PAUSE, PATIENCE, request, running, answer);
            case RESUME -> ask(HandCommand.RESUME, PATIENCE, request, running, answer);
            case HALT -> ask(HandCommand.HALT, PATIENCE, request, running, answer);
            case CANCEL_ALL -> ask(HandCommand.CANCEL_ALL, PATIENCE, request, running, answer);
            case CANCEL_ORDER -> ask(HandCommand.CANCEL_ORDER, PATIENCE, request, running, answer);
            case FLATTEN -> ask(HandCommand.FLATTEN, PATIENCE_TO_FLATTEN, request, running, answer);
            case STOP -> stop(request, running, answer);
            case RELOAD -> reload(request, running, answer);
            case STATUS, ACKNOWLEDGE -> answer.give(ControlAnswer.refused("not of a bot"));
        }
    }

    private void reload(ControlRequest request, RunningBot running, Once answer) {
        if (!begun || reloads.isEmpty()) {
            answer.give(ControlAnswer.refused(
                    begun ? "this process has no file to read again" : "the process is starting: ask again"));
            return;
        }
        waiting.add(new Waiting(running, answer, deadline(PATIENCE), false));
        reloads.get().reload(running, request.by(), answer::give);
    }

    private void ask(HandCommand command, Duration patience, ControlRequest request, RunningBot running, Once answer) {
        Optional<Bot> bot = running.bot();
        if (bot.isEmpty()) {
            answer.give(ControlAnswer.refused("bot %s does not run: %s"
                    .formatted(running.name(), running.status().sentence())));
            return;
        }
        waiting.add(new Waiting(running, answer, deadline(patience), false));
        bot.get().ask(hand(command, request), patience, came -> answer.give(told(came)));
    }

    private static HandRequest hand(HandCommand command, ControlRequest request) {
        return new HandRequest(command, request.subject(), request.by(), request.why(), request.reference());
    }

    private long deadline(Duration patience) {
        return clock.nanoTime() + patience.plus(AFTER_PATIENCE).toNanos();
    }

    private static ControlAnswer told(HandAnswer came) {
        return StatusAnswer.of(
                switch (came.kind()) {
                    case DONE -> ControlAnswer.Result.DONE;
                    case REFUSED -> ControlAnswer.Result.REFUSED;
                    case FAILED -> ControlAnswer.Result.FAILED;
                    case UNCONFIRMED -> ControlAnswer.Result.UNCONFIRMED;
                },
                came.words(),
                came.orders());
    }

    /** The bot ends as its policy says, and stays so while this process lives. */
    private void stop(ControlRequest request, RunningBot running, Once answer) {
        supervisor.stays(running);
        Optional<Bot> bot = running.bot();
        if (bot.isEmpty()) {
            running.stop("stopped by hand before it had started: " + request.by());
        } else if (!running.isStopped()) {
            bot.get().ask(hand(HandCommand.STOP, request), running.patience(), came -> {});
        }
        waiting.add(new Waiting(running, answer, deadline(running.patience()), true));
    }

    private boolean isOver(Waiting one) {
        if (one.answer.given.get()) {
            return true;
        }
        BotStatus status = one.bot.status();
        if (one.stops && one.bot.isStopped()) {
            one.answer.give(ControlAnswer.of(
                    status.failed() ? ControlAnswer.Result.FAILED : ControlAnswer.Result.DONE, ended(one.bot, status)));
            return true;
        }
        if (clock.nanoTime() < one.deadlineNanos) {
            return false;
        }
        one.answer.give(ControlAnswer.of(
                ControlAnswer.Result.UNCONFIRMED,
                "asked for, and the bot has not answered; it may do so still: " + status.sentence()));
        return true;
    }

    private static String ended(RunningBot bot, BotStatus status) {
        int kept = bot.kept().size();
        return status.sentence() + (kept == 0 ? "" : "; it has left %d orders, as on-stop = keep says".formatted(kept));
    }
}
