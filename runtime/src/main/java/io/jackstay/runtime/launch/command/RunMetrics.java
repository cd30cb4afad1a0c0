package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.metrics.RuntimeMetrics;
import io.jackstay.runtime.notify.ChannelFigures;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Handler;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The metrics of a run, beside its page. {@link #look} is the main thread's, what is answered any thread's. */
final class RunMetrics {
    private final String version;
    private final JournalMeters journals;
    private final RunLedger ledger;
    private final Clock clock;
    private final Supplier<List<ChannelFigures>> channels;
    private volatile Optional<RuntimeMetrics> made = Optional.empty();

    /** @param channels of alerts; any thread */
    RunMetrics(
            String version,
            Clock clock,
            JournalMeters journals,
            RunLedger ledger,
            Supplier<List<ChannelFigures>> channels) {
        this.clock = requireNonNull(clock, "clock is null");
        this.channels = requireNonNull(channels, "channels are null");
        this.version = requireNonNull(version, "version is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.ledger = requireNonNull(ledger, "ledger is null");
    }

    /** About once a second, while there is a page. */
    void look(SessionFigures now) {
        made.ifPresent(metrics -> metrics.publish(now));
    }

    /** What the journals cost; live. */
    JournalMeters journals() {
        return journals;
    }

    /** Begins: to be called before the page is served. */
    List<Route> begin() {
        RuntimeMetrics metrics =
                new RuntimeMetrics(version, clock, journals, ledger::records, ledger::failures, channels);
        made = Optional.of(metrics);
        return List.of(Route.of(
                        Method.GET,
                        "/metrics",
                        Access.of(Role.METRICS).orLoopback(),
                        "metrics for Prometheus, as text",
                        Handler.answering((request, caller) -> Response.text(RuntimeMetrics.TYPE, metrics.text())))
                .lasting());
    }
}
