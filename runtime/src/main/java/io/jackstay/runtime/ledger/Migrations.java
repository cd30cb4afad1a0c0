package io.jackstay.runtime.ledger;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Brings the tables of a database up to this version: the files {@code 1.sql} and on beside this class, each once. Stateless. */
final class Migrations {
    static final int CURRENT = 1;

    private Migrations() {}

    /** @param lock keeps others from doing the same at the same time */
    static void run(Sql sql, Consumer<Sql> lock, String where) {
        sql.update("CREATE TABLE IF NOT EXISTS ledger_lock (id INTEGER PRIMARY KEY)");
        sql.update("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
        if (version(sql) == CURRENT) {
            return;
        }
        sql.begin();
        boolean done = false;
        try {
            lock.accept(sql);
            int found = version(sql);
            if (found > CURRENT) {
                throw new JackstayException(
                        ErrorCode.LEDGER_FAILED,
                        "ledger %s: its tables are of version %d, this program knows %d: start the newer program"
                                .formatted(where, found, CURRENT));
            }
            for (int next = found + 1; next <= CURRENT; next++) {
                sql.script(text(next));
                sql.update("INSERT INTO schema_version (version) VALUES (?)", next);
            }
            if (found == 0) {
                sql.update("INSERT INTO ledger_revision (id, owner, revision) VALUES (1, '', 0)");
            }
            sql.commit();
            done = true;
        } finally {
            if (!done) {
                sql.rollback();
            }
        }
    }

    private static int version(Sql sql) {
        return sql.first("SELECT COALESCE(MAX(version), 0) FROM schema_version", row -> row.count(1))
                .orElse(0);
    }

    private static String text(int version) {
        try (InputStream in = Migrations.class.getResourceAsStream(version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no file %d.sql".formatted(version));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
