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
    private final Runnable requireLoop;

    /** @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's */
    JournaledMemory(SortedMap<String, String> past, Outbox outbox, Runnable requireLoop) {
        this.requireLoop = requireLoop;
        past.forEach(entries::put);
        this.outbox = outbox;
    }

    @Override
    public Optional<String> get(String key) {
        requireLoop.run();
        return entries.get(key);
    }

    @Override
    public void put(String key, String value) {
        requireLoop.run();
        entries.put(key, value);
        outbox.record(new AccountRecord.MemoryPut(key, value));
    }

    @Override
    public void remove(String key) {
        requireLoop.run();
        entries.remove(key);
        outbox.record(new AccountRecord.MemoryRemoved(key));
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        requireLoop.run();
        return entries.entries(prefix);
    }

    @Override
    public boolean isDurable() {
        return outbox.isJournaled();
    }
}
