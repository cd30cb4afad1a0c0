package io.jackstay.runtime.tape;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tapes there are, where one ends, and that no bot waits for its own. */
final class TapeWriterTest {
    private static final StreamName STREAM = StreamName.tape("b");
    private static final int MORE_THAN_CAN_WAIT = 20_000;

    private final MemoryJournalStore store = new MemoryJournalStore(new VirtualClock(0), JournalSettings.defaults());

    private record Told(String words) {}

    private static TapeHead head(long begunNanos) {
        return new TapeHead(
                "b",
                "",
                List.of(),
                1,
                0,
                List.of(Markets.info(BTC)),
                List.of(),
                new Money("USDC", BigDecimal.TEN),
                new Entry(1, 1, new byte[0]),
                false,
                LocalTime.MIDNIGHT,
                Duration.ofSeconds(1),
                true,
                true,
                begunNanos);
    }

    private TapeWriter begin(long begunNanos) {
        Journal journal = store.open(STREAM, OpenMode.OWN, Runnable::run);
        return new TapeWriter(journal, head(begunNanos));
    }

    private static void turn(TapeWriter tape, String words) {
        tape.begin();
        tape.took(new Told(words));
        tape.end(true);
    }

    private void write() {
        while (store.writer().doWork() > 0) {
            // until nothing waits
        }
    }

    /** {@code head 1}, a line for each turn, {@code end}. */
    private List<String> read() {
        List<String> read = new ArrayList<>();
        try (Journal journal = store.open(STREAM, OpenMode.FOLLOW, Runnable::run)) {
            new TapeReader(journal).read(new TapeReader.Listener() {
                @Override
                public void head(TapeHead head) {
                    read.add("head " + head.begunNanos());
                }

                @Override
                public void turn(TapedTurn turn) {
                    read.add("turn " + turn.events());
                }

                @Override
                public void end() {
                    read.add("end");
                }
            });
        }
        return read;
    }

    /** One start with one turn; the first turn of all is the making of the bot. */
    private void start(long begunNanos) {
        TapeWriter tape = begin(begunNanos);
        turn(tape, "of " + begunNanos);
        write();
        tape.close();
        write();
    }

    @Test
    void theTapesOfTheLastTwoStartsAreKept() {
        start(1);
        start(2);
        start(3);

        assertThat(read())
                .containsExactly(
                        "head 2",
                        "turn []",
                        "turn [Told[words=of 2]]",
                        "end",
                        "head 3",
                        "turn []",
                        "turn [Told[words=of 3]]",
                        "end");
    }

    @Test
    void aTapeThatWasNotClosedHasNoEnd() {
        TapeWriter tape = begin(1);
        turn(tape, "last words");
        write();

        assertThat(read()).containsExactly("head 1", "turn []", "turn [Told[words=last words]]");
    }

    @Test
    void aTurnThatDidNothingIsLeftOutAndChangesNothingAfterIt() {
        TapeWriter tape = begin(1);
        tape.read(Reading.EPOCH, 100);
        tape.begin();
        tape.read(Reading.EPOCH, 250);
        tape.end(false);
        tape.begin();
        tape.read(Reading.EPOCH, 300);
        tape.took(new Told("something"));
        tape.end(true);
        write();

        List<Long> readings = new ArrayList<>();
        try (Journal journal = store.open(STREAM, OpenMode.FOLLOW, Runnable::run)) {
            new TapeReader(journal).read(new TapeReader.Listener() {
                @Override
                public void head(TapeHead head) {}

                @Override
                public void turn(TapedTurn turn) {
                    readings.addAll(turn.readings(Reading.EPOCH));
                }
            });
        }
        assertThat(readings).containsExactly(100L, 300L);
    }

    @Test
    void aDiskThatIsTooSlowEndsTheTapeAndNotTheBot() {
        TapeWriter tape = begin(1);
        for (int i = 0; i < MORE_THAN_CAN_WAIT; i++) {
            turn(tape, "turn " + i);
        }
        write();
        turn(tape, "after the disk has caught up");
        tape.close();
        write();

        assertThat(read())
                .startsWith("head 1", "turn []", "turn [Told[words=turn 0]]")
                .hasSizeLessThan(MORE_THAN_CAN_WAIT)
                .doesNotContain("end", "turn [Told[words=after the disk has caught up]]");
    }
}
