package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.DriftPolicy;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.config.Drift;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One configured login: being started, up, or down with a reason; it may be started anew. A start that nobody answered is tried again
 * with growing pauses, for as long as the process lives. Not thread safe: owned by the thread that drives the session.
 */
final class Login {
    private static final System.Logger LOG = System.getLogger(Login.class.getName());
    private static final Duration RECONCILE_PERIOD = Duration.ofMinutes(1);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(2);
    private static final int REVIVALS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PlannedConnector planned;
    private final Driver driver;
    private final Function<PlannedConnector, AccountLoop> maker;
    private final Runnable onEnd;
    private @Nullable AccountLoop account;
    private @Nullable LoginWatchdog watchdog;
    private @Nullable LoginStart start;
    private @Nullable AccountSnapshot seen;
    private @Nullable AccountSnapshot seenBefore;
    private List<MarketInfo> listed = List.of();
    private String why = "it has not been started";
    private boolean up;
    private int revivals;
    private Duration pause = FIRST_PAUSE;
    private boolean mayComeAgain;
    private long againNanos;

    /**
     * @param maker makes the loop of the login; what it throws costs the login alone when it is a plugin's fault
     * @param onEnd lets go of what the loop was given
     */
    Login(PlannedConnector planned, Driver driver, Function<PlannedConnector, AccountLoop> maker, Runnable onEnd) {
        this.planned = requireNonNull(planned, "planned is null");
        this.driver = requireNonNull(driver, "driver is null");
        this.maker = requireNonNull(maker, "maker is null");
        this.onEnd = requireNonNull(onEnd, "onEnd is null");
    }

    PlannedConnector planned() {
        return planned;
    }

    Venue venue() {
        return planned.venue();
    }

    /**
     * Asks for a start; what came of it {@link #advance} learns.
     *
     * @throws JackstayException when the connector refuses its configuration, or the login's journal can't be read
     */
    void begin() {
        mayComeAgain = false;
        try {
            AccountLoop made = maker.apply(planned);
            account = made;
            driver.turn(made);
            watchdog = new LoginWatchdog(
                    driver, made, () -> planned.plugin().guard().plugin());
            start = new LoginStart(made, driver.clock());
        } catch (PluginFailure e) {
            if (e.configurationProblem().isPresent()) {
                throw e;
            }
            isDown(requireNonNull(e.getMessage()));
        }
    }

    /** The same while others run: what stands against it makes the login one that is down. */
    void tryBegin() {
        try {
            begin();
        } catch (JackstayException e) {
            isDown(String.valueOf(e.getMessage()));
            if (e.code() == ErrorCode.JOURNAL_FULL || e.code() == ErrorCode.JOURNAL_FAILED) {
                planAnother();
            }
        }
    }

    /** Looks whether the start has come about. */
    void advance() {
        LoginStart under = start;
        if (under == null) {
            return;
        }
        if (under.advance()) {
            start = null;
            if (under.hasCome()) {
                listed = under.listed();
                up = true;
                pause = FIRST_PAUSE;
                if (driver.isLive()) {
                    Drift drift = planned.block().drift();
                    requireAccount()
                            .reconcileEvery(
                                    RECONCILE_PERIOD,
                                    new DriftPolicy(drift.max(), drift.action() == Drift.Action.HALT));
                }
                guard();
            } else {
                isDown(under.words());
                end();
                why = under.words();
                if (under.isUnanswered()) {
                    planAnother();
                }
            }
        } else if (!isTurned()) {
            end();
            isDown("the loop of %s has ended by a fault".formatted(venue()));
        }
    }

    private void guard() {
        planned.block().deadMan().ifPresent(horizon -> {
            if (driver.isLive()) {
                requireAccount().armDeadMan(horizon);
            } else {
                requireAccount().assumeDeadMan();
            }
        });
    }

    /** What the supervisor has to say for the dead-man switch, where there is one. */
    void tellFitness(Collection<RunningBot> itsBots) {
        if (up && planned.block().deadMan().isPresent()) {
            requireAccount().fitness(FitnessCheck.of(itsBots));
        }
    }

    private void planAnother() {
        mayComeAgain = true;
        againNanos = driver.clock().nanoTime() + pause.toNanos();
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void isDown(String words) {
        why = words;
        account().ifPresent(loop -> loop.alert(AlertCode.LOGIN_DOWN, "", words));
        LOG.log(System.Logger.Level.ERROR, () -> "login can't be used venue=%s reason=\"%s\""
                .formatted(venue(), words));
    }

    /** Whether it is not known yet what will come of the start. */
    boolean isStarting() {
        return start != null;
    }

    /** Whether it has been started; it may be {@link #broken} since. */
    boolean isUp() {
        return up;
    }

    /** Why it is not up. */
    String why() {
        LoginStart under = start;
        return under == null ? why : "waits for " + under.standing();
    }

    /** Why a login that is up can't go on, when it can't. */
    Optional<String> broken() {
        AccountLoop running = account;
        if (!up || running == null) {
            return Optional.empty();
        }
        return isTurned() ? running.fatal() : Optional.of("its loop has ended by a fault");
    }

    /**
     * Looks whether its loop is blocked.
     *
     * @param heldUp whether a bot that it shares its thread with is in its turn
     */
    void watch(Duration period, boolean heldUp) {
        LoginWatchdog dog = watchdog;
        if (dog != null && heldUp) {
            dog.lookAway();
        } else if (dog != null) {
            dog.look(period);
        }
    }

    /** Why its loop does not come to anything now, when it does not. */
    Optional<String> blocked() {
        LoginWatchdog dog = watchdog;
        return dog == null ? Optional.empty() : dog.blocked();
    }

    /** Whether nobody turns it any more, though it has not been ended. */
    boolean hasLostItsLoop() {
        return up && !isTurned();
    }

    /** Whether it has lost its loop, and has not been given up. */
    boolean mayBeRevived() {
        return hasLostItsLoop() && revivals < REVIVALS;
    }

    /** Whether its start was not answered or the disk was in its way, and the pause after that is over. */
    boolean isDueAgain() {
        return mayComeAgain && driver.clock().nanoTime() >= againNanos;
    }

    void revive() {
        if (hasLostItsLoop()) {
            revivals++;
        }
        end();
        tryBegin();
    }

    private boolean isTurned() {
        AccountLoop running = account;
        return running != null && driver.isTurned(running);
    }

    Optional<AccountLoop> account() {
        return Optional.ofNullable(account);
    }

    /** Throws {@link IllegalStateException} while there is none. */
    AccountLoop requireAccount() {
        return account().orElseThrow(() -> new IllegalStateException("%s is down: %s".formatted(venue(), why)));
    }

    List<MarketInfo> listed() {
        return listed;
    }

    void seen(AccountSnapshot snapshot) {
        seenBefore = seen;
        seen = snapshot;
    }

    /** What the venue held when it was asked before that: one list may lack what another one has. */
    Optional<AccountSnapshot> seenBefore() {
        return Optional.ofNullable(seenBefore);
    }

    /** What the venue held when it was asked last. */
    AccountSnapshot seen() {
        return requireNonNull(seen, "the venue has not been asked yet");
    }

    /** Gives back what outlives the loop, which is turned no more. */
    void closeAll() {
        account().ifPresent(running -> {
            running.closeTransports();
            running.closeJournal();
        });
    }

    /** Lets go of the connector; the login may be begun again. */
    void end() {
        AccountLoop running = account;
        boolean turned = isTurned();
        if (running != null && turned) {
            Answer<Void> answer = new Answer<>();
            running.stop(answer::set);
            driver.await(answer::isThere, PATIENCE_TO_STOP);
            Answer<Void> closed = new Answer<>();
            running.execute(() -> {
                running.closeTransports();
                closed.set(Result.ok());
            });
            driver.await(closed::isThere, PATIENCE_TO_STOP);
        }
        if (running != null) {
            driver.drop(running);
            if (!turned) {
                running.closeTransports();
            }
            running.closeJournal();
        }
        onEnd.run();
        account = null;
        watchdog = null;
        start = null;
        seen = null;
        seenBefore = null;
        up = false;
        mayComeAgain = false;
        why = "it has been stopped";
    }
}
