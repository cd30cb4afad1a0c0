package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;

/**
 * The dead-man switch of one login: unless it is refreshed within its horizon, our orders are cancelled, by the venue where it has such a
 * switch, else by this loop. Confined to the account loop; {@link #isArmed} may be asked by any thread.
 *
 * <p>Refreshed every third of the horizon, and only while the supervisor has said within such a third that the login is fit. So a loop, a
 * supervisor or a process that hangs lets it fire. While it has run out for want of fitness, nothing new leaves.
 */
final class DeadMan {
    private static final System.Logger LOG = System.getLogger(DeadMan.class.getName());
    private static final int REFRESHES = 3;

    private final VenueTraits traits;
    private final long horizonNanos;
    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final AccountEvents events;
    private final OrderGate gate;
    private final OwnOrders own;
    private boolean atVenue;
    private boolean running;
    private volatile Heard heard;
    private String failure = "";
    private volatile boolean armed;
    private volatile long untilNanos;

    /** @param nanos of the clock that never jumps */
    private record Heard(Fitness fitness, long nanos) {}

    DeadMan(
            Duration horizon,
            VenueTraits traits,
            Clock clock,
            TimerQueue timers,
            Questions questions,
            AccountEvents events,
            OrderGate gate) {
        this.horizonNanos = horizon.toNanos();
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.events = requireNonNull(events, "events are null");
        this.gate = requireNonNull(gate, "gate is null");
        this.own = new OwnOrders(clock, timers, questions, events, gate);
        this.atVenue = traits.has(Capability.DEAD_MAN);
        this.heard = new Heard(Fitness.IDLE, clock.nanoTime());
    }

    /** Any thread: whether our orders would be cancelled if nobody refreshed the switch any more. */
    boolean isArmed() {
        return armed && clock.nanoTime() - untilNanos < 0;
    }

    /** Any thread: how it stands. */
    DeadManView view() {
        long left = armed ? Math.max(0, untilNanos - clock.nanoTime()) : 0;
        return new DeadManView(Duration.ofNanos(left), Duration.ofNanos(horizonNanos));
    }

    /** The login is there: arms the switch, and looks after it from now on. */
    void begin() {
        running = true;
        refresh();
        every();
    }

    private void every() {
        timers.schedule(clock.nanoTime() + horizonNanos / REFRESHES, () -> {
            if (running) {
                if (mayRefresh()) {
                    refresh();
                }
                every();
            }
        });
    }

    /** Any thread: the supervisor turns, and has looked at the bots. Returns whether {@link #fitAgain} is to be called. */
    boolean hear(Fitness now) {
        boolean was = mayRefresh();
        heard = new Heard(now, clock.nanoTime());
        return !was && mayRefresh();
    }

    /** The switch need not wait for its next third. */
    void fitAgain() {
        if (running && mayRefresh()) {
            refresh();
        }
    }

    private static boolean isRecent(Heard last, long now, long horizonNanos) {
        return now - last.nanos <= horizonNanos / REFRESHES;
    }

    private boolean isHeard() {
        return isRecent(heard, clock.nanoTime(), horizonNanos);
    }

    private boolean mayRefresh() {
        Heard last = heard;
        return last.fitness.kind() == Fitness.Kind.FIT && isRecent(last, clock.nanoTime(), horizonNanos);
    }

    private void refresh() {
        long asked = clock.nanoTime();
        if (!atVenue) {
            armed(asked);
        } else if (traits.deadManScope() == VenueTraits.DeadManScope.ACCOUNT
                || !events.claimed().isEmpty()) {
            arm(Duration.ofNanos(horizonNanos), result -> answered(asked, result));
        }
    }

    private void arm(Duration horizon, Reply<Void> reply) {
        questions.<Void>ask(
                "dead-man switch", reply, (connector, once) -> connector.armDeadMan(horizon, events.claimed(), once));
    }

    private void answered(long asked, Result<Void> result) {
        if (!running) {
            return;
        }
        if (result instanceof Result.Ok<Void>) {
            armed(asked);
        } else if (result instanceof Result.Refused<Void> refused
                && isLacking(refused.why().reason())) {
            atVenue = false;
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "the venue's dead-man switch is not for us reason=\"%s\"; we watch"
                            .formatted(refused.why().words()));
            armed(asked);
        } else {
            failure = result.toString();
            if (!isArmed()) {
                off();
            }
        }
    }

    private static boolean isLacking(RejectReason reason) {
        return reason == RejectReason.UNSUPPORTED || reason == RejectReason.NOT_ENTITLED;
    }

    /** The venue may count from when it was asked, so that is what counts here. */
    private void armed(long asked) {
        long until = asked + horizonNanos;
        if (armed && until - untilNanos <= 0) {
            return;
        }
        untilNanos = until;
        armed = true;
        failure = "";
        own.stop();
        gate.guarded();
        timers.schedule(until, this::runOut);
    }

    private void runOut() {
        if (!running || !armed || isArmed()) {
            return;
        }
        armed = false;
        if (mayRefresh()) {
            off();
        } else if (heard.fitness.kind() != Fitness.Kind.IDLE || !isHeard()) {
            fired();
        }
    }

    /** It was to be refreshed, and the venue has not said that it was: it may have fired. */
    private void off() {
        events.alerts()
                .raise(
                        AlertCode.DEAD_MAN_OFF,
                        "",
                        "the venue does not take the dead-man switch, which may have fired: " + failure);
        events.onlookers().lookSoon();
    }

    private void fired() {
        String why = isHeard() ? heard.fitness.why() : "the supervisor has not been heard";
        gate.unguarded("the dead-man switch has run out: " + why);
        if (atVenue) {
            events.alerts().raise(AlertCode.DEAD_MAN_FIRED, "", "the venue's dead-man switch was left to fire: " + why);
            events.onlookers().lookSoon();
        } else {
            events.alerts()
                    .raise(
                            AlertCode.DEAD_MAN_FIRED,
                            "",
                            "the dead-man switch has run out, and our orders are cancelled by list: " + why);
            own.cancel();
        }
    }

    /** The login ends with nothing of ours at the venue but what is to stay: the switch must not cancel that. */
    void disarm() {
        running = false;
        armed = false;
        own.stop();
        if (atVenue) {
            arm(Duration.ZERO, result -> {
                if (!(result instanceof Result.Ok<Void>)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            () -> "the dead-man switch could not be disarmed answer=" + result);
                }
            });
        }
    }
}
