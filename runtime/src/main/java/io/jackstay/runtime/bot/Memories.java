package io.jackstay.runtime.bot;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.state.SessionMemory;
import java.util.SortedMap;
import java.util.TreeMap;

/** The small stores of one bot's plugins, each apart from the others. Called on the bot loop. */
public interface Memories {
    Memory ofStrategy();

    /** That of a risk rule; the same one each time. */
    Memory ofRule(String rule);

    /** That of the runtime itself, in which its sequences are kept. */
    Memory ofTasks();

    /** Stores that go on where the last process left them; without a journal they live as long as the process. */
    static Memories of(BotJournal journal, BotImage past) {
        return new JournaledMemories(journal, past);
    }

    /** Stores that live as long as the process. */
    static Memories ofSession() {
        Memory strategy = new SessionMemory();
        Memory tasks = new SessionMemory();
        SortedMap<String, Memory> rules = new TreeMap<>();
        return new Memories() {
            @Override
            public Memory ofStrategy() {
                return strategy;
            }

            @Override
            public Memory ofTasks() {
                return tasks;
            }

            @Override
            public Memory ofRule(String rule) {
                return rules.computeIfAbsent(rule, any -> new SessionMemory());
            }
        };
    }
}
