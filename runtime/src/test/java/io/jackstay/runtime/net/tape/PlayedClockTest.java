package io.jackstay.runtime.net.tape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording is played at its own time, whenever that is. */
class PlayedClockTest {
    private static final long THEN = 1_700_000_000_000_000_000L;

    @TempDir
    private Path folder;

    /** Moved by hand. */
    private static final class Hand implements Clock {
        private long now = THEN + 86_400_000_000_000L;

        @Override
        public long nanoTime() {
            return now - 5;
        }

        @Override
        public long epochNanos() {
            return now;
        }
    }

    private Path recording() throws IOException {
        return Files.write(
                folder.resolve("frames.jsonl"),
                List.of(
                        WireEventText.write(WireEvent.of(
                                THEN,
                                1,
                                WireEvent.Kind.REQUEST,
                                "POST /info {\"type\":\"fills\",\"since\":1699999000123}")),
                        WireEventText.write(new WireEvent(
                                THEN + 7, 1, WireEvent.Kind.ANSWER, "", 200, List.of(), "[]".getBytes(UTF_8)))));
    }

    @Test
    void nowIsTheTimeOfTheRecordingFromItsBeginningOn() throws IOException {
        Hand hand = new Hand();
        Clock played = new PlayedClock(recording(), hand);
        assertThat(played.epochNanos()).isEqualTo(THEN);
        hand.now += 1_000;

        assertThat(played.epochNanos()).isEqualTo(THEN + 1_000);
        assertThat(played.nanoTime()).isEqualTo(hand.nanoTime());
    }

    @Test
    void aReadThatDiffersInTimesAloneHasItsAnswer() throws IOException {
        Recording recording = Recording.read(recording());

        assertThat(recording.next("POST /info {\"type\":\"fills\",\"since\":1700086400999}"))
                .isPresent();
        assertThat(recording.next("POST /info {\"type\":\"flows\",\"since\":1700086400999}"))
                .isEmpty();
        assertThat(recording.next("POST /info {\"type\":\"fills\",\"since\":17}"))
                .isEmpty();
    }

    @Test
    void whatIsNoRecordingIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path garbage = Files.writeString(folder.resolve("garbage"), "this is nothing\n");

        assertThatThrownBy(() -> new PlayedClock(empty, new Hand())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlayedClock(garbage, new Hand())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlayedClock(folder.resolve("none"), new Hand()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
