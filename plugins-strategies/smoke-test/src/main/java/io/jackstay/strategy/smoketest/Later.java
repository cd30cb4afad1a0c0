package io.jackstay.strategy.smoketest;

import io.jackstay.api.strategy.Context;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls that come later, by timers of the bot. Not thread safe: owned by the bot loop. */
final class Later {
    private final Map<String, Runnable> calls = new TreeMap<>();
    private long count;

    void after(Context context, Duration delay, Runnable call) {
        String name = "smoke-test " + ++count;
        calls.put(name, call);
        context.timers().once(name, delay);
    }

    void due(String name) {
        Runnable call = calls.remove(name);
        if (call != null) {
            call.run();
        }
    }
}
