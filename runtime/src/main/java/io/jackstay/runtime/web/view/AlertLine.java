package io.jackstay.runtime.web.view;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.notify.Levels;

/** Alerts as the page says them. Thread safe: pure functions. */
public final class AlertLine {
    private AlertLine() {}

    /** How bad what an alert tells is, in the page's word: {@code bad}, {@code warn} or {@code ok}. */
    public static String level(Alert alert) {
        return switch (Levels.of(alert.code(), alert.subject())) {
            case CRITICAL -> BotWords.BAD;
            case WARNING -> BotWords.WARN;
            case INFO -> BotWords.OK;
        };
    }
}
