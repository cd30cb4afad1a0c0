package io.jackstay.testkit.smoke;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Cloid;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One session on the machine's clock in which the bots of the smoke test run to their end. It keeps nothing: its journals are in
 * memory, and its clean-up takes back what it did; a signal makes its bots cancel and close what they have. Not thread safe: owned by the main thread.
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
        Collection<Cloid.Layout> layouts;
        try (SessionPlan plan = new SessionPlanner(catalog, problems).plan(loaded)) {
            layouts = plan.layouts().values();
        }
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        ConfigFile.Loaded apart = SmokeSetup.apart(loaded, layouts);
        try (SessionPlan plan = new SessionPlanner(catalog, new Problems()).plan(apart);
                LiveDriver driver = new LiveDriver(() -> {}, signal::isAsked)) {
            MemoryJournalStore store = new MemoryJournalStore(driver.clock(), JournalSettings.defaults());
            driver.turnBeside(store.writer());
            return live(plan, driver, store, problems);
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
            Optional<String> brokenOff = watch(session);
            Ending ending = session.stop(brokenOff.orElse("the smoke test is over"));
            return Optional.of(result(ending, brokenOff, store));
        }
    }

    /** Until all is over; why it was broken off, where it was. */
    private Optional<String> watch(Session session) {
        Supervisor supervisor = new Supervisor(session, catalog);
        String told = "";
        while (true) {
            supervisor.look();
            if (supervisor.fatal().isPresent()) {
                return supervisor.fatal();
            }
            if (supervisor.isOver()) {
                return Optional.empty();
            }
            String words = String.join(
                    "; ", session.statuses().stream().map(BotStatus::sentence).toList());
            if (!words.equals(told)) {
                told = words;
                progress.accept(words);
            }
            if (signal.await(LOOK)) {
                return Optional.of("stopped by a signal");
            }
        }
    }

    private static SmokeResult result(Ending ending, Optional<String> brokenOff, MemoryJournalStore store) {
        List<SmokeResult.OfBot> bots = new ArrayList<>();
        for (BotStatus bot : ending.bots()) {
            BotImage image =
                    BotImage.read(Optional.of(store.open(StreamName.bot(bot.name()), OpenMode.FOLLOW, Runnable::run)));
            List<ResultRow> rows = new ArrayList<>();
            image.ofStrategy().forEach((key, text) -> {
                if (key.startsWith(ROW)) {
                    rows.add(ResultRow.parse(text));
                }
            });
            bots.add(new SmokeResult.OfBot(bot.name(), rows, bot.failed(), bot.why()));
        }
        return SmokeResult.of(bots, brokenOff, ending.confirmed() ? Optional.empty() : Optional.of(ending.why()));
    }
}
