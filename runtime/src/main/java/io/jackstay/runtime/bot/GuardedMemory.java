package io.jackstay.runtime.bot;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;

/** A bot's store, for use within its turns alone. Not thread safe: owned by the bot loop, and refused elsewhere. */
final class GuardedMemory implements Memory {
    private final Memory memory;
    private final LoopGuard guard;

    GuardedMemory(Memory memory, LoopGuard guard) {
        this.memory = memory;
        this.guard = guard;
    }

    @Override
    public Optional<String> get(String key) {
        guard.requireLoop("memory");
        return memory.get(key);
    }

    @Override
    public void put(String key, String value) {
        guard.requireLoop("memory");
        memory.put(key, value);
    }

    @Override
    public void remove(String key) {
        guard.requireLoop("memory");
        memory.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        guard.requireLoop("memory");
        return memory.entries(prefix);
    }

    @Override
    public boolean isDurable() {
        return memory.isDurable();
    }
}
