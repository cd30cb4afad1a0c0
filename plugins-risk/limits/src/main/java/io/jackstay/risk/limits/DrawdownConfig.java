package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;

/** Settings of {@code drawdown}. Immutable. */
@Doc(
        "Equity is the capital and what was earned and lost since; it is looked at after each fill and each change of the price that positions are valued at")
public record DrawdownConfig(
        @Doc("Largest fall from the highest equity: a share of it such as 5%, or an amount such as 300 or 300 USDC")
        String max,

        @Doc("When the halt ends by itself: after a time such as 30m, next-day, or none, when a person must resume")
        @Default("none")
        String coolDown,

        @Doc("What a halt does, beside that only reducing orders pass: cancel all orders, flatten, or just refuse")
        @Default("cancel")
        OnHalt onHalt,

        @Doc(
                "What becomes of a halt when the bot is started again: stay, it goes on with its old end, or resume, it is over")
        @Default("stay")
        OnRestart onRestart) {
    /** Throws {@link IllegalArgumentException} for a limit or a cool-down that can't be read. */
    public DrawdownConfig {
        requireNonNull(onHalt, "onHalt is null");
        requireNonNull(onRestart, "onRestart is null");
        LossLimit.parse("max", max);
        CoolDown.parse(coolDown);
    }

    LossLimit limit() {
        return LossLimit.parse("max", max);
    }

    HaltSwitch haltSwitch() {
        return new HaltSwitch(CoolDown.parse(coolDown), onHalt, onRestart);
    }
}
