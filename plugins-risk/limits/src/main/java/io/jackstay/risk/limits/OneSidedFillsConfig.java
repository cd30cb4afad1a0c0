package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.Optional;

/** Settings of {@code one-sided-fills}. Immutable. */
@Doc("A market that runs through one side of the orders: several partial fills of one order count once")
public record OneSidedFillsConfig(
        @Doc("Most orders of one side that may fill in a row, without one of the other side between")
        @Range(min = "1", max = "1000")
        int max,

        @Doc("How long a fill counts") @Range(min = "1s", max = "1d")
        Duration per,

        @Doc("Market whose fills are counted, as venue:symbol; each market on its own when left out")
        Optional<MarketId> market,

        @Doc("When the halt ends by itself: after a time such as 30m, next-day, or none, when a person must resume")
        @Default("30m")
        String coolDown,

        @Doc("What a halt does, beside that only reducing orders pass: cancel all orders, flatten, or just refuse")
        @Default("cancel")
        OnHalt onHalt,

        @Doc(
                "What becomes of a halt when the bot is started again: stay, it goes on with its old end, or resume, it is over")
        @Default("stay")
        OnRestart onRestart) {
    /** Throws {@link IllegalArgumentException} for a limit that is not positive, or a cool-down that can't be read. */
    public OneSidedFillsConfig {
        requireNonNull(market, "market is null");
        requireNonNull(onHalt, "onHalt is null");
        requireNonNull(onRestart, "onRestart is null");
        Limits.requireAtLeastOne("max", max);
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("per must be above 0, got " + per);
        }
        CoolDown.parse(coolDown);
    }

    HaltSwitch haltSwitch() {
        return new HaltSwitch(CoolDown.parse(coolDown), onHalt, onRestart);
    }
}
