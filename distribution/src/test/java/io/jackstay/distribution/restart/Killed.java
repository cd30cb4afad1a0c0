package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A grid on paper in a process that is killed and started again, and what must hold whenever it is dead. Not thread safe. */
final class Killed {
    static final String BOT = "btc-grid";

    /** A lively market, and a grid whose orders stay when it stops. No warm-up: its orders would reach the points of a crash first. */
    static final String CONFIG = """
            jackstay { warm-up = off }
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001
                    feed { type = random-walk, seed = 7, start = 60000, interval = 20ms, volatility = 0.05% } }
                ]
              }
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
                on-stop = keep
              }
            }
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final Jackstay jackstay;
    private int copies;

    Killed(Path folder) throws IOException {
        this.folder = folder;
        this.jackstay = new Jackstay(folder);
        jackstay.write("grid.conf", CONFIG);
    }

    Jackstay.Started start(String... options) throws IOException {
        return jackstay.start(List.of(options), "run", "grid.conf");
    }

    Jackstay.Started startSetting(String key) throws IOException {
        return jackstay.start("run", "grid.conf", "--set", key);
    }

    Jackstay.Ended run(String... words) throws IOException, InterruptedException {
        return jackstay.run(words);
    }

    /** Another configuration of the same folder. */
    void write(String name, String config) throws IOException {
        jackstay.write(name, config);
    }

    Path data() {
        return folder.resolve("data");
    }

    Jackstay.Ended runFor(String time) throws IOException, InterruptedException {
        return jackstay.run("run", "grid.conf", "--for", time, "--json");
    }

    /** SIGKILL: nothing of the process runs after it. */
    static void kill(Jackstay.Started started) throws InterruptedException {
        started.process().destroyForcibly();
        assertThat(started.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    /** What the bot's journals say, running or not; empty before it has begun. */
    Optional<BotHistory> history() {
        return history(BOT);
    }

    Optional<BotHistory> history(String bot) {
        try {
            return new DataDirectory(folder.resolve("data"), new SystemClock())
                    .read(bot)
                    .filter(history -> history.results().isPresent());
        } catch (JackstayException e) {
            throw new AssertionError("the journals can't be read", e);
        }
    }

    BotHistory await(Jackstay.Started started, String what, Predicate<BotHistory> condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<BotHistory> now = history();
            if (now.isPresent() && condition.test(now.get())) {
                return now.get();
            }
            assertThat(started.process().isAlive() && System.nanoTime() < deadline)
                    .as("%s; standard error: %s", what, Files.readString(started.err()))
                    .isTrue();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** What the paper exchange's own ledger says of a dead process. */
    PaperBooks books() throws IOException {
        return books(CONFIG);
    }

    /** The same where the last process had another configuration. */
    PaperBooks books(String config) throws IOException {
        return PaperBooks.read(data(), folder.resolve("copy-" + ++copies), config);
    }

    /**
     * Of a process that was killed: no fill is in the bot's journal twice or without the exchange, and each order that rests is one that the
     * bot wrote down before it left. The exchange may know of fills that it had not told yet.
     */
    void requireSound() throws IOException {
        PaperBooks books = books();
        BotHistory history = history().orElseThrow();
        assertThat(history.fills()).extracting(OrderFill::id).doesNotHaveDuplicates();
        assertThat(ids(books.fills())).containsAll(ids(history.fills()));
        assertThat(known(history)).containsAll(resting(books));
    }

    /** All orders of a bot that its journal has. */
    static SortedSet<Long> known(BotHistory history) {
        SortedSet<Long> known = new TreeSet<>(cloids(history.openOrders()));
        known.addAll(cloids(history.endedOrders()));
        return known;
    }

    /**
     * Ends the last run in order, with its orders cancelled: then journal and exchange have the same fills, each once, and the same position,
     * and nothing rests.
     */
    void requireWholeAfterOneMoreRun() throws IOException, InterruptedException {
        Jackstay.Ended last =
                jackstay.run("run", "grid.conf", "--for", "1s", "--debug", "--set", "bots.btc-grid.on-stop=cancel");
        assertThat(last.code()).as("%s", last).isZero();
        PaperBooks books = books();
        BotHistory history = history().orElseThrow();
        assertThat(ids(history.fills())).isEqualTo(ids(books.fills()));
        assertThat(positions(history)).isEqualTo(positions(books));
        assertThat(books.openOrders()).isEmpty();
        assertThat(history.openOrders()).as("%s", told(last, history)).isEmpty();
    }

    /** What the last process said of the orders that it left open in its journal. */
    private static List<String> told(Jackstay.Ended last, BotHistory history) {
        List<String> told = new ArrayList<>();
        for (long cloid : cloids(history.openOrders())) {
            last.err().stream().filter(line -> line.contains("=" + cloid + " ")).forEach(told::add);
            history.fills().stream()
                    .filter(fill -> fill.order().cloidOrZero() == cloid)
                    .forEach(fill -> told.add(fill.toString()));
        }
        return told;
    }

    static SortedSet<Long> cloids(List<RememberedOrder> orders) {
        SortedSet<Long> cloids = new TreeSet<>();
        orders.forEach(order -> cloids.add(order.ref().cloidOrZero()));
        return cloids;
    }

    static SortedSet<Long> resting(PaperBooks books) {
        SortedSet<Long> cloids = new TreeSet<>();
        for (OrderReport report : books.openOrders()) {
            cloids.add(report.order().cloidOrZero());
        }
        return cloids;
    }

    static long confirmed(BotHistory history) {
        return history.openOrders().stream()
                .filter(order -> order.last().map(OrderUpdate::to).orElse(OrderState.NEW) == OrderState.OPEN)
                .count();
    }

    static boolean hasPosition(BotHistory history) {
        return history.results().orElseThrow().holdings().stream()
                .anyMatch(holding -> !holding.position().isFlat());
    }

    static List<String> ids(List<OrderFill> fills) {
        List<String> ids = new ArrayList<>();
        fills.forEach(fill -> ids.add(fill.id()));
        ids.sort(null);
        return ids;
    }

    /** What a bot holds, where that is something. */
    static SortedMap<MarketId, String> positions(BotHistory history) {
        SortedMap<MarketId, String> sizes = new TreeMap<>();
        for (BotResults.Holding holding : history.results().orElseThrow().holdings()) {
            put(sizes, holding.position());
        }
        return sizes;
    }

    private static SortedMap<MarketId, String> positions(PaperBooks books) {
        SortedMap<MarketId, String> sizes = new TreeMap<>();
        books.positions().forEach(position -> put(sizes, position));
        return sizes;
    }

    private static void put(SortedMap<MarketId, String> sizes, Position position) {
        Size size = position.size();
        if (!size.isZero()) {
            sizes.put(
                    position.market(), size.toBigDecimal().stripTrailingZeros().toPlainString());
        }
    }
}
