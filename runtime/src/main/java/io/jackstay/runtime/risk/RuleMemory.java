package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.state.StoredMemory;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Makes the memory of one rule over a login or the process; what is put is written down. */
public final class RuleMemory {
    private RuleMemory() {}

    /**
     * @param past what there was
     * @param writer takes what is to be written
     * @param durable whether it is kept beyond the process
     */
    public static Memory of(String rule, SortedMap<String, String> past, Consumer<RiskRecord> writer, boolean durable) {
        requireNonNull(rule, "rule is null");
        requireNonNull(writer, "writer is null");
        return new StoredMemory(
                past,
                durable,
                () -> {},
                (key, value) -> writer.accept(new RiskRecord.MemoryPut(rule, key, value)),
                key -> writer.accept(new RiskRecord.MemoryRemoved(rule, key)));
    }
}
