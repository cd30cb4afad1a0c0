package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.Optional;

/** Settings of {@code circuit-breaker}. Immutable. */
@Doc("At least one of errors-in-a-row, errors, round-loss, losing-rounds and losing-rounds-loss")
public record CircuitBreakerConfig(
        @Doc("Orders and amends in a row without an answer, or with an error of the venue's interface, that halt")
        @Range(min = "1", max = "1000")
        Optional<Integer> errorsInARow,

        @Doc("Such errors within errors-per that halt") @Range(min = "1", max = "10000")
        Optional<Integer> errors,

        @Doc("The time of errors; it slides") @Range(min = "1s", max = "1h") @Default("1m")
        Duration errorsPer,

        @Doc(
                "Loss of one round that halts, fees included: a share of the equity such as 1%, or an amount such as 50 or 50 USDC")
        Optional<String> roundLoss,

        @Doc("Losing rounds in a row that halt") @Range(min = "1", max = "1000")
        Optional<Integer> losingRounds,

        @Doc("Loss of the losing rounds in a row, together, that halts: a share of the equity or an amount")
        Optional<String> losingRoundsLoss,

        @Doc("When the halt ends by itself: after a time such as 30m, next-day, or none, when a person must resume")
        @Default("30m")
        String coolDown,

        @Doc("Halts of one trading day that end by themselves; the next one lasts until a person resumes")
        @Range(min = "0", max = "1000")
        @Default("3")
        int maxHalts,

        @Doc("What a halt does, beside that only reducing orders pass: cancel all orders, flatten, or just refuse")
        @Default("cancel")
        OnHalt onHalt,

        @Doc(
                "What becomes of a halt when the bot is started again: stay, it goes on with its old end, or resume, it is over")
        @Default("stay")
        OnRestart onRestart) {
    /** Throws {@link IllegalArgumentException} when nothing is limited, or a limit or the cool-down can't be read. */
    public CircuitBreakerConfig {
        requireNonNull(onHalt, "onHalt is null");
        requireNonNull(onRestart, "onRestart is null");
        if (errorsInARow.isEmpty()
                && errors.isEmpty()
                && roundLoss.isEmpty()
                && losingRounds.isEmpty()
                && losingRoundsLoss.isEmpty()) {
            throw new IllegalArgumentException(
                    "at least one of errors-in-a-row, errors, round-loss, losing-rounds and losing-rounds-loss");
        }
        errorsInARow.ifPresent(max -> Limits.requireAtLeastOne("errors-in-a-row", max));
        errors.ifPresent(max -> Limits.requireAtLeastOne("errors", max));
        losingRounds.ifPresent(max -> Limits.requireAtLeastOne("losing-rounds", max));
        if (errorsPer.isNegative() || errorsPer.isZero()) {
            throw new IllegalArgumentException("errors-per must be above 0, got " + errorsPer);
        }
        if (maxHalts < 0) {
            throw new IllegalArgumentException("max-halts must not be negative, got " + maxHalts);
        }
        roundLoss.ifPresent(max -> LossLimit.parse("round-loss", max));
        losingRoundsLoss.ifPresent(max -> LossLimit.parse("losing-rounds-loss", max));
        CoolDown.parse(coolDown);
    }

    Optional<LossLimit> roundLimit() {
        return roundLoss.map(max -> LossLimit.parse("round-loss", max));
    }

    Optional<LossLimit> losingRoundsLimit() {
        return losingRoundsLoss.map(max -> LossLimit.parse("losing-rounds-loss", max));
    }

    HaltSwitch haltSwitch() {
        return new HaltSwitch(CoolDown.parse(coolDown), onHalt, onRestart);
    }
}
