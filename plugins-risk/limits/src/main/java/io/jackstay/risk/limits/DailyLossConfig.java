package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;

/** Settings of {@code daily-loss}. Immutable. */
@Doc("What is lost since the trading day began: realised and unrealised, fees and funding taken off")
public record DailyLossConfig(
        @Doc(
                "Largest loss in a trading day: a share of the equity when the day began such as 3%, or an amount such as 300 or 300 USDC")
        String max,

        @Doc("When the halt ends by itself: after a time such as 30m, next-day, or none, when a person must resume")
        @Default("next-day")
        String coolDown,

        @Doc("What a halt does, beside that only reducing orders pass: cancel all orders, flatten, or just refuse")
        @Default("cancel")
        OnHalt onHalt,

        @Doc(
                "What becomes of a halt when the bot is started again: stay, it goes on with its old end, or resume, it is over")
        @Default("stay")
        OnRestart onRestart) {
    /** Throws {@link IllegalArgumentException} for a limit or a cool-down that can't be read. */
    public DailyLossConfig {
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
