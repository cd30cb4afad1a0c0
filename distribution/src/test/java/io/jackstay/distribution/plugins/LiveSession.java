package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.WorkThread;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A session under way on real threads, with its supervisor, and journals that live as long as it. Not thread safe. */
final class LiveSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Trading trading;
    private final SessionPlan plan;
    private final LiveDriver driver;
    private final WorkThread writer;
    private final Session session;
    private final Supervisor supervisor;

    LiveSession(Trading trading) {
        this(trading, () -> false);
    }

    /** @param stopAsked whether the process is to end */
    LiveSession(Trading trading, BooleanSupplier stopAsked) {
        this.trading = trading;
        this.driver = new LiveDriver(() -> {}, stopAsked);
        this.plan = trading.plan();
        assertThat(trading.mistakes()).isEmpty();
        SystemClock clock = new SystemClock();
        MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
        this.writer = new WorkThread("journal-writer", clock);
        writer.add(store.writer());
        writer.start();
        this.session = new Session(plan, driver, Optional.empty(), line -> {}, new SessionJournals(store));
        this.supervisor = new Supervisor(session, trading.catalog());
        Problems problems = new Problems();
        session.start(problems);
        assertThat(problems.sorted()).isEmpty();
    }

    BotStatus bot(String name) {
        return session.statuses().stream()
                .filter(bot -> bot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void await(String what, BooleanSupplier done) {
        boolean came = driver.await(
                () -> {
                    supervisor.look();
                    return done.getAsBoolean();
                },
                PATIENCE);
        assertThat(came).as("%s: %s", what, session.statuses()).isTrue();
    }

    void awaitFill(String bot) {
        long before = bot(bot).counts().fills();
        await("a fill of " + bot, () -> bot(bot).counts().fills() > before);
    }

    Ending stop() {
        return session.stop("the end of the test");
    }

    @Override
    public void close() {
        session.close();
        writer.stop();
        plan.close();
    }

    Trading trading() {
        return trading;
    }

    Session session() {
        return session;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    static BotBlock block(String config, String name) {
        JackstayConfig parsed = parse(config);
        return parsed.bots().stream()
                .filter(bot -> bot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static JackstayConfig parse(String config) {
        return ConfigFile.parse("more.conf", config, List.of(), Map.of()).config();
    }
}
