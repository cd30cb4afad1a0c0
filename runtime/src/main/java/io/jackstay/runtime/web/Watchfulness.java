package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.http.HttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The alerts that the session does not know, the page's own among them, and which of all a person has seen. Confined to the thread {@code web}, but for {@link #alerts} and
 * {@link #isSeen}, which any thread may call.
 */
final class Watchfulness {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");
    private static final long OFTEN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final WebBackend backend;
    private final HttpServer server;
    private final Clock clock;
    private final AlertBook book = new AlertBook();
    private volatile List<RaisedAlert> alerts = List.of();
    private volatile List<RaisedAlert> ofOthers = List.of();
    private volatile SeenAlerts.Seen seen = SeenAlerts.Seen.NONE;
    private long nextNanos;
    private boolean failed;

    Watchfulness(WebBackend backend, HttpServer server, Clock clock) {
        this.backend = requireNonNull(backend, "backend is null");
        this.server = requireNonNull(server, "server is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.nextNanos = clock.nanoTime();
    }

    /** Somebody tries tokens. What a proxy says of the address is shown only where it looks like one. */
    void tokensTried(long count, String address) {
        String text = "%d wrong tokens came to the web page since it began%s"
                .formatted(count, ADDRESS.matcher(address).matches() ? ", the last from " + address : "");
        Alert raised = book.raise(AlertCode.WEB_TOKENS_TRIED, "", text, clock.epochNanos())
                .alert();
        alerts = book.all().stream()
                .map(alert -> new RaisedAlert(RaisedAlert.PROCESS, alert))
                .toList();
        LOG.log(System.Logger.Level.WARNING, () -> "alert code=%s process subject=\"\" count=%d text=\"%s\""
                .formatted(raised.code(), raised.count(), text));
    }

    List<RaisedAlert> alerts() {
        List<RaisedAlert> all = new ArrayList<>(alerts);
        all.addAll(ofOthers);
        return all;
    }

    boolean isSeen(RaisedAlert alert) {
        return seen.has(alert);
    }

    /** While somebody looks: what was seen is read again about once a second, on another thread. */
    void look() {
        long now = clock.nanoTime();
        if (now >= nextNanos) {
            nextNanos = now + OFTEN_NANOS;
            server.work(this::read);
        }
    }

    /** What was read before stays where the file can't be read now. */
    private void read() {
        try {
            seen = backend.seen();
            ofOthers = backend.alerts();
            failed = false;
        } catch (JackstayException e) {
            if (!failed) {
                LOG.log(System.Logger.Level.WARNING, () -> "alerts that were seen are shown reason=\"%s\""
                        .formatted(e.getMessage()));
            }
            failed = true;
        }
    }
}
