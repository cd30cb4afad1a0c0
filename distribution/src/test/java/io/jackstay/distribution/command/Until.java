package io.jackstay.distribution.command;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs bots until enough has come of them, and asks the process to stop then. Stateless. */
public final class Until {
    private static final long POLL_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 180;

    private Until() {}

    /** Whether it is enough. Asked while the process runs. */
    public interface Enough {
        boolean holds() throws IOException, InterruptedException;
    }

    /**
     * Runs with these words. Where it is never enough the run ends by itself, in order too, and what the test expects of its end says what
     * was missing.
     */
    public static Jackstay.Ended run(Jackstay jackstay, Enough enough, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        all.addAll(List.of("--for", "2m"));
        Jackstay.Started started = jackstay.start(all.toArray(String[]::new));
        while (started.process().isAlive() && !enough.holds()) {
            started.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        started.process().destroy();
        return started.end(PATIENCE_SECONDS);
    }

    /** Whether a bot's journals have so many orders and fills, running or not. */
    public static boolean has(Path data, String bot, int orders, int fills) {
        Optional<BotHistory> history;
        try {
            history = new DataDirectory(data, new SystemClock()).read(bot).filter(read -> read.results()
                    .isPresent());
        } catch (JackstayException e) {
            throw new AssertionError("the journals can't be read", e);
        }
        return history.isPresent()
                && history.get().openOrders().size()
                                + history.get().endedOrders().size()
                        >= orders
                && history.get().fills().size() >= fills;
    }
}
