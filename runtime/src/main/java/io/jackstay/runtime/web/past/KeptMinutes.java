package io.jackstay.runtime.web.past;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.web.past.Candles.Candle;
import io.jackstay.runtime.web.past.MinuteFiles.Minute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Candles that outlive the process: read once when a market is first seen, added to as minutes end. Not thread safe: confined to the thread
 * {@code web}; what waits for the disk is done by another.
 */
public final class KeptMinutes {
    private static final System.Logger LOG = System.getLogger(KeptMinutes.class.getName());
    /** So that others who want the disk are not kept waiting for long. */
    private static final int READS_AT_ONCE = 4;
    /** That wait for the disk; of more the oldest are let go. */
    private static final int MOST_WAITING = 10_000;

    private final Optional<MinuteFiles> files;
    private final Predicate<Runnable> work;
    private final Executor web;
    private final Deque<Wanted> wanted = new ArrayDeque<>();
    private final List<Minute> waiting = new ArrayList<>();
    /** In a row; of the thread that does the work. */
    private long failures;

    private record Wanted(String market, Candles candles, long begunMillis) {}

    private KeptMinutes(Optional<MinuteFiles> files, Predicate<Runnable> work, Executor web) {
        this.files = requireNonNull(files, "files are null");
        this.work = requireNonNull(work, "work is null");
        this.web = requireNonNull(web, "web is null");
    }

    /**
     * In files.
     *
     * @param folder made with the first minute
     * @param work runs what may wait on one thread, in its order; false when too much waits already
     * @param web runs what it is given on the thread {@code web}
     */
    public static KeptMinutes in(Path folder, Predicate<Runnable> work, Executor web) {
        return new KeptMinutes(Optional.of(new MinuteFiles(folder)), work, web);
    }

    /** Nowhere. */
    static KeptMinutes none() {
        return new KeptMinutes(Optional.empty(), task -> false, Runnable::run);
    }

    /** A market is seen for the first time: what is kept of it is put before what it has. */
    void began(String market, Candles candles, long millis) {
        if (files.isPresent()) {
            wanted.add(new Wanted(market, candles, millis));
        }
    }

    void ended(String market, Candle minute) {
        if (files.isPresent()) {
            if (waiting.size() == MOST_WAITING) {
                waiting.remove(0);
            }
            waiting.add(new Minute(market, minute));
        }
    }

    /** About once a second: has done what waits to be done. */
    void look() {
        files.ifPresent(kept -> {
            for (int i = 0; i < READS_AT_ONCE && !wanted.isEmpty(); i++) {
                Wanted next = wanted.peek();
                if (!work.test(() -> read(kept, next))) {
                    return;
                }
                wanted.remove();
            }
            List<Minute> minutes = List.copyOf(waiting);
            if (!minutes.isEmpty() && work.test(() -> add(kept, minutes))) {
                waiting.clear();
            }
        });
    }

    private void read(MinuteFiles kept, Wanted next) {
        long since = next.begunMillis - TimeUnit.DAYS.toMillis(MinuteFiles.DAYS);
        List<Candle> before = kept.read(next.market, since, next.begunMillis);
        web.execute(() -> next.candles.before(before));
    }

    /** What can't be kept is lost; a disk that fails each minute is told of more and more seldom. */
    private void add(MinuteFiles kept, List<Minute> minutes) {
        try {
            kept.add(minutes);
            failures = 0;
        } catch (IOException e) {
            long count = ++failures;
            if (Long.toString(count).matches("10*")) {
                LOG.log(System.Logger.Level.WARNING, () -> "candles can't be kept count=%d reason=\"%s\""
                        .formatted(count, e));
            }
        }
    }
}
