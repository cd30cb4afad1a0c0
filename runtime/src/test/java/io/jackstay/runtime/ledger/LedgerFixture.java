package io.jackstay.runtime.ledger;

import static io.jackstay.runtime.ledger.WrittenJournals.BOT;
import static io.jackstay.runtime.ledger.WrittenJournals.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.risk.TradingDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Journals, and databases that are filled from them. Not thread safe: owned by its test. */
abstract class LedgerFixture {
    private static final List<String> TABLES =
            List.of("bot", "market", "orders", "fill", "cash_flow", "carried", "equity", "equity_position");
    static final String BTC = Markets.BTC.toString();
    static final TradingDay DAYS = new TradingDay(LocalTime.MIDNIGHT);

    @TempDir
    Path folder;

    long nowNanos = T0;

    final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return nowNanos;
        }

        @Override
        public long epochNanos() {
            return nowNanos;
        }
    };

    /** An empty database of this name, of a data directory. */
    protected abstract LedgerDatabase database(String name, Path dataDir);

    LedgerDatabase database(String name) {
        return database(name, folder.resolve("data"));
    }

    WrittenJournals journals() {
        return new WrittenJournals(folder.resolve("data"));
    }

    void fillUp(LedgerDatabase database) {
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            filler.finish();
        }
    }

    static Map<String, List<String>> dump(LedgerDatabase database) {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Sql sql = database.open()) {
            TABLES.forEach(table -> tables.put(
                    table,
                    sql.list("SELECT * FROM " + table, Sql.Row::whole).stream()
                            .map(row -> row.replace('\u0000', '|'))
                            .sorted()
                            .toList()));
        }
        return tables;
    }

    /** Tells the rows alone that differ. */
    static void assertSame(LedgerDatabase actual, Map<String, List<String>> expected) {
        Map<String, List<String>> found = dump(actual);
        for (String table : TABLES) {
            assertThat(found.get(table)).as(table).containsExactlyElementsOf(expected.get(table));
        }
    }

    static void change(LedgerDatabase database, String statement) {
        try (Sql sql = database.open()) {
            assertThat(sql.update(statement)).isPositive();
        }
    }

    static Earnings earnings(LedgerDatabase database) {
        try (Ledger ledger = Ledger.open(database)) {
            return ledger.earnings(BOT, Span.ALL, DAYS);
        }
    }

    /** The transaction of somebody who dies before its end is taken back. */
    void killedWithin(LedgerDatabase database, SplittableRandom random) {
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            filler.fill();
            filler.sql().begin();
            filler.sql().update("DELETE FROM fill");
            filler.sql().update("UPDATE journal_place SET sequence = ?", random.nextLong(1_000));
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                boolean journal = from.relativize(file).toString().isEmpty()
                        || from.relativize(file).toString().startsWith("bot-")
                        || from.relativize(file).toString().startsWith("account-");
                try {
                    if (journal && Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else if (journal) {
                        Files.copy(file, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    static void delete(Path folder, String... beginnings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                String name = folder.relativize(file).toString();
                if (Stream.of(beginnings).anyMatch(name::startsWith)) {
                    Files.delete(file);
                }
            }
        }
    }
}
