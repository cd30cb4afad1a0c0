package io.jackstay.runtime.session;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.data.Recording;
import io.jackstay.runtime.data.Recordings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A recording played at the pace at which it was recorded, from now on. Confined to the account loop whose timers it uses.
 */
final class PacedRecording implements MarketFeed {
    /** Events no further apart than this are played together. */
    private static final long TOGETHER_NANOS = Duration.ofMillis(1).toNanos();

    private final Path file;
    private final LoopTimers timers;

    PacedRecording(String source, LoopTimers timers) {
        this.file = Path.of(source);
        this.timers = timers;
    }

    @Override
    public void start(MarketInfo market, Listener listener) {
        Recording recording = Recordings.open(file, market);
        if (recording.next()) {
            timers.once(Duration.ZERO, () -> play(recording, listener));
        } else {
            end(recording, listener);
        }
    }

    private void play(Recording recording, Listener listener) {
        long now = recording.timeNanos();
        while (recording.timeNanos() - now <= TOGETHER_NANOS) {
            recording.deliver(listener);
            if (!recording.next()) {
                end(recording, listener);
                return;
            }
        }
        timers.once(Duration.ofNanos(recording.timeNanos() - now), () -> play(recording, listener));
    }

    private static void end(Recording recording, Listener listener) {
        recording.close();
        listener.end();
    }
}
