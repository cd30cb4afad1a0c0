package io.jackstay.strategy.smoketest;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of the result. Immutable.
 *
 * @param step what was tried
 * @param passed whether it held
 * @param words what was seen, one line without a tab
 * @param took from the end of the step before
 */
record Row(MarketId market, Step step, boolean passed, String words, Duration took) {
    /** What is tried, in this order; {@code CLEAN_UP} always. */
    enum Step {
        READY,
        EMPTY,
        SIZE,
        LIMIT,
        STATES,
        POSITION,
        EXIT,
        NOTHING_LEFT,
        CLEAN_UP;

        /** As people read it. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Row {
        requireNonNull(market, "market is null");
        requireNonNull(step, "step is null");
        requireNonNull(words, "words are null");
        requireNonNull(took, "took is null");
        words = words.replace('\t', ' ').replace('\n', ' ');
    }

    /** For the bot's memory, from which {@code jackstay smoke-test} reads it: parts between tabs. */
    String text() {
        return String.join(
                "\t", market.toString(), step.words(), passed ? "ok" : "failed", Long.toString(took.toMillis()), words);
    }
}
