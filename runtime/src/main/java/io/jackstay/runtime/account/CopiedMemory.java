package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.state.SessionMemory;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A connector's memory as its journal has it, for a login that is only looked at: it says that it is durable, so that the connector
 * goes on where it was, and forgets what is put. Confined to the loop of the login.
 */
final class CopiedMemory implements Memory {
    private final SessionMemory entries = new SessionMemory();
    private final Runnable requireLoop;

    /** @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's */
    CopiedMemory(SortedMap<String, String> past, Runnable requireLoop) {
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
        past.forEach(entries::put);
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
    }

    @Override
    public void remove(String key) {
        requireLoop.run();
        entries.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        requireLoop.run();
        return entries.entries(prefix);
    }

    @Override
    public boolean isDurable() {
        return true;
    }
}
