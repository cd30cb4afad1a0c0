package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.order.OrderFill;
import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed loses nothing and doubles nothing; the next one goes on where it was. */
class KillTest {
    private static final int SEEDS = Integer.getInteger("jackstay.kill-seeds", 2);
    private static final long FIRST_SEED = Long.getLong("jackstay.kill-first-seed", 1);
    private static final int KILLS = 3;
    private static final int MOST_MILLIS = 1_500;
    private static final int CRASHED = 137;

    @TempDir
    private Path folder;

    @Test
    void aKilledProcessGoesOnWithItsOrdersAndItsPosition() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started first = subject.start();
        subject.await(
                first,
                "three open orders and a position",
                history -> Killed.confirmed(history) >= 3 && Killed.hasPosition(history));
        Killed.kill(first);
        subject.requireSound();
        PaperBooks books = subject.books();
        SortedSet<Long> resting = Killed.resting(books);
        assertThat(resting).hasSizeGreaterThanOrEqualTo(3);

        Jackstay.Ended second = subject.runFor("2s");

        assertThat(second.code()).as("%s", second).isZero();
        subject.requireSound();
        BotHistory history = subject.history().orElseThrow();
        assertThat(Killed.ids(history.fills())).as("fills of before the kill").containsAll(Killed.ids(books.fills()));
        assertThat(feesBefore(history)).as("fees known when the second began").isGreaterThanOrEqualTo(fees(books));
        assertThat(Killed.known(history)).as("orders of before the kill").containsAll(resting);
        assertThat(second.json().get("bots").get(0).get("orders").longValue())
                .as("orders placed anew by the second process, which adopted the others")
                .isLessThan(wholeGrid(books, history));
        subject.requireWholeAfterOneMoreRun();
    }

    /** All that the bot had paid when its last process began. */
    private static BigDecimal feesBefore(BotHistory history) {
        BotResults results = history.results().orElseThrow();
        return fees(results.allTime()).subtract(fees(results.session()));
    }

    private static BigDecimal fees(Pnl pnl) {
        return pnl.fees("USDC").amount();
    }

    private static BigDecimal fees(PaperBooks books) {
        return books.fills().stream().map(fill -> fill.fee().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A process that adopted nothing would place its whole grid, and an order for each fill. */
    private static long wholeGrid(PaperBooks books, BotHistory history) {
        return 10L + history.fills().size() - books.fills().size();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void killsInARowAtRandomInstantsLoseAndDoubleNothing(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Killed subject = new Killed(folder);
        long session = 0;
        for (int i = 0; i < KILLS; i++) {
            Jackstay.Started started = subject.start();
            long before = session;
            BotHistory begun = subject.await(started, "the bot begins", history -> sessionOf(history) > before);
            session = sessionOf(begun);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOST_MILLIS)).toNanos());
            Killed.kill(started);
            subject.requireSound();
        }
        subject.requireWholeAfterOneMoreRun();
    }

    private static long sessionOf(BotHistory history) {
        return history.results().orElseThrow().sessionNanos();
    }

    @ParameterizedTest
    @ValueSource(strings = {"K1:4", "K2:3", "K3:3", "K4:8", "K5:2", "K6:2"})
    void aCrashBetweenTwoDurableStepsLosesAndDoublesNothing(String point) throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Ended crashed = subject.start("-Djackstay.crash-at=" + point).end();
        assertThat(crashed.code()).as("%s", crashed).isEqualTo(CRASHED);

        subject.requireSound();
        PaperBooks books = subject.books();
        subject.requireWholeAfterOneMoreRun();
        assertThat(subject.history().orElseThrow().fills())
                .extracting(OrderFill::id)
                .containsAll(Killed.ids(books.fills()));
    }
}
