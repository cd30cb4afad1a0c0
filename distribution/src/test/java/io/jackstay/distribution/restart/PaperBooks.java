package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.RecordBinder;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the paper exchange says it holds, asked of the shipped connector on a copy of a data directory. Immutable.
 *
 * @param fills all that it keeps, oldest first
 */
record PaperBooks(List<OrderReport> openOrders, List<Position> positions, List<OrderFill> fills) {
    private static final Path HOME = Path.of(System.getProperty("jackstay.home"));
    private static final Venue SIM = new Venue("sim");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Reads the books of the connector {@code sim}, as that configuration sets it up. */
    static PaperBooks read(Path data, Path copy, String config) throws IOException {
        copy(data, copy);
        ConfigFile.Loaded loaded = ConfigFile.parse("grid.conf", config, List.of(), Map.of());
        ConnectorBlock block = loaded.config().connectors().get(0);
        PluginCatalog catalog = PluginCatalog.scan(List.of(HOME.resolve("plugins")), PluginPolicy.DEFAULT);
        try (PluginHandle plugin = catalog.open(
                        catalog.find(PluginKind.CONNECTOR, block.plugin().plugin())
                                .orElseThrow());
                JournalStore store = new DataDirectory(copy, new SystemClock()).own()) {
            Record settings = RecordBinder.bind(
                            block.plugin(), plugin.provider().configType(), loaded.problems())
                    .orElseThrow();
            AccountLoop account = new AccountLoop(
                    SIM,
                    plugin.connector().traits(settings),
                    new SystemClock(),
                    0,
                    new NoFeeds(),
                    executor -> Optional.of(store.open(StreamName.account(SIM.name()), OpenMode.OWN, executor)),
                    plugin.guard(),
                    context -> plugin.connector().create(settings, context));
            account.wakeBy(Work.Wakeup.NONE);
            List<MarketId> markets = PaperBooks.<List<MarketInfo>>ask(account, account::start).stream()
                    .map(MarketInfo::id)
                    .toList();
            AccountSnapshot snapshot = ask(account, account::snapshot);
            List<OrderFill> fills = fills(account, markets);
            account.closeJournal();
            return new PaperBooks(snapshot.openOrders(), snapshot.positions(), fills);
        }
    }

    private static List<OrderFill> fills(AccountLoop account, List<MarketId> markets) {
        List<OrderFill> fills = new ArrayList<>();
        HistoryQuery query = HistoryQuery.since(markets, Instant.EPOCH);
        while (true) {
            HistoryQuery next = query;
            HistoryPage<OrderFill> page = PaperBooks.<HistoryPage<OrderFill>>ask(
                    account,
                    reply -> account.ask("fills", reply, (connector, answer) -> connector.fillsSince(next, answer)));
            fills.addAll(page.items());
            if (!page.more()) {
                return fills;
            }
            query = next.after(page);
        }
    }

    private static <T> T ask(AccountLoop account, Consumer<Reply<T>> question) {
        AtomicReference<Result<T>> answer = new AtomicReference<>();
        question.accept(answer::set);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answer.get() == null) {
            assertThat(System.nanoTime()).as("no answer of the paper exchange").isLessThan(deadline);
            if (account.doWork() == 0) {
                LockSupport.parkNanos(100_000);
            }
        }
        assertThat(answer.get()).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) answer.get()).value();
    }

    /** Copied file by file while nobody writes. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file)) {
                    // A process that was killed leaves its socket, too.
                    Files.copy(file, target);
                }
            }
        }
    }

    private static final class NoFeeds implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return Optional.empty();
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            throw new UnsupportedOperationException("no feeds here");
        }
    }
}
