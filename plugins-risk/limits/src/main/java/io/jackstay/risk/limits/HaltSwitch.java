package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The halt of one rule: how it begins, that it lasts over a restart, how it ends. Not thread safe: owned by the loop of the
 * rule's scope.
 */
final class HaltSwitch {
    private static final String WHY = "halt-why";
    private static final String SINCE = "halt-since";
    private static final String DAY = "halt-day";
    private static final String LASTING = "halt-lasting";
    /** Ends what the runtime itself remembers of the halt. */
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private static final Duration BETWEEN_FLATTENS = Duration.ofSeconds(10);

    private final CoolDown coolDown;
    private final OnHalt onHalt;
    private final OnRestart onRestart;
    private boolean on;
    private Halt halt = new Halt(Instant.EPOCH, LocalDate.EPOCH, new CoolDown.UntilResumed());
    private Instant nextFlatten = Instant.MIN;

    private record Halt(Instant since, LocalDate day, CoolDown end) {}

    HaltSwitch(CoolDown coolDown, OnHalt onHalt, OnRestart onRestart) {
        this.coolDown = requireNonNull(coolDown, "coolDown is null");
        this.onHalt = requireNonNull(onHalt, "onHalt is null");
        this.onRestart = requireNonNull(onRestart, "onRestart is null");
    }

    boolean isOn() {
        return on;
    }

    /** A halt of before the restart goes on, unless its time is over or the restart ends it. Returns true when it has ended. */
    boolean restore(RiskView view, RiskActions actions) {
        Memory memory = view.memory();
        Optional<String> why = memory.get(WHY);
        if (why.isEmpty()) {
            return false;
        }
        Halt before = new Halt(
                memory.get(SINCE).map(Instant::parse).orElseGet(view::now),
                memory.get(DAY).map(LocalDate::parse).orElseGet(view::day),
                memory.get(LASTING).isPresent() ? new CoolDown.UntilResumed() : coolDown);
        if (onRestart == OnRestart.RESUME || isOver(before, view)) {
            forget(memory);
            actions.resumeAfter(AT_ONCE);
            return true;
        }
        begin(why.get(), before, view, actions);
        return false;
    }

    /** Halts, as configured; without effect while the halt lasts. */
    void trip(String why, RiskView view, RiskActions actions) {
        trip(why, coolDown, view, actions);
    }

    /** Halts until a person resumes, whatever the cool-down; without effect while the halt lasts. */
    void tripUntilResumed(String why, RiskView view, RiskActions actions) {
        if (!on) {
            view.memory().put(LASTING, "until resumed");
        }
        trip(why, new CoolDown.UntilResumed(), view, actions);
    }

    private void trip(String why, CoolDown end, RiskView view, RiskActions actions) {
        if (on) {
            return;
        }
        Halt begun = new Halt(view.now(), view.day(), end);
        view.memory().put(WHY, why);
        view.memory().put(SINCE, begun.since.toString());
        view.memory().put(DAY, begun.day.toString());
        begin(why, begun, view, actions);
    }

    private void begin(String why, Halt begun, RiskView view, RiskActions actions) {
        on = true;
        halt = begun;
        actions.halt(why);
        if (begun.end instanceof CoolDown.After after) {
            actions.resumeAfter(Duration.between(view.now(), begun.since.plus(after.time())));
        } else if (begun.end instanceof CoolDown.NextDay) {
            actions.resumeNextDay();
        }
        if (onHalt == OnHalt.CANCEL) {
            actions.cancelAll(why);
        } else if (onHalt == OnHalt.FLATTEN) {
            flatten(why, view, actions);
        }
    }

    /** To be called each time that the rule is asked; true when the halt has just ended. */
    boolean hasEnded(RiskView view, RiskActions actions) {
        if (!on) {
            return false;
        }
        if (view.halted().isEmpty() || isOver(halt, view)) {
            on = false;
            forget(view.memory());
            return true;
        }
        if (onHalt == OnHalt.FLATTEN && !view.now().isBefore(nextFlatten) && !isFlat(view)) {
            flatten("still halted, and not flat", view, actions);
        }
        return false;
    }

    private void flatten(String why, RiskView view, RiskActions actions) {
        nextFlatten = view.now().plus(BETWEEN_FLATTENS);
        actions.flatten(why);
    }

    private boolean isOver(Halt begun, RiskView view) {
        if (begun.end instanceof CoolDown.After after) {
            return !view.now().isBefore(begun.since.plus(after.time()));
        }
        return begun.end instanceof CoolDown.NextDay && view.day().isAfter(begun.day);
    }

    /** What is less than a lot can't be closed. */
    private static boolean isFlat(RiskView view) {
        for (MarketId market : view.markets()) {
            BigDecimal position = view.exposure(market).position().toBigDecimal();
            if (position.abs().compareTo(view.info(market).lotSize()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void forget(Memory memory) {
        memory.remove(WHY);
        memory.remove(SINCE);
        memory.remove(DAY);
        memory.remove(LASTING);
    }
}
