package io.jackstay.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.AccountRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is told behind what must be durable, and what becomes of it when one of those who are told throws. */
final class OutboxTest {
    private final MemoryJournalStore store =
            new MemoryJournalStore(new VirtualClock(Markets.START_NANOS), JournalSettings.defaults());
    private final List<String> told = new ArrayList<>();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(
            Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, loop::add)),
            new AccountImage(),
            new Outbox.Trouble() {
                @Override
                public void dead(String why) {
                    told.add("dead");
                }

                @Override
                public void dropped(long count) {
                    told.add("dropped " + count);
                }
            });

    /** The disk has taken it, and the loop is told. */
    private void sync() {
        store.writer().doWork();
        while (!loop.isEmpty()) {
            loop.remove().run();
        }
    }

    private static void fail(String why) {
        throw new IllegalStateException(why);
    }

    @Test
    void whatWaitsBehindACallThatThrowsIsToldAllTheSame() {
        outbox.record(new AccountRecord.MemoryPut("key", "value"));
        outbox.deliver(() -> told.add("first"));
        outbox.deliverMoney(() -> fail("the second"));
        outbox.deliver(() -> fail("the third"));
        outbox.deliverMoney(() -> told.add("fourth"));
        outbox.seal();
        assertThat(told).isEmpty();

        assertThatThrownBy(this::sync)
                .hasMessage("the second")
                .hasSuppressedException(new IllegalStateException("the third"));

        assertThat(told).containsExactly("first", "fourth");
        assertThat(outbox.isIdle()).isTrue();
    }

    @Test
    void nothingIsToldBeforeWhatWasRecordedBeforeItIsDurable() {
        outbox.deliver(() -> told.add("at once"));
        outbox.record(new AccountRecord.MemoryPut("key", "value"));
        outbox.deliver(() -> told.add("behind"));
        outbox.seal();
        assertThat(told).containsExactly("at once");

        sync();

        assertThat(told).containsExactly("at once", "behind");
    }
}
