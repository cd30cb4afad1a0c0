package io.jackstay.runtime.launch.screen;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.BotStatus;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that all views of a status share. Immutable: pure functions. */
final class StatusWords {
    private StatusWords() {}

    static String state(BotStatus bot) {
        return bot.failed() ? "failed" : bot.state().name().toLowerCase(Locale.ROOT);
    }

    /** How many there are, and the one raised last. */
    static String alerts(List<Alert> alerts) {
        Alert last = Collections.min(alerts, Alert.LATEST_FIRST);
        return "%s, the latest %s: %s".formatted(Words.count(alerts.size(), "alert"), last.code(), last.text());
    }

    /** All entries, or zero of the asset when there is none. */
    static String all(List<Money> entries, String asset) {
        return entries.isEmpty()
                ? "0 " + asset
                : entries.stream().map(Amounts::shown).collect(Collectors.joining(" + "));
    }
}
