package io.jackstay.runtime.state;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A plugin's key-value store that goes on from what there was; what changes is told to whom writes it down. Not thread safe: owned by the plugin's loop. */
public final class StoredMemory implements Memory {
    private final SessionMemory entries = new SessionMemory();
    private final boolean durable;
    private final Runnable requireLoop;
    private final BiConsumer<String, String> written;
    private final Consumer<String> removed;

    /**
     * @param past what there was
     * @param durable whether it is kept beyond the process
     * @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's
     * @param written told each key and value that is put
     * @param removed told each key that is removed
     */
    public StoredMemory(
            SortedMap<String, String> past,
            boolean durable,
            Runnable requireLoop,
            BiConsumer<String, String> written,
            Consumer<String> removed) {
        past.forEach(entries::put);
        this.durable = durable;
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
        this.written = requireNonNull(written, "written is null");
        this.removed = requireNonNull(removed, "removed is null");
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
        written.accept(key, value);
    }

    @Override
    public void remove(String key) {
        requireLoop.run();
        entries.remove(key);
        removed.accept(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        requireLoop.run();
        return entries.entries(prefix);
    }

    @Override
    public boolean isDurable() {
        return durable;
    }
}
