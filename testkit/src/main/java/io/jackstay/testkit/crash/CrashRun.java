package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One run: a process that is killed, perhaps those after it too, one that recovers and is stopped, and the reckoning. One use. */
final class CrashRun {
    private static final Clock CLOCK = new SystemClock();
    private static final long PATIENCE_SECONDS = 300;
    private static final int NOT_CONFIRMED = 3;
    /** Of a JVM that is asked to stop before it can listen; it has sent nothing then. */
    private static final int BEFORE_ITS_TIME = 143;

    private static final long STOP_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MOST_MILLIS = 1_200;
    /** Some rounds of a strategy whose sequences take about a second each. */
    private static final int MOST_ROUNDS_MILLIS = 4_000;

    private final Path home;
    private final Path plugins;
    private final Path folder;
    private final CrashVenue venue;
    private final CrashPlace place;
    private final Optional<Path> big;
    private final long seed;
    private final SplittableRandom random;
    private final Reckoning reckoning;
    private int kills;

    /** @param big a data directory with a large journal to begin with */
    CrashRun(Path home, Path plugins, Path folder, CrashVenue venue, CrashPlace place, Optional<Path> big, long seed) {
        this.home = requireNonNull(home, "home is null");
        this.plugins = requireNonNull(plugins, "plugins is null");
        this.folder = requireNonNull(folder, "folder is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.place = requireNonNull(place, "place is null");
        this.big = requireNonNull(big, "big is null");
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.reckoning = new Reckoning(venue, folder.resolve("data"));
    }

    CrashResult run() throws IOException, InterruptedException {
        venue.reset(seed);
        BotProcess.configure(folder, venue.login().block(), place);
        if (big.isPresent()) {
            BigJournal.copy(big.get(), folder.resolve("data"));
        }
        first();
        afterKill();
        for (int i = 0; i < place.more(); i++) {
            BotProcess next = start(BotProcess.QUICK_COMPILER + " " + place.armed(random));
            diesBeforeLong(next);
            afterKill();
        }
        long recovery = last();
        reckoning.atTheEnd();
        if (place == CrashPlace.SEQUENCE) {
            reckoning.rounds();
        }
        return reckoning.result(seed, place, big.isPresent(), kills, recovery);
    }

    /** A large journal is read whole by each process: none of them lives long enough for a snapshot. */
    private BotProcess start(String option) throws IOException {
        String journal = big.isPresent() ? "" : BotProcess.BUSY_JOURNAL;
        return BotProcess.start(home, plugins, folder, venue.login().variables(), journal + " " + option);
    }

    private boolean isArmed() {
        return place.isReachedFirst() || place == CrashPlace.SEQUENCE;
    }

    private void first() throws IOException, InterruptedException {
        BotProcess process = start(BotProcess.QUICK_COMPILER + (isArmed() ? " " + place.armed(random) : ""));
        if (place == CrashPlace.STOP) {
            stopped(process);
        } else if (place == CrashPlace.K8) {
            awaitCommand(process, random.nextInt(MOST_MILLIS));
            process.stop();
            died(process.end(PATIENCE_SECONDS));
        } else if (place.isReachedFirst()) {
            died(process.end(PATIENCE_SECONDS));
        } else if (place == CrashPlace.SEQUENCE) {
            diesBeforeLong(process);
        } else {
            awaitCommand(process, random.nextInt(MOST_MILLIS));
            died(killed(process));
        }
    }

    /** By its point, or by SIGKILL when that is not reached soon. */
    private void diesBeforeLong(BotProcess process) throws IOException, InterruptedException {
        awaitCommand(process, random.nextInt(place == CrashPlace.SEQUENCE ? MOST_ROUNDS_MILLIS : MOST_MILLIS));
        died(process.isAlive() ? killed(process) : process.end(PATIENCE_SECONDS));
    }

    /** At any instant of a start and of the time after it. One that ends with 0 has left no order, which is looked at next. */
    private void stopped(BotProcess process) throws IOException, InterruptedException {
        if (random.nextInt(4) > 0) {
            awaitCommand(process, random.nextInt(MOST_MILLIS));
        } else {
            pause(random.nextInt(MOST_MILLIS));
        }
        long asked = CLOCK.nanoTime();
        process.stop();
        int code = process.end(PATIENCE_SECONDS);
        if (CLOCK.nanoTime() - asked > STOP_NANOS) {
            reckoning.problem("a stop took longer than 10 s");
        }
        if (code != 0 && code != NOT_CONFIRMED && code != BEFORE_ITS_TIME) {
            reckoning.problem("a process that was asked to stop ended with " + code);
        }
        if (code != NOT_CONFIRMED) {
            reckoning.afterStop();
        }
        kills++;
    }

    private static int killed(BotProcess process) throws InterruptedException {
        process.kill();
        return BotProcess.KILLED;
    }

    private void died(int code) {
        if (code == BotProcess.KILLED) {
            kills++;
        } else if (code > 0) {
            reckoning.problem("a process ended with %d before its point".formatted(code));
        }
    }

    /** Until the process has sent something, or ended, and some time on. */
    private void awaitCommand(BotProcess process, int millis) throws IOException {
        long deadline = deadline();
        while (process.isAlive() && venue.firstCommand() == 0 && CLOCK.nanoTime() < deadline) {
            pause(5);
        }
        for (int i = 0; i < millis && process.isAlive(); i += 5) {
            pause(5);
        }
    }

    private static long deadline() {
        return CLOCK.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** What was on its way has arrived; then the books are looked at, and the market goes on without the bot. */
    private void afterKill() throws IOException {
        long deadline = deadline();
        while (venue.clients() > 0 && CLOCK.nanoTime() < deadline) {
            pause(2);
        }
        if (venue.clients() > 0) {
            reckoning.problem("a process is dead for %d s, and the venue still has connections of it"
                    .formatted(PATIENCE_SECONDS));
        }
        reckoning.afterKill();
        pause(random.nextInt(300));
        venue.dropOne();
    }

    /** The time until it trades again, with the options that everybody has. */
    private long last() throws IOException, InterruptedException {
        BotProcess process = start("");
        awaitCommand(process, 200 + random.nextInt(500));
        long first = venue.firstCommand();
        if (first == 0) {
            reckoning.problem("the last process sent nothing");
        }
        process.stop();
        int code = process.end(PATIENCE_SECONDS);
        if (code != 0) {
            reckoning.problem("the last process ended with " + code);
        }
        return first == 0 ? 0 : first - process.startedEpochNanos();
    }
}
