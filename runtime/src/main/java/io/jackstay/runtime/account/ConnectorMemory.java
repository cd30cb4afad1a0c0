package io.jackstay.runtime.account;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.StoredMemory;
import java.util.SortedMap;

/** Makes the memory of a login's connector. */
final class ConnectorMemory {
    private ConnectorMemory() {}

    /** What is put is durable before anything that is reported after it reaches a bot. */
    static Memory journaled(SortedMap<String, String> past, Outbox outbox, Runnable requireLoop) {
        return new StoredMemory(
                past,
                outbox.isJournaled(),
                requireLoop,
                (key, value) -> outbox.record(new AccountRecord.MemoryPut(key, value)),
                key -> outbox.record(new AccountRecord.MemoryRemoved(key)));
    }

    /** For a login that is only looked at: it says that it is durable, so that the connector goes on where it was, and forgets what is put. */
    static Memory copied(SortedMap<String, String> past, Runnable requireLoop) {
        return new StoredMemory(past, true, requireLoop, (key, value) -> {}, key -> {});
    }
}
