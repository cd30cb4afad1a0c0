package io.jackstay.runtime.ledger;

import io.jackstay.runtime.config.LedgerBlock;
import java.nio.file.Path;
import java.util.Optional;

/** The ledger in a file. */
class SqliteLedgerTest extends LedgerContract {
    @Override
    protected LedgerDatabase database(String name, Path dataDir) {
        LedgerBlock settings = LedgerBlock.DEFAULT;
        return new LedgerDatabase(
                new LedgerBlock(
                        settings.keep(),
                        "sqlite:" + name + ".db",
                        Optional.empty(),
                        Optional.empty(),
                        settings.retention(),
                        settings.orders()),
                dataDir);
    }
}
