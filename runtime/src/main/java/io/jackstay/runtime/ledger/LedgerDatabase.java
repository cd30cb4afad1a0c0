package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/** The database of a data directory's ledger: a file beside the journals, or a schema of a PostgreSQL server. Immutable. */
public final class LedgerDatabase {
    /** A command that fills the ledger while the process does waits for it, not longer than this. */
    private static final int BUSY_MILLIS = 10_000;

    private static final String OWNER = "ledger-owner";

    private final LedgerBlock settings;
    private final Path dataDir;

    public LedgerDatabase(LedgerBlock settings, Path dataDir) {
        this.settings = requireNonNull(settings, "settings are null");
        this.dataDir = requireNonNull(dataDir, "dataDir is null");
    }

    LedgerBlock settings() {
        return settings;
    }

    Path dataDir() {
        return dataDir;
    }

    /** What messages call it. */
    public String words() {
        return file().map(Path::toString).orElse(settings.url());
    }

    private Optional<Path> file() {
        return settings.file().map(dataDir::resolve);
    }

    /**
     * Connects, and brings the tables up to this version.
     *
     * @throws JackstayException LEDGER_FAILED, also when the database is that of another data directory or of a newer version
     */
    Sql open() {
        Sql sql = new Sql(connect(), words(), file().isEmpty());
        boolean sound = false;
        try {
            Migrations.run(sql, this::lock, words());
            requireOurs(sql);
            sound = true;
            return sql;
        } finally {
            if (!sound) {
                sql.close();
            }
        }
    }

    private Connection connect() {
        try {
            Optional<Path> file = file();
            return file.isPresent() ? sqlite(file.get()) : postgresql();
        } catch (SQLException e) {
            throw Sql.failed(words(), e);
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.LEDGER_FAILED, "ledger %s: %s".formatted(words(), e), e);
        }
    }

    /** Every commit is on the disk when it returns, as the journals are that it is made of. */
    private static Connection sqlite(Path file) throws SQLException, IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private Connection postgresql() throws SQLException {
        Properties properties = new Properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().map(Secret::reveal).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("defaultRowFetchSize", "1000");
        properties.setProperty("ApplicationName", "jackstay-ledger");
        return DriverManager.getConnection("jdbc:" + settings.url(), properties);
    }

    /** Others who would write wait until the transaction is over; to be called first in one. */
    void lock(Sql sql) {
        if (file().isEmpty()) {
            sql.update("LOCK TABLE ledger_lock IN EXCLUSIVE MODE");
        }
    }

    /** Two data directories in one schema would mix bots that have the same name. */
    private void requireOurs(Sql sql) {
        if (file().isPresent()) {
            return;
        }
        String ours = owner();
        String theirs = sql.first("SELECT owner FROM ledger_revision WHERE id = 1", row -> row.text(1))
                .orElse("");
        if (theirs.isEmpty()) {
            sql.update("UPDATE ledger_revision SET owner = ? WHERE id = 1 AND owner = ''", ours);
        } else if (!theirs.equals(ours)) {
            throw new JackstayException(
                    ErrorCode.LEDGER_FAILED,
                    "ledger %s: is that of another data directory than %s; give this one a schema of its own with ?currentSchema=NAME"
                            .formatted(words(), dataDir));
        }
    }

    private String owner() {
        Path file = dataDir.resolve(OWNER);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                Files.writeString(file, UUID.randomUUID() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.LEDGER_FAILED, "can't use %s: %s".formatted(file, e), e);
        }
    }
}
