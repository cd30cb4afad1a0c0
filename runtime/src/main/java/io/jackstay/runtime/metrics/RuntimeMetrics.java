package io.jackstay.runtime.metrics;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.ChannelFigures;
import io.jackstay.runtime.session.SessionFigures;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The metrics of a process. Thread safe: what runs is published by the thread that drives the session, and read by whoever scrapes, who
 * waits for nobody.
 */
public final class RuntimeMetrics {
    /** The content type of {@link #text}. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NANOS_PER_SECOND = 1e9;

    private final String version;
    private final JournalMeters journals;
    private final LongSupplier ledgerRecords;
    private final LongSupplier ledgerFailures;
    private final Supplier<List<ChannelFigures>> channels;
    private final Clock clock;
    private final PrometheusRegistry jvm = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final AtomicReference<SessionFigures> figures;

    /**
     * @param version of the program
     * @param ledgerRecords read for the history so far, and {@code ledgerFailures} of its database; any thread
     * @param channels of alerts; any thread
     */
    public RuntimeMetrics(
            String version,
            Clock clock,
            JournalMeters journals,
            LongSupplier ledgerRecords,
            LongSupplier ledgerFailures,
            Supplier<List<ChannelFigures>> channels) {
        this.clock = requireNonNull(clock, "clock is null");
        this.channels = requireNonNull(channels, "channels are null");
        this.figures = new AtomicReference<>(SessionFigures.none(clock.nanoTime()));
        this.version = requireNonNull(version, "version is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.ledgerRecords = requireNonNull(ledgerRecords, "ledgerRecords are null");
        this.ledgerFailures = requireNonNull(ledgerFailures, "ledgerFailures are null");
        JvmMetrics.builder().register(jvm);
    }

    /** What runs now; by the thread that drives the session, about once a second. */
    public void publish(SessionFigures now) {
        figures.set(requireNonNull(now, "now is null"));
    }

    /** All metrics in the text format of Prometheus, version 0.0.4. */
    public String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private MetricSnapshots snapshots() {
        Points points = new Points();
        points.put(MetricTable.BUILD, 1, version);
        SessionFigures now = requireNonNull(figures.get(), "figures are null");
        points.put(MetricTable.AGE, (clock.nanoTime() - now.atNanos()) / NANOS_PER_SECOND);
        now.bots().forEach(bot -> BotPoints.add(points, bot));
        now.logins().forEach(login -> LoginPoints.add(points, login));
        now.budgets().forEach(use -> {
            points.put(MetricTable.BUDGET_USED, use.used(), use.scope());
            points.put(MetricTable.BUDGET_MOST, use.weight(), use.scope());
        });
        now.turns().forEach((loop, turns) -> points.put(MetricTable.LOOP_TURN, turns, loop));
        points.put(MetricTable.JOURNAL_SYNC, journals.syncs());
        points.put(MetricTable.JOURNAL_BYTES, journals.bytes());
        points.put(MetricTable.JOURNAL_SNAPSHOTS, journals.snapshots());
        points.put(MetricTable.JOURNAL_WAITING, now.journalWaitingNanos() / NANOS_PER_SECOND);
        requireNonNull(channels.get(), "channels are null").forEach(channel -> add(points, channel));
        points.put(MetricTable.LEDGER_RECORDS, ledgerRecords.getAsLong());
        points.put(MetricTable.LEDGER_FAILURES, ledgerFailures.getAsLong());
        List<MetricSnapshot> all = new ArrayList<>(points.snapshots());
        jvm.scrape().forEach(all::add);
        return new MetricSnapshots(all);
    }

    private static void add(Points points, ChannelFigures channel) {
        for (AlertLevel level : AlertLevel.values()) {
            points.put(
                    MetricTable.CHANNEL_SENT, channel.sent().getOrDefault(level, 0L), channel.channel(), level.word());
        }
        points.put(MetricTable.CHANNEL_FAILED, channel.failed(), channel.channel());
        points.put(MetricTable.CHANNEL_WAITING, channel.pending(), channel.channel());
    }
}
