package io.jackstay.runtime.ledger;

import io.jackstay.runtime.loop.Clock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills a ledger anew from its journals, and tells whether that changed anything. Stateless. */
public final class LedgerRebuild {
    private static final List<String> TABLES =
            List.of("bot", "market", "orders", "fill", "cash_flow", "carried", "equity", "equity_position");

    private LedgerRebuild() {}

    /**
     * What became of one table.
     *
     * @param same whether it has the very rows that it had
     */
    public record Table(String name, long before, long after, boolean same) {}

    /**
     * What was done.
     *
     * @param broken journals that could not be read, in words
     */
    public record Rebuilt(List<Table> tables, List<String> broken) {
        public Rebuilt {
            tables = List.copyOf(tables);
            broken = List.copyOf(broken);
        }
    }

    private record Content(long rows, long digest) {}

    /**
     * In one transaction; rows that the journals no longer have stay.
     *
     * @throws io.jackstay.runtime.error.JackstayException LEDGER_FAILED, and then nothing has changed
     */
    public static Rebuilt run(LedgerDatabase database, Clock clock) {
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            Map<String, Content> before = contents(filler.sql());
            long now = clock.epochNanos();
            filler.rebuild(sql -> Retention.apply(sql, database.settings(), now));
            Map<String, Content> after = contents(filler.sql());
            List<Table> tables = new ArrayList<>();
            before.forEach((name, content) -> tables.add(new Table(
                    name, content.rows, after.getOrDefault(name, content).rows, content.equals(after.get(name)))));
            return new Rebuilt(tables, List.copyOf(filler.broken().values()));
        }
    }

    private static Map<String, Content> contents(Sql sql) {
        Map<String, Content> contents = new TreeMap<>();
        TABLES.forEach(table -> contents.put(table, content(sql, table)));
        return contents;
    }

    /** In whatever order the rows come. */
    private static Content content(Sql sql, String table) {
        long[] sums = new long[2];
        MessageDigest sha = sha();
        sql.reading(() -> sql.each("SELECT * FROM " + table, Sql.Row::whole, row -> {
            sums[0]++;
            sums[1] += ByteBuffer.wrap(sha.digest(row.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        }));
        return new Content(sums[0], sums[1]);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
