package io.jackstay.runtime.web;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.past.Earlier;
import io.jackstay.runtime.web.records.PastRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page is served from, beside pictures of the session; by itself it remembers nothing. Thread safe.
 */
public interface WebBackend {
    /** Takes commands, as the control socket does. */
    ControlCommands commands();

    /** What is kept of a bot; empty for one without a journal. May wait for the disk. */
    default Optional<PastRecords> records(String bot) {
        return Optional.empty();
    }

    /** How an order came about, the object of {@code why BOT CLOID --json}; empty where it is not remembered. May wait for the disk. */
    default Optional<Map<String, @Nullable Object>> chain(String bot, long cloid) {
        return Optional.empty();
    }

    /** Which alerts a person has seen. May wait for the disk. */
    default SeenAlerts.Seen seen() {
        return SeenAlerts.Seen.NONE;
    }

    /** Alerts of the process that the session does not know. May wait for the disk. */
    default List<RaisedAlert> alerts() {
        return List.of();
    }

    /**
     * What a bot had since a time, at most so many points: empty where no history is kept, or it can't be read. May wait for a database.
     *
     * @param market whose position is told
     * @param fromMillis epoch milliseconds
     */
    default List<Earlier> earlier(String bot, String market, long fromMillis, int points) {
        return List.of();
    }

    /** What the journals cost; live. */
    JournalMeters journals();

    /** The latest lines of the log, the oldest first; asked for by the thread {@code web} alone. */
    default List<LogLine> log() {
        return List.of();
    }

    /** Address of the hub that is told of the bots; empty without one. */
    default String hub() {
        return "";
    }

    /** What was loaded, and what was not. */
    PluginCatalog plugins();

    /** What else is served, each with who may use it. */
    default List<Route> more() {
        return List.of();
    }
}
