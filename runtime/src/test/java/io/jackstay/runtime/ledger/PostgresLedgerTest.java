package io.jackstay.runtime.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackstay.runtime.config.LedgerBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in a real PostgreSQL, where its programs are installed; where they are not, the reason is told and the tests are skipped. */
class PostgresLedgerTest extends LedgerContract {
    @TempDir
    private static Path folder;

    private static Optional<PostgresCluster> cluster = Optional.empty();
    private static int databases;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = PostgresCluster.start(folder);
        assumeTrue(cluster.isPresent(), "skipped: no PostgreSQL under /usr/lib/postgresql");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (cluster.isPresent()) {
            cluster.get().stop();
        }
    }

    /** A schema each, as several data directories have it. */
    @Override
    protected LedgerDatabase database(String name, Path dataDir) {
        PostgresCluster running = cluster.orElseThrow();
        String schema = "s" + ++databases + "_" + name.replace('-', '_');
        running.execute("CREATE SCHEMA " + schema);
        LedgerBlock settings = LedgerBlock.DEFAULT;
        return new LedgerDatabase(
                new LedgerBlock(
                        settings.keep(),
                        running.url() + "?currentSchema=" + schema,
                        Optional.of(PostgresCluster.USER),
                        Optional.empty(),
                        settings.retention(),
                        settings.orders()),
                dataDir);
    }
}
