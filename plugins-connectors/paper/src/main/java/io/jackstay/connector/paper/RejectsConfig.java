package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.RejectReason;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.List;

/** Commands that the exchange refuses without a reason of the market. Immutable. */
@Doc("Commands that the exchange refuses although nothing is wrong with them")
public record RejectsConfig(
        @Doc("Where the random numbers begin") @Default("1") long seed,

        @Doc("Share of new orders refused by chance") @Default("0%") @Range(min = "0%", max = "100%")
        Percent submits,

        @Doc("Share of amends refused by chance") @Default("0%") @Range(min = "0%", max = "100%")
        Percent amends,

        @Doc("Share of cancels refused by chance") @Default("0%") @Range(min = "0%", max = "100%")
        Percent cancels,

        @Doc("The reason that is given") @Default("other") RejectReason reason,

        @Doc("Times in which all commands of a kind are refused") @Default("[]")
        List<Window> windows) {
    /** Which commands. Closed. */
    public enum Kind {
        /** All of them. */
        ALL,
        /** New orders. */
        SUBMITS,
        /** Amends. */
        AMENDS,
        /** Cancels, but not the one that cancels all. */
        CANCELS
    }

    /** A time in which commands are refused. Immutable. */
    @Doc("A time in which commands are refused")
    public record Window(
            @Doc("When it begins, counted from the account's first start") @Range(min = "0s", max = "3650d")
            Duration from,

            @Doc("When it is over, counted from the account's first start") @Range(min = "1ms", max = "3650d")
            Duration to,

            @Doc("What is refused") @Default("all") Kind what) {
        /** {@link IllegalArgumentException} when it ends before it begins. */
        public Window {
            requireNonNull(what, "what is null");
            if (to.compareTo(from) <= 0) {
                throw new IllegalArgumentException("from = %s, to = %s: must end after it begins".formatted(from, to));
            }
        }
    }

    /** Nothing is refused. */
    public static final RejectsConfig NONE = new RejectsConfig(
            1, Percent.parse("0%"), Percent.parse("0%"), Percent.parse("0%"), RejectReason.OTHER, List.of());

    /** {@link NullPointerException} for null. */
    public RejectsConfig {
        requireNonNull(submits, "submits is null");
        requireNonNull(amends, "amends is null");
        requireNonNull(cancels, "cancels is null");
        requireNonNull(reason, "reason is null");
        windows = List.copyOf(windows);
    }
}
