package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.distribution.command.Jackstay;
import io.jackstay.lib.sim.feed.FeedSink;
import io.jackstay.lib.sim.feed.RandomWalk;
import io.jackstay.lib.sim.feed.WalkSettings;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapeReader;
import io.jackstay.runtime.tape.TapedTurn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a kill the generated market goes on at the price and the time that were saved, and not at its beginning. */
class FeedAfterKillTest {
    /** What the configuration of {@link Killed} comes to; the saved line has the same words, or the test says so. */
    private static final WalkSettings WALK = new WalkSettings(7, 600_000, 1, 1, 19_660_800, 328, 1, 10, 833, 200, 33);

    private static final String LINE = "paper/walk/sim:BTC-USDC-PERP";
    private static final String RECORDED = "bots.btc-grid.record=true";
    private static final long INTERVAL_NANOS = Duration.ofMillis(20).toNanos();
    private static final int STEPS_BEFORE_THE_BOT_LISTENS = 100;

    @TempDir
    private Path folder;

    /** A bid as the bot saw it. */
    private record Seen(long bid, long venueNanos) {}

    @Test
    void theMarketGoesOnAtTheSavedPriceAndTime() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started first = subject.startSetting(RECORDED);
        subject.await(first, "a position", Killed::hasPosition);
        Killed.kill(first);
        LineReader saved = new LineReader(LINE, savedLine(subject.data()));
        assertThat(saved.text()).isEqualTo(WALK.toString());
        long savedNanos = saved.number();
        RandomWalk walk = new RandomWalk(WALK);
        walk.read(saved);

        Jackstay.Ended second = subject.run("run", "grid.conf", "--for", "2s", "--set", RECORDED);

        assertThat(second.code()).as("%s", second).isZero();
        List<List<Seen>> tapes = tapes(subject.data());
        assertThat(tapes).hasSize(2);
        List<Seen> after = tapes.get(1);
        assertThat(after).hasSizeGreaterThan(20);
        assertThat(after.get(0).venueNanos())
                .as("the first step after the saved one is an interval later, or more")
                .isGreaterThanOrEqualTo(savedNanos + INTERVAL_NANOS);
        assertThat(savedNanos)
                .as("the first process saw the market before the saved step")
                .isGreaterThan(tapes.get(0).get(0).venueNanos());
        requireNextSteps(walk, after);
    }

    /** Each is a step of the walk, in order; steps that fall together reach the bot as the last of them. */
    private static void requireNextSteps(RandomWalk walk, List<Seen> after) {
        List<Long> steps = bids(walk, STEPS_BEFORE_THE_BOT_LISTENS);
        int next = steps.indexOf(after.get(0).bid());
        assertThat(next)
                .as("%s among the steps after the saved one, %s", after.get(0), steps)
                .isNotNegative();
        steps.addAll(bids(walk, 1_000));
        for (Seen seen : after) {
            while (steps.get(next) != seen.bid()) {
                next++;
                assertThat(next)
                        .as("%s comes from no step of the saved walk", seen)
                        .isLessThan(steps.size());
            }
        }
        long span = after.get(after.size() - 1).venueNanos() - after.get(0).venueNanos();
        assertThat(next).isLessThanOrEqualTo((int) (span / INTERVAL_NANOS) + STEPS_BEFORE_THE_BOT_LISTENS);
    }

    private static List<Long> bids(RandomWalk walk, int count) {
        List<Long> bids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            walk.step(new BestBid(bids));
        }
        return bids;
    }

    /** Keeps the best bid of each step. Not thread safe. */
    private static final class BestBid implements FeedSink {
        private final List<Long> bids;
        private boolean first;

        private BestBid(List<Long> bids) {
            this.bids = bids;
        }

        @Override
        public void onTrade(long price, long size, Side takerSide) {}

        @Override
        public void onBook() {
            first = true;
        }

        @Override
        public void onLevel(Side side, long price, long size) {
            if (first) {
                bids.add(price);
                first = false;
            }
        }

        @Override
        public void onBookEnd() {}
    }

    private static String savedLine(Path data) {
        SortedMap<String, String> memory = new TreeMap<>();
        try (JournalStore store = FileJournalStore.reading(data, new SystemClock(), JournalSettings.defaults());
                Journal journal = store.open(StreamName.account("sim"), OpenMode.FOLLOW, Runnable::run)) {
            journal.snapshot().ifPresent(snapshot -> SnapshotRecords.read(snapshot, stored -> put(memory, stored)));
            journal.replay(
                    journal.snapshot().map(snapshot -> snapshot.upTo()).orElse(0L), stored -> put(memory, stored));
        }
        assertThat(memory).containsKey(LINE);
        return memory.get(LINE);
    }

    private static void put(SortedMap<String, String> memory, JournalRecord stored) {
        if (AccountRecord.read(stored) instanceof AccountRecord.MemoryPut put) {
            memory.put(put.key(), put.value());
        }
    }

    private static List<List<Seen>> tapes(Path data) {
        List<List<Seen>> tapes = new ArrayList<>();
        new DataDirectory(data, new SystemClock()).readTapes(Killed.BOT, new TapeReader.Listener() {
            @Override
            public void head(TapeHead head) {
                tapes.add(new ArrayList<>());
            }

            @Override
            public void turn(TapedTurn turn) {
                for (TapedTurn.OfMarket<? extends TopOfBook> state : turn.states()) {
                    tapes.get(tapes.size() - 1)
                            .add(new Seen(
                                    state.data().bid().unscaledValue(),
                                    state.data().stamp().venueNanos()));
                }
            }
        });
        return tapes;
    }
}
