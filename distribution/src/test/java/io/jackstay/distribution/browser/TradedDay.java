package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.config.WebBlock.WebRole;
import io.jackstay.runtime.config.WebBlock.WebToken;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionControl;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import io.jackstay.runtime.session.Supervisor;
import io.jackstay.runtime.web.ReportPages;
import io.jackstay.runtime.web.WebBackend;
import io.jackstay.runtime.web.WebServer;
import io.jackstay.runtime.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The page of a session on paper that has traded for some hours of virtual time, from fixed seeds and instant, and trades on with the
 * machine's time. Charts, curves and tables are full as in a long run, and the same on every machine. Not thread safe: owned by the test.
 */
final class TradedDay implements AutoCloseable {
    /** When the test begins to look, on the runtime's clock. */
    static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

    /** Nobody is there. */
    static final String HUB = "http://127.0.0.1:9/";

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Duration REST = Duration.ofMinutes(30);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final long PATIENCE_MILLIS = 10_000;

    private final VirtualClock virtual;
    private final ShiftedClock clock = new ShiftedClock();
    private final SessionPlan plan;
    private final Session session;
    private final QuickDriver driver;
    private final SessionControl control;
    private final WebServer web;
    private final Thread pace;
    private final Lock turn = new ReentrantLock(true);
    private volatile boolean closing;

    /** The machine's clock, set so that it shows {@link #NOW} when the hours are over. Thread safe. */
    private static final class ShiftedClock implements Clock {
        private final Clock machine = new SystemClock();
        private final AtomicLong passedNanos = new AtomicLong();
        private volatile long aheadNanos;

        @Override
        public long nanoTime() {
            return machine.nanoTime() + passedNanos.get();
        }

        @Override
        public long epochNanos() {
            return machine.nanoTime() + aheadNanos;
        }

        private void show(long epochNanos) {
            aheadNanos = epochNanos - machine.nanoTime();
        }
    }

    /**
     * @param folder for what the page keeps
     * @param traded how long it has traded
     */
    TradedDay(Path folder, Duration traded) throws IOException {
        this.virtual = new VirtualClock(nanos(NOW.minus(traded)));
        PluginCatalog catalog = PluginCatalog.scan(
                List.of(Path.of(System.getProperty("jackstay.home"), "plugins")), PluginPolicy.DEFAULT);
        ConfigFile.Loaded loaded = ConfigFile.parse("traded-day.conf", config(), List.of(), Map.of());
        this.plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded);
        this.driver = new QuickDriver(virtual);
        MemoryJournalStore store = new MemoryJournalStore(virtual, JournalSettings.defaults());
        driver.turnBeside(store.writer());
        this.session = new Session(plan, driver, Optional.empty(), line -> {}, new SessionJournals(store));
        this.control = new SessionControl(session, new Supervisor(session, catalog), () -> {});
        session.start(loaded.problems());
        assertThat(loaded.problems().sorted()).isEmpty();
        this.web = new WebServer(
                block(),
                folder,
                clock,
                session.picture(true),
                backend(catalog, folder.resolve("reports")),
                WebServer.builtIn(),
                "0.1");
        control.begun();
        trade();
        clock.show(virtual.epochNanos());
        this.pace = new Thread(this::tradeOn, "traded-day");
        pace.setDaemon(true);
        pace.start();
    }

    private static String config() throws IOException {
        try (InputStream in = TradedDay.class.getResourceAsStream("traded-day.conf")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }

    private static WebBlock block() {
        WebBlock standard = WebBlock.DEFAULT;
        return new WebBlock(
                true,
                standard.address(),
                Optional.of(0),
                List.of(),
                false,
                Optional.empty(),
                new TreeMap<>(Map.of("operator", new WebToken(WebRole.CONTROL, Secret.of(TOKEN)))),
                standard.rate(),
                standard.clients(),
                standard.clients());
    }

    private WebBackend backend(PluginCatalog catalog, Path reports) {
        return new WebBackend() {
            @Override
            public ControlCommands commands() {
                return control;
            }

            @Override
            public JournalMeters journals() {
                return new JournalMeters();
            }

            @Override
            public String hub() {
                return HUB;
            }

            @Override
            public PluginCatalog plugins() {
                return catalog;
            }

            @Override
            public List<Route> more() {
                return new ReportPages(reports).routes();
            }
        };
    }

    /** The hours; half an hour before their end a person pauses one of the bots. */
    private void trade() {
        long pausedNanos = nanos(NOW.minus(REST));
        boolean paused = false;
        while (virtual.epochNanos() < nanos(NOW)) {
            driver.await(() -> false, STEP);
            web.note(session.picture(false), session.figures());
            if (!paused && virtual.epochNanos() >= pausedNanos) {
                paused = true;
                control.ask(
                        new ControlRequest(ControlCommand.PAUSE, "xrp-grid", "operator", "listing news at 15:00"),
                        answer -> {});
            }
            control.look();
        }
    }

    private void tradeOn() {
        long due = System.nanoTime();
        int turns = 0;
        while (!closing) {
            turn.lock();
            try {
                driver.await(() -> false, PACE);
                control.look();
                web.publish(session.picture(true));
                if (++turns % 10 == 0) {
                    web.note(session.picture(false), session.figures());
                }
            } finally {
                turn.unlock();
            }
            due += PACE.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** Nothing happens any more until {@link #goOn}, by the same thread; what is shown is what is returned. */
    SessionPicture hold() {
        turn.lock();
        long since = virtual.epochNanos();
        SessionPicture picture = session.picture(true);
        while (!picture.bots().stream()
                .allMatch(bot ->
                        bot.detail().filter(detail -> detail.atNanos() > since).isPresent())) {
            driver.await(() -> false, PACE);
            picture = session.picture(true);
        }
        web.publish(picture);
        return picture;
    }

    void goOn() {
        turn.unlock();
    }

    /** For those who wait, such as sessions, so much time passes at once. */
    void pass(Duration time) {
        clock.passedNanos.addAndGet(time.toNanos());
    }

    /** A script that sets a browser's clock by that of the runtime. */
    String clockOfTheBrowser() {
        long aheadMillis = TimeUnit.NANOSECONDS.toMillis(clock.epochNanos()) - System.currentTimeMillis();
        return "{ const now = Date.now.bind(Date); Date.now = () => now() + %d; }".formatted(aheadMillis);
    }

    String address() {
        return web.address();
    }

    @Override
    public void close() {
        closing = true;
        try {
            pace.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        web.close();
        session.close();
        plan.close();
    }
}
