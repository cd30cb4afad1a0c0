package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.launch.process.LogTail;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.ChannelRecord;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.LogLine;
import io.jackstay.runtime.web.ReportPages;
import io.jackstay.runtime.web.WebBackend;
import io.jackstay.runtime.web.WebServer;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.past.Earlier;
import io.jackstay.runtime.web.records.PastRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The web page of a run: opened beside it once it has begun to trade, on a thread of its own, and never in its way. Not thread safe: owned by
 * the main thread.
 */
final class RunWeb implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunWeb.class.getName());
    private static final Duration LOOKED_AT = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 3_000;

    private final Setting setting;
    private final Consumer<String> say;
    private Optional<Thread> opening = Optional.empty();
    private long notedNanos;
    private volatile Optional<WebServer> server = Optional.empty();

    /**
     * What a page is made of.
     *
     * @param opener opens a browser at an address that signs it in; empty when none is to be opened
     * @param hub its address; empty without one
     */
    record Setting(
            WebBlock block,
            DataDirectory directory,
            Clock clock,
            ControlCommands commands,
            PluginCatalog plugins,
            String version,
            Optional<PageOpener> opener,
            RunMetrics metrics,
            RunLedger ledger,
            String hub) {}

    /** @param say told where the page is, or why there is none; any thread */
    RunWeb(Setting setting, Consumer<String> say) {
        this.setting = requireNonNull(setting, "setting is null");
        this.say = requireNonNull(say, "say is null");
    }

    /**
     * Called by whoever drives the session, a few times a second: hands over a picture where somebody looks.
     *
     * @param running how long it has run
     * @param trading whether it has placed an order: until then, but not for long, nothing else is loaded
     */
    void look(Session session, Duration running, boolean trading) {
        if (opening.isEmpty()) {
            if (setting.block.enabled() && (trading || running.compareTo(SOON) >= 0)) {
                begin(session.picture(false));
            }
            return;
        }
        server.filter(WebServer::isWatched).ifPresent(web -> web.publish(session.picture(true)));
        long now = setting.clock.nanoTime();
        if (now - notedNanos >= SOON.toNanos()) {
            notedNanos = now;
            SessionFigures figures = session.figures();
            server.ifPresent(web -> web.note(session.picture(false), figures));
            setting.metrics.look(figures);
        }
    }

    private void begin(SessionPicture first) {
        Thread thread = new Thread(() -> open(first), "web-open");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        opening = Optional.of(thread);
        thread.start();
    }

    /** A page that can't be opened costs the page alone. */
    private void open(SessionPicture first) {
        try {
            WebServer web = new WebServer(
                    setting.block,
                    setting.directory.folder(),
                    setting.clock,
                    first,
                    backend(),
                    WebServer.builtIn(),
                    setting.version);
            server = Optional.of(web);
            say.accept("web page at %s%s"
                    .formatted(
                            web.address(),
                            web.controlToken()
                                    .map(file -> ", its token is in " + file)
                                    .orElse("")));
            setting.opener.ifPresent(opener -> web.openingAddress(address -> open(opener, address)));
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, () -> "there is no web page reason=\"%s\"".formatted(e.getMessage()));
            say.accept("no web page: " + e.getMessage());
        }
    }

    /** Who has no screen here opens it elsewhere. */
    private void open(PageOpener opener, String address) {
        boolean opened = false;
        try {
            opened = opener.open(address);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "no browser could be opened reason=\"%s\""
                    .formatted(e.getMessage()));
        }
        say.accept("%s within a minute: %s".formatted(opened ? "a browser is opened; else open" : "open", address));
    }

    private WebBackend backend() {
        ReportPages reports = new ReportPages(setting.directory.folder().resolve("reports"));
        LogTail log = new LogTail();
        RunRecords records = new RunRecords(
                setting.directory::read, setting.metrics.journals()::bytes, setting.ledger::open, setting.clock);
        return new WebBackend() {
            @Override
            public ControlCommands commands() {
                return setting.commands;
            }

            @Override
            public Optional<PastRecords> records(String bot) {
                return Optional.of(records.of(bot));
            }

            @Override
            public Optional<Map<String, @Nullable Object>> chain(String bot, long cloid) {
                return records.history(bot)
                        .flatMap(history -> history.chain(cloid))
                        .map(chain -> new ChainPage(bot, chain).object());
            }

            @Override
            public SeenAlerts.Seen seen() {
                return new SeenAlerts(setting.directory.folder()).read();
            }

            @Override
            public List<RaisedAlert> alerts() {
                return ChannelRecord.of(setting.directory.folder()).stream()
                        .flatMap(record -> record.alert().stream())
                        .toList();
            }

            @Override
            public List<Earlier> earlier(String bot, String market, long fromMillis, int points) {
                return setting.ledger.curve(bot, market, TimeUnit.MILLISECONDS.toNanos(fromMillis), points).stream()
                        .map(point -> new Earlier(
                                TimeUnit.NANOSECONDS.toMillis(point.at()),
                                point.equity(),
                                point.position(),
                                point.peak()))
                        .toList();
            }

            @Override
            public JournalMeters journals() {
                return setting.metrics.journals();
            }

            @Override
            public List<LogLine> log() {
                return log.lines();
            }

            @Override
            public String hub() {
                return setting.hub;
            }

            @Override
            public PluginCatalog plugins() {
                return setting.plugins;
            }

            @Override
            public List<Route> more() {
                return Stream.concat(setting.metrics.begin().stream(), reports.routes().stream())
                        .toList();
            }
        };
    }

    /** What a person must know of the page itself. */
    List<RaisedAlert> alerts() {
        return server.map(WebServer::alerts).orElse(List.of());
    }

    /** How long whoever drives the session may wait before he calls {@link #look} again. */
    Duration period(Duration otherwise) {
        return server.filter(WebServer::isWatched).map(web -> LOOKED_AT).orElse(otherwise);
    }

    /** The session is about to end: pages are told so, and nothing is waited for. */
    void stopping() {
        server.ifPresent(web -> web.goodbye("stopping, orders are being cancelled"));
    }

    /** The session has ended. */
    @Override
    public void close() {
        opening.ifPresent(RunWeb::await);
        setting.opener.ifPresent(RunWeb::forget);
        server.ifPresent(WebServer::close);
        server = Optional.empty();
    }

    private static void forget(PageOpener opener) {
        try {
            opener.forget();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "what opened the browser is still there reason=" + e);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
