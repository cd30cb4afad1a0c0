package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.OnStart;
import io.jackstay.runtime.config.Restart;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Starts one bot again after it failed, with growing pauses, as often as its policy allows; then it stays stopped, and its orders are
 * cancelled. Not thread safe: owned by the thread that drives the session.
 *
 * <p>A strategy that ended of itself, successfully or not, is not started again: it has said what it wants.
 */
final class Restarts {
    private static final System.Logger LOG = System.getLogger(Restarts.class.getName());

    private final RunningBot running;
    private final Actions actions;
    private final Clock clock;
    private int attempts;
    private long startedNanos;
    private long dueNanos;
    private boolean waiting;
    private boolean decided;
    private boolean stays;
    private @Nullable ListCancel leftovers;

    /** What is done to the bot; each may throw a {@link JackstayException} when it can't be. */
    interface Actions {
        /** For what it could not cancel itself. */
        ListCancel cancelPast(RunningBot running);

        /** Has it made anew, once its logins are there. */
        void startAgain(RunningBot running);
    }

    Restarts(RunningBot running, Clock clock, Actions actions) {
        this.running = requireNonNull(running, "running is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.actions = requireNonNull(actions, "actions are null");
        this.startedNanos = clock.nanoTime();
    }

    private Restart policy() {
        return running.policies().restart();
    }

    void look() {
        if (running.hasFailed()) {
            decide();
        }
        if (waiting && clock.nanoTime() >= dueNanos && !running.isInTurn() && !isCancelling()) {
            startAgain();
        } else if (running.hasFailed()) {
            cancelLeftovers();
        } else if (!running.isWaiting()) {
            leftovers = null;
        }
    }

    /** A person has ended the bot: it is not started again, however it ends. */
    void stay() {
        stays = true;
        waiting = false;
        running.next(Optional.empty());
    }

    /** What a list that is under way shows would be cancelled: not the orders of the next life. */
    private boolean isCancelling() {
        ListCancel begun = leftovers;
        return begun != null && begun.isAsking();
    }

    /** Once for each end. */
    private void decide() {
        if (decided) {
            return;
        }
        decided = true;
        if (clock.nanoTime() - startedNanos >= policy().forgetAfter().toNanos()) {
            attempts = 0;
        }
        if (!stays && attempts < policy().attempts() && !running.hasFinished()) {
            plan();
        }
    }

    /** What it could not cancel itself is cancelled past it; what it refused to start with is left. */
    private void cancelLeftovers() {
        if (leftovers == null && running.bot().isEmpty() && running.policies().onStart() == OnStart.REFUSE) {
            return;
        }
        ListCancel begun = leftovers;
        if (begun == null) {
            begun = begin();
            leftovers = begun;
        }
        if (!begun.isConfirmed()) {
            begun.advance();
        }
    }

    /** A bot whose journal can't be read is not known by its number: nothing of it can be told apart then. */
    private ListCancel begin() {
        try {
            return actions.cancelPast(running);
        } catch (JackstayException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "whether an order of the bot rests is not known bot=%s reason=\"%s\""
                            .formatted(running.name(), e.getMessage()));
            return new ListCancel(0, new TreeSet<>(), venue -> null, clock);
        }
    }

    private void plan() {
        attempts++;
        Duration pause = policy().pauseBefore(attempts);
        waiting = true;
        dueNanos = clock.nanoTime() + pause.toNanos();
        Instant due = Instant.ofEpochSecond(0, clock.epochNanos() + pause.toNanos());
        String words = "starts again at %s, attempt %d of %d"
                .formatted(due.truncatedTo(ChronoUnit.SECONDS), attempts, policy().attempts());
        running.next(Optional.of(words));
        LOG.log(System.Logger.Level.WARNING, () -> "bot failed bot=%s reason=\"%s\"; %s"
                .formatted(running.name(), running.status().why(), words));
    }

    /** What comes of it shows later: the bot may have to wait for its logins. */
    private void startAgain() {
        waiting = false;
        decided = false;
        startedNanos = clock.nanoTime();
        running.next(Optional.empty());
        try {
            actions.startAgain(running);
        } catch (JackstayException e) {
            LOG.log(System.Logger.Level.ERROR, () -> "bot could not be started again bot=%s reason=\"%s\""
                    .formatted(running.name(), e.getMessage()));
            running.couldNotStart(String.valueOf(e.getMessage()));
        }
    }

    /** True when the bot has ended and stays so. */
    boolean isOver() {
        return running.isStopped() && !waiting && (!running.hasFailed() || decided);
    }
}
