package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telemetry.Buckets;
import io.jackstay.runtime.telemetry.LastMinute;
import io.jackstay.runtime.telemetry.StreamReading;
import io.jackstay.runtime.web.http.ClientView;
import io.jackstay.runtime.web.view.LoginReading;
import io.jackstay.runtime.web.view.Node;
import io.jackstay.runtime.web.view.RiskTree;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process and its logins. Not thread safe: confined to the thread {@code web}. */
final class SystemTree {
    private static final double LATE = 0.99;
    private static final String JOURNALS = "journals";

    private final String version;
    private final Clock clock;
    private final JournalMeters journals;
    private final LastMinute minute = new LastMinute();
    private SessionFigures figures;

    SystemTree(String version, Clock clock, JournalMeters journals) {
        this.version = requireNonNull(version, "version is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.figures = SessionFigures.none(clock.nanoTime());
    }

    /** What measurements show now: about once a second. */
    void note(SessionFigures now) {
        figures = now;
        Map<String, Buckets> times = new HashMap<>(now.turns());
        times.put(JOURNALS, journals.syncs());
        minute.note(now.atNanos(), times);
    }

    /** What is measured of the logins in a line each, by their names. */
    Map<String, LoginReading> logins() {
        Map<String, LoginReading> readings = new HashMap<>();
        for (SessionFigures.OfLogin login : figures.logins()) {
            List<StreamReading> all = StreamReading.of(login.gauges(), login.counters());
            List<StreamReading> streams =
                    all.stream().filter(each -> each.losses().isPresent()).toList();
            Optional<StreamReading> slowest = all.stream()
                    .filter(each -> each.lateMicros().isPresent())
                    .max(Comparator.comparingDouble(each -> each.lateMicros().getAsDouble()));
            readings.put(
                    login.name(),
                    new LoginReading(
                            streams.size(),
                            streams.stream().filter(StreamReading::isUp).count(),
                            slowest.flatMap(each -> millis(each.middleMicros())),
                            slowest.flatMap(each -> millis(each.lateMicros())),
                            used(login.scopes())));
        }
        return readings;
    }

    private Optional<Double> used(List<String> scopes) {
        return figures.budgets().stream()
                .filter(use -> scopes.contains(use.scope()) && use.weight() > 0)
                .map(use -> (double) use.used() / use.weight())
                .max(Double::compare);
    }

    Map<String, @Nullable Object> of(SessionPicture picture, List<ClientView> clients) {
        Map<String, SessionFigures.OfLogin> measured = new HashMap<>();
        figures.logins().forEach(login -> measured.put(login.name(), login));
        Map<String, @Nullable Object> accounts = new LinkedHashMap<>();
        picture.logins().forEach(login -> {
            Node account = account(login);
            SessionFigures.OfLogin its = measured.get(login.name());
            if (its != null) {
                measured(account, its, picture.atNanos());
            }
            accounts.put(login.name(), account.map());
        });
        return new Node()
                .put("accounts", accounts)
                .list("budgets", budgets())
                .list("loops", loops())
                .list("journals", List.of(journal()))
                .put("memory", memory())
                .list("clients", clients.stream().map(this::client).toList())
                .put(
                        "process",
                        new Node()
                                .put("pid", (Object) ProcessHandle.current().pid())
                                .at("since", ProcessStart.epochNanos())
                                .put("java", Runtime.version().toString())
                                .put("version", version))
                .map();
    }

    private static Node account(SessionPicture.OneLogin login) {
        return new Node()
                .put("venue", login.plugin())
                .put("paper", login.paper())
                .put("state", login.up() ? login.blocked().isPresent() ? "stale" : "up" : "offline")
                .put("say", login.up() ? login.blocked().orElse(null) : login.why())
                .put("deadMan", (Object)
                        login.deadMan().map(RiskTree::deadMan).map(Node::map).orElse(null))
                .put("drifts", (Object) drifts(login.alerts()))
                .put("alerts", login.alerts().stream().map(Alert::text).toList());
    }

    private static long drifts(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.code() == AlertCode.POSITION_DRIFT || alert.code() == AlertCode.BALANCE_DRIFT)
                .mapToLong(Alert::count)
                .sum();
    }

    private static void measured(Node account, SessionFigures.OfLogin login, long epochNanos) {
        Double ahead = login.gauges().get(StreamReading.CLOCK_AHEAD);
        account.put("clockOffsetMs", (Object) (ahead == null ? null : Math.round(ahead)))
                .put("reconciliations", login.counters().get(StreamReading.RECONCILED + "done"))
                .put("reconciliationsFailed", login.counters().get(StreamReading.RECONCILED + "failed"))
                .list(
                        "streams",
                        StreamReading.of(login.gauges(), login.counters()).stream()
                                .map(stream -> stream(stream, TimeUnit.NANOSECONDS.toMillis(epochNanos)))
                                .toList());
    }

    private static Node stream(StreamReading stream, long nowMillis) {
        Object at = stream.ageMillis().isPresent()
                ? nowMillis - Math.round(stream.ageMillis().getAsDouble())
                : null;
        return new Node()
                .put("name", stream.stream())
                .put("state", stream.isUp() ? "up" : "offline")
                .put("at", at)
                .put(
                        "losses",
                        stream.losses().isPresent() ? (Object) stream.losses().getAsLong() : null)
                .put("p50Ms", millis(stream.middleMicros()))
                .put("p99Ms", millis(stream.lateMicros()))
                .put("maxMs", millis(stream.longestMicros()));
    }

    private static Optional<BigDecimal> millis(OptionalDouble micros) {
        return micros.isPresent()
                ? Optional.of(BigDecimal.valueOf(micros.getAsDouble())
                        .movePointLeft(3)
                        .setScale(2, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }

    private List<Node> budgets() {
        return figures.budgets().stream()
                .map(use -> new Node()
                        .put("scope", use.scope())
                        .put("used", (Object) use.used())
                        .put("limit", (Object) use.weight()))
                .toList();
    }

    private List<Node> loops() {
        Map<String, Integer> waiting = new HashMap<>();
        figures.bots().forEach(bot -> waiting.put(bot.loop(), bot.waiting()));
        return figures.turns().entrySet().stream()
                .map(loop -> new Node()
                        .put("name", loop.getKey())
                        .put("queue", (Object) waiting.get(loop.getKey()))
                        .put("turnP99Micros", micros(minute.within(LATE, loop.getKey(), loop.getValue()))))
                .toList();
    }

    private Node journal() {
        return new Node()
                .put("name", "all")
                .put("bytes", (Object) journals.bytes())
                .put("snapshots", (Object) journals.snapshots())
                .put("waitingMs", (Object) TimeUnit.NANOSECONDS.toMillis(figures.journalWaitingNanos()))
                .put("forcedP99Micros", micros(minute.within(LATE, JOURNALS, journals.syncs())));
    }

    private static @Nullable Object micros(OptionalLong nanos) {
        return nanos.isPresent() ? (Object) TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong()) : null;
    }

    private static Node memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collections = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
            millis += collector.getCollectionTime();
        }
        return new Node()
                .put("used", (Object) heap.getUsed())
                .put("max", (Object) heap.getMax())
                .put("collections", (Object) collections)
                .put("collectedMs", (Object) millis);
    }

    private Node client(ClientView client) {
        return new Node()
                .put("id", (Object) client.sinceNanos())
                .put("address", client.address())
                .put("name", client.who())
                .put("role", client.role())
                .at("since", clock.epochNanos() - (clock.nanoTime() - client.sinceNanos()))
                .put("buffered", (Object) client.pendingBytes());
    }
}
