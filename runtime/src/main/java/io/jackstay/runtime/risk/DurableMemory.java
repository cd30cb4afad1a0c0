package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.state.SessionMemory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The memory of one rule over a login or the process; what is put is written down. Not thread safe: owned by the loop of the scope. */
public final class DurableMemory implements Memory {
    private final String rule;
    private final Consumer<RiskRecord> writer;
    private final boolean durable;
    private final SessionMemory entries = new SessionMemory();

    /**
     * @param past what there was
     * @param writer takes what is to be written
     * @param durable whether it is kept beyond the process
     */
    public DurableMemory(String rule, SortedMap<String, String> past, Consumer<RiskRecord> writer, boolean durable) {
        this.rule = requireNonNull(rule, "rule is null");
        this.writer = requireNonNull(writer, "writer is null");
        this.durable = durable;
        past.forEach(entries::put);
    }

    @Override
    public Optional<String> get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
        writer.accept(new RiskRecord.MemoryPut(rule, key, value));
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
        writer.accept(new RiskRecord.MemoryRemoved(rule, key));
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        return entries.entries(prefix);
    }

    @Override
    public boolean isDurable() {
        return durable;
    }
}
