package io.jackstay.testkit.smoke;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.net.netty.NettyNetwork;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import io.jackstay.runtime.session.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One session on the machine's clock in which the bots of the smoke test run to their end. It keeps nothing: its journals are in
 * memory, and its clean-up takes back what it did. Not thread safe: owned by the main thread.
 */
final class SmokeRun {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String ROW = "row/";

    private final ConfigFile.Loaded loaded;
    private final PluginCatalog catalog;
    private final StopSignal signal;
    private final Consumer<String> progress;

    /** @param progress told in a sentence what a bot does, when it does something else */
    SmokeRun(ConfigFile.Loaded loaded, PluginCatalog catalog, StopSignal signal, Consumer<String> progress) {
        this.loaded = requireNonNull(loaded, "loaded is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.signal = requireNonNull(signal, "signal is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /** Empty when something is wrong with the configuration, which {@code loaded} then says. */
    Optional<SmokeResult> run() {
        Problems problems = loaded.problems();
        try (SessionPlan plan = new SessionPlanner(catalog, problems).plan(loaded)) {
            if (problems.hasErrors()) {
                return Optional.empty();
            }
            try (LiveDriver driver = new LiveDriver(() -> {}, signal::isAsked)) {
                MemoryJournalStore store = new MemoryJournalStore(driver.clock(), JournalSettings.defaults());
                driver.turnBeside(store.writer());
                return live(plan, driver, store, problems);
            }
        }
    }

    private Optional<SmokeResult> live(
            SessionPlan plan, LiveDriver driver, MemoryJournalStore store, Problems problems) {
        try (Session session =
                new Session(plan, driver, Optional.empty(), progress, new SessionJournals(store), new NettyNetwork())) {
            session.start(problems);
            if (problems.hasErrors()) {
                return Optional.empty();
            }
            boolean over = watch(session);
            Ending ending = session.stop(over ? "the smoke test is over" : "stopped by a signal");
            return Optional.of(result(ending, over, store));
        }
    }

    /** False when a signal ended it. */
    private boolean watch(Session session) {
        Supervisor supervisor = new Supervisor(session, catalog);
        String told = "";
        while (true) {
            supervisor.look();
            if (supervisor.fatal().isPresent() || supervisor.isOver()) {
                return true;
            }
            String words = String.join(
                    "; ", session.statuses().stream().map(BotStatus::sentence).toList());
            if (!words.equals(told)) {
                told = words;
                progress.accept(words);
            }
            if (signal.await(LOOK)) {
                return false;
            }
        }
    }

    private static SmokeResult result(Ending ending, boolean over, MemoryJournalStore store) {
        List<ResultRow> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (BotStatus bot : ending.bots()) {
            BotImage image =
                    BotImage.read(Optional.of(store.open(StreamName.bot(bot.name()), OpenMode.FOLLOW, Runnable::run)));
            image.ofStrategy().forEach((key, text) -> {
                if (key.startsWith(ROW)) {
                    rows.add(ResultRow.parse(text));
                }
            });
            if (bot.failed()) {
                failures.add("%s: %s".formatted(bot.name(), bot.why()));
            }
        }
        rows.stream()
                .filter(row -> !row.passed())
                .forEach(row -> failures.add("%s: %s: %s".formatted(row.market(), row.step(), row.words())));
        if (!over) {
            failures.add("stopped by a signal");
        } else if (!ending.confirmed()) {
            failures.add("not confirmed that no order rests: " + ending.why());
        }
        boolean passed = failures.isEmpty() && !rows.isEmpty();
        String why =
                passed ? "all steps hold" : failures.isEmpty() ? "no test was made" : failures.get(failures.size() - 1);
        return new SmokeResult(rows, passed, why);
    }
}
