package io.jackstay.benchmarks;

import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.warmup.WarmUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * From the first quotes of a process to the first orders, on threads of their own and with a journal on the disk, once in a process;
 * {@code benchmarks/run first-order} runs many. Arguments: {@code on} or {@code off} for the warm-up, and a folder for the journal.
 * Prints microseconds: of the first, second and tenth order and the median of the last hundred of a thousand, and what the warm-up took.
 */
public final class FirstOrderBenchmark {
    private static final int ORDERS = 1_000;
    private static final int LAST = 100;
    private static final long GAP_NANOS = Duration.ofMillis(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SystemClock CLOCK = new SystemClock();

    private static volatile long orders;
    private static volatile long orderedNanos;

    private FirstOrderBenchmark() {}

    public static void main(String[] args) throws IOException {
        long began = CLOCK.nanoTime();
        if (args[0].equals("on")) {
            WarmUp.run(CLOCK);
        }
        long warm = CLOCK.nanoTime() - began;
        try (FileJournalStore store = FileJournalStore.started(Path.of(args[1]), CLOCK, JournalSettings.defaults());
                LiveDriver driver = new LiveDriver()) {
            Journal journal = store.open(StreamName.bot("quoter"), OpenMode.OWN, Runnable::run);
            BotImage image = BotImage.read(Optional.of(journal));
            QuotingBot quoting = new QuotingBot(
                    CLOCK,
                    true,
                    List.of(),
                    new BotJournal(Optional.of(journal), image, Duration.ofSeconds(1)),
                    FirstOrderBenchmark::ordered);
            driver.turn(quoting.account());
            driver.turn(quoting.bot(), Threading.OWN);
            quoting.begin();
            driver.await(() -> quoting.bot().status().state() == BotState.RUNNING, PATIENCE);
            long[] taken = new long[ORDERS];
            for (int i = 0; i < ORDERS; i++) {
                taken[i] = order(quoting, i);
                LockSupport.parkNanos(GAP_NANOS);
            }
            long[] last = Arrays.copyOfRange(taken, ORDERS - LAST, ORDERS);
            Arrays.sort(last);
            System.out.printf(
                    "%d %d %d %d %d%n",
                    taken[0] / 1_000, taken[1] / 1_000, taken[9] / 1_000, last[LAST / 2] / 1_000, warm / 1_000);
        }
    }

    private static void ordered(long count) {
        orderedNanos = CLOCK.nanoTime();
        orders = count;
    }

    private static long order(QuotingBot quoting, long count) {
        long before = orders;
        long sent = CLOCK.nanoTime();
        quoting.account().execute(() -> quoting.quote(count));
        while (orders == before) {
            Thread.onSpinWait();
        }
        return orderedNanos - sent;
    }
}
