package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One bot of a session: its plan, and what lives of it now; nothing does while it waits for its logins, and when it could not be
 * started. Not thread safe: owned by the thread that drives the session.
 */
final class RunningBot {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_FLATTEN = Duration.ofSeconds(40);

    private PlannedBot planned;
    private final Clock clock;
    private final StartTries tries;
    private @Nullable Bot bot;
    private @Nullable Watchdog watchdog;
    private BotState stateWithout = BotState.STARTING;
    private boolean failedWithout;
    private String words = "starting: waits for its venues";
    private Optional<String> next = Optional.empty();
    private boolean again;
    private boolean failAsked;
    private boolean gone;

    RunningBot(PlannedBot planned, Clock clock) {
        this.planned = requireNonNull(planned, "planned is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.tries = new StartTries(clock);
    }

    String name() {
        return planned.block().name();
    }

    PlannedBot planned() {
        return planned;
    }

    /** Its next life is made of this, which has the same strategy. */
    void replan(PlannedBot changed) {
        planned = requireNonNull(changed, "changed is null");
    }

    SortedSet<Venue> venues() {
        return planned.venues();
    }

    BotPolicies policies() {
        return planned.block().policies();
    }

    Optional<Bot> bot() {
        return Optional.ofNullable(bot);
    }

    Bot requireBot() {
        return bot().orElseThrow(() -> new IllegalStateException("bot %s has not been made".formatted(name())));
    }

    /** @param accounts its logins */
    void made(Bot made, SortedMap<Venue, AccountLoop> accounts) {
        bot = made;
        failAsked = false;
        watchdog = new Watchdog(made, accounts, clock, policies().watchdog());
        gone = false;
    }

    /** It is to be made anew, once its logins are there. */
    void startsAgain() {
        without(BotState.STARTING, false, words);
        again = true;
    }

    /** Says what a bot that is not made yet waits for. */
    void waitsFor(String what) {
        words = "starting: " + what;
    }

    /** Its venues have broken off its start for now; false when that has gone on for too long. */
    boolean triesAgain(String why) {
        if (!tries.again()) {
            return false;
        }
        without(BotState.STARTING, false, "starting: %s; is tried again".formatted(why));
        return true;
    }

    /** It has been told that all is there. */
    void started() {
        tries.forget();
    }

    /** It could not be started. */
    void couldNotStart(String why) {
        tries.forget();
        without(BotState.STOPPED, true, why);
    }

    /** Its start was broken off because all are to stop, which nothing has failed by. */
    void stopCameFirst() {
        without(BotState.STARTING, false, "starting: was asked to stop first");
    }

    private void without(BotState state, boolean failed, String why) {
        bot = null;
        watchdog = null;
        gone = false;
        stateWithout = state;
        failedWithout = failed;
        words = why;
    }

    boolean isWaiting() {
        return bot == null && stateWithout == BotState.STARTING;
    }

    /** Whether it waits, and nothing speaks against trying now. */
    boolean isDue() {
        return isWaiting() && tries.isDue();
    }

    /** Whether this process never made it and is not to cancel what an earlier one kept for it. */
    boolean isUntouched() {
        return bot == null && !again && !failedWithout && policies().onStop() == Stop.Exit.KEEP;
    }

    /** Whether it has run before in this process. */
    boolean isAgain() {
        return again;
    }

    /** Whether a turn of it has not ended yet. */
    boolean isInTurn() {
        return bot().filter(running -> running.turnUnderWay() != 0).isPresent();
    }

    /** Whether the thread of its login is in a turn of it now. */
    boolean holdsUpItsLogin() {
        return planned.block().threading() == Threading.VENUE
                && bot().filter(running -> !running.isLost() && running.turnUnderWay() != 0)
                        .isPresent();
    }

    /** Looks whether it blocks, and whether its loop still turns. */
    void watch(Driver driver) {
        Bot watched = bot;
        Watchdog dog = watchdog;
        if (watched == null || dog == null) {
            return;
        }
        if (!gone && !watched.isStopped() && !driver.isTurned(watched)) {
            gone = true;
            dog.loopEnded("its loop has ended by a fault in " + watched.event());
        }
        boolean before = watched.isLost();
        dog.look();
        if (!before && watched.isLost()) {
            driver.moveAwayFrom(watched);
        }
    }

    void stop(String why) {
        next = Optional.empty();
        Bot running = bot;
        if (running != null) {
            running.stop(why, patience());
        } else if (isWaiting()) {
            without(BotState.STOPPED, false, why);
        }
    }

    /** Once for each life. */
    void fail(String why) {
        if (!failAsked) {
            bot().ifPresent(running -> running.fail(why));
            failAsked = true;
        }
    }

    /** Whether it hangs, or has lost its loop. */
    boolean isLost() {
        return bot().filter(Bot::isLost).isPresent();
    }

    /** Whether its venues have confirmed that none of its orders rests, since it hangs. */
    boolean isCancelledPast() {
        Watchdog dog = watchdog;
        return dog != null && dog.isConfirmed();
    }

    /** Whether it has ended, in whatever way. */
    boolean isStopped() {
        Bot running = bot;
        return running == null ? stateWithout == BotState.STOPPED : gone || running.isStopped();
    }

    /** Whether there is nothing to wait for: it has ended, or nobody counts on it any more. */
    boolean isOver() {
        return isStopped() || bot().filter(Bot::isLost).isPresent();
    }

    boolean hasFailed() {
        return isStopped() && status().failed();
    }

    /** Whether it ended because its strategy wanted to. */
    boolean hasFinished() {
        return bot().filter(Bot::hasFinished).isPresent();
    }

    List<OrderRef> kept() {
        return bot().map(Bot::kept).orElse(List.of());
    }

    /** What will become of it though it has ended; empty when that is the end. */
    void next(Optional<String> plan) {
        next = plan;
    }

    BotStatus status() {
        Bot running = bot;
        BotStatus status =
                running == null ? BotStatus.notMade(name(), stateWithout, failedWithout, words) : running.status();
        return next.map(status::next).orElse(status);
    }

    /** How long a stop may take. */
    Duration patience() {
        return policies().onStop() == Stop.Exit.FLATTEN ? PATIENCE_TO_FLATTEN : PATIENCE;
    }
}
