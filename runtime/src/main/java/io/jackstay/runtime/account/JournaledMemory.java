package io.jackstay.runtime.account;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.SessionMemory;
import java.util.Optional;
import java.util.SortedMap;

/** A connector's memory: what is put is durable before anything that is reported after it reaches a bot. Confined to the account loop. */
final class JournaledMemory implements Memory {
    private final SessionMemory entries = new SessionMemory();
    private final Outbox outbox;

    JournaledMemory(SortedMap<String, String> past, Outbox outbox) {
        past.forEach(entries::put);
        this.outbox = outbox;
    }

    @Override
    public Optional<String> get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
        if (outbox.isJournaled()) {
            outbox.record(new AccountRecord.MemoryPut(key, value).toEntry());
        }
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
        if (outbox.isJournaled()) {
            outbox.record(new AccountRecord.MemoryRemoved(key).toEntry());
        }
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        return entries.entries(prefix);
    }
}
