package io.jackstay.runtime.bot;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.StoredMemory;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stores of a bot's plugins: durable before the orders of the turn that changed them leave. Not thread safe: owned by the bot loop. */
final class JournaledMemories implements Memories {
    private static final String STRATEGY = "";

    /** No rule has such a name. */
    private static final String TASKS = "#tasks";

    private final BotJournal journal;
    private final BotImage past;
    private final SortedMap<String, Memory> byOwner = new TreeMap<>();

    JournaledMemories(BotJournal journal, BotImage past) {
        this.journal = journal;
        this.past = past;
    }

    @Override
    public Memory ofStrategy() {
        return of(STRATEGY);
    }

    @Override
    public Memory ofTasks() {
        return of(TASKS);
    }

    @Override
    public Memory ofRule(String rule) {
        return of(rule);
    }

    private Memory of(String owner) {
        return byOwner.computeIfAbsent(
                owner,
                any -> new StoredMemory(
                        past.memory(owner),
                        true,
                        () -> {},
                        (key, value) -> journal.force(new BotRecord.MemoryPut(owner, key, value)),
                        key -> journal.force(new BotRecord.MemoryRemoved(owner, key))));
    }
}
