package io.jackstay.testkit.emulate;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.runtime.data.Recording;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.error.JackstayException;
import java.nio.file.Path;
import java.time.Duration;

/** A recording at the pace at which it was made, from now on, and again from its beginning. Confined to the venue's thread. */
final class RecordedFeed implements MarketFeed {
    private static final long TOGETHER_NANOS = Duration.ofMillis(1).toNanos();
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final Agenda agenda;

    RecordedFeed(Path file, Agenda agenda) {
        this.file = file;
        this.agenda = agenda;
    }

    @Override
    public void start(MarketInfo market, Listener listener) {
        Recording recording = open(market);
        if (recording.next()) {
            play(recording, market, listener);
        } else {
            recording.close();
        }
    }

    private Recording open(MarketInfo market) {
        try {
            return Recordings.open(file, market);
        } catch (JackstayException e) {
            throw new EmulatorException("--feed: " + e.getMessage());
        }
    }

    private void play(Recording recording, MarketInfo market, Listener listener) {
        long now = recording.timeNanos();
        while (recording.timeNanos() - now <= TOGETHER_NANOS) {
            recording.deliver(listener);
            if (!recording.next()) {
                recording.close();
                agenda.in(PAUSE, () -> start(market, listener));
                return;
            }
        }
        agenda.in(Duration.ofNanos(recording.timeNanos() - now), () -> play(recording, market, listener));
    }
}
