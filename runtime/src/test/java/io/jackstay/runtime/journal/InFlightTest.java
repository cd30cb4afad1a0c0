package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits between an append and its answer: how much may, what is taken together, and how old it is. */
final class InFlightTest {
    private static final int BYTES_OF_ONE = Frames.HEADER + 1;

    private final VirtualClock clock = new VirtualClock(0);
    private final Inbox inbox = new Inbox();
    private final List<String> answers = new ArrayList<>();
    private long sequence;

    private InFlight inFlight(int maxGroups, long maxBytes, int perSync) {
        return new InFlight(new JournalSettings(maxGroups, maxBytes, perSync, 1, 1, 1), clock, inbox);
    }

    private Pending group(String text, boolean again) {
        List<Entry> entries = Texts.group(text);
        Frames.Encoded encoded = Frames.encode(1, 1, ++sequence, 0, 0, Level.DURABLE, entries);
        Group group = new Group(SimJournal.BOT, 1, sequence, 0, Level.DURABLE, entries, 1, encoded);
        String words = text.substring(0, 1);
        return new Pending.OfGroup(clock.nanoTime(), group, (result, told) -> answers.add(words + " " + result), again);
    }

    private Pending unawaited() {
        Pending.OfGroup group = (Pending.OfGroup) group("u", false);
        return new Pending.OfGroup(clock.nanoTime(), group.group(), Completion.NONE, false);
    }

    private Pending snapshot() {
        JournalSnapshot snapshot = new JournalSnapshot(SimJournal.BOT, 1, 1, Texts.entry("state"));
        return new Pending.OfSnapshot(clock.nanoTime(), snapshot, result -> answers.add("snapshot " + result));
    }

    private static List<Integer> sizes(InFlight inFlight) {
        List<Integer> sizes = new ArrayList<>();
        for (List<Pending> batch = inFlight.take(); !batch.isEmpty(); batch = inFlight.take()) {
            sizes.add(batch.size());
        }
        return sizes;
    }

    @Test
    void newGroupsAreTakenTogetherAndAllElseAlone() {
        InFlight inFlight = inFlight(100, 1 << 20, 100);
        for (Pending pending : List.of(
                group("a", false),
                group("b", false),
                snapshot(),
                group("c", true),
                group("d", true),
                group("e", false),
                group("f", false))) {
            inFlight.add(pending);
        }
        assertThat(inFlight.isEmpty()).isFalse();

        assertThat(sizes(inFlight)).containsExactly(2, 1, 1, 1, 2);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void oneSyncCoversSoManyGroupsAtMost() {
        InFlight inFlight = inFlight(100, 1 << 20, 3);
        for (int i = 0; i < 7; i++) {
            inFlight.add(group("a", false));
        }

        assertThat(sizes(inFlight)).containsExactly(3, 3, 1);
    }

    @Test
    void oneWriteHasAMebibyteAtMostUnlessOneGroupAloneHasMore() {
        InFlight inFlight = inFlight(100, 1 << 30, 100);
        String half = "h".repeat((1 << 19) - Frames.HEADER);
        inFlight.add(group(half, false));
        inFlight.add(group(half, false));
        inFlight.add(group("a", false));
        inFlight.add(group("l".repeat(2 << 20), false));
        inFlight.add(group("b", false));

        assertThat(sizes(inFlight)).containsExactly(2, 1, 1, 1);
    }

    @Test
    void thereIsRoomForSoManyGroupsUntilTheirAnswersHaveRun() {
        InFlight inFlight = inFlight(2, 1 << 20, 10);
        inFlight.add(group("a", false));
        assertThat(inFlight.hasRoom()).isTrue();
        inFlight.add(group("b", false));
        assertThat(inFlight.hasRoom()).isFalse();
        inFlight.answer(inFlight.take(), AppendResult.DURABLE);
        assertThat(inFlight.hasRoom()).isFalse();

        inbox.run();

        assertThat(inFlight.hasRoom()).isTrue();
        assertThat(answers).containsExactly("a DURABLE", "b DURABLE");
    }

    @Test
    void thereIsRoomForSoManyBytes() {
        InFlight inFlight = inFlight(100, 2 * BYTES_OF_ONE, 1);
        inFlight.add(group("a", false));
        assertThat(inFlight.hasRoom()).isTrue();
        inFlight.add(unawaited());
        assertThat(inFlight.hasRoom()).isFalse();

        inFlight.answer(inFlight.take(), AppendResult.DURABLE);
        inFlight.answer(inFlight.take(), AppendResult.DURABLE);
        assertThat(inbox.size()).as("nobody awaits the second").isEqualTo(1);
        assertThat(inFlight.hasRoom()).isTrue();
        inbox.run();
        inFlight.add(snapshot());
        assertThat(inFlight.hasRoom()).isTrue();
    }

    @Test
    void theAgeIsThatOfTheOldestThoughItHasBeenTaken() {
        InFlight inFlight = inFlight(100, 1 << 20, 1);
        assertThat(inFlight.oldestWaitingNanos()).isZero();
        inFlight.add(group("a", false));
        clock.advanceTo(300);
        inFlight.add(group("b", false));
        clock.advanceTo(400);
        assertThat(inFlight.oldestWaitingNanos()).isEqualTo(400);

        List<Pending> first = inFlight.take();
        assertThat(inFlight.oldestWaitingNanos()).isEqualTo(400);
        inFlight.answer(first, AppendResult.UNKNOWN);
        assertThat(inFlight.oldestWaitingNanos()).isEqualTo(100);
        inFlight.answer(inFlight.take(), AppendResult.UNKNOWN);

        assertThat(inFlight.oldestWaitingNanos()).isZero();
        assertThat(inFlight.take()).isEmpty();
    }
}
