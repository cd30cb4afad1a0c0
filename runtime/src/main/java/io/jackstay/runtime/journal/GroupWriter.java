package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.JournalState.Condition;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The far side of one owned journal: takes what was appended to the log and answers it. Thread safe: turned by the writer's
 * thread, fenced and closed by others, one at a time.
 */
final class GroupWriter {
    private static final System.Logger LOG = System.getLogger(GroupWriter.class.getName());

    private final StreamName stream;
    private final long epoch;
    private final StreamLog log;
    private final InFlight inFlight;
    private final ReentrantLock lock = new ReentrantLock();
    private final UnknownGroups unknown = new UnknownGroups();
    private long written;
    private boolean isUnsynced;
    private String snapshotProblem = "";
    private volatile long durableUpTo;
    private volatile JournalState state;
    private volatile boolean closed;

    GroupWriter(StreamName stream, long epoch, long openedAt, StreamLog log, InFlight inFlight) {
        this.stream = requireNonNull(stream, "stream is null");
        this.epoch = epoch;
        this.written = openedAt;
        this.durableUpTo = openedAt;
        this.log = requireNonNull(log, "log is null");
        this.inFlight = requireNonNull(inFlight, "inFlight is null");
        this.state = running();
    }

    JournalState state() {
        return state;
    }

    boolean isClosed() {
        return closed;
    }

    long durableUpTo() {
        return durableUpTo;
    }

    /** One batch. Returns how many were answered. */
    int turn() {
        if (inFlight.isEmpty()) {
            return 0;
        }
        lock.lock();
        try {
            List<Pending> batch = inFlight.take();
            if (!batch.isEmpty()) {
                settle(batch);
            }
            return batch.size();
        } finally {
            lock.unlock();
        }
    }

    private void settle(List<Pending> batch) {
        try {
            inFlight.answer(batch, containedResultOf(batch));
        } catch (RuntimeException e) {
            die(Condition.FAILED, "its owner can't be answered: " + e, e);
        }
    }

    /**
     * Stores and answers a group on the thread of its appender. False, and nothing was done, when that would be more than a write: when
     * anything waits before it or is under way, or the log has to make room first.
     */
    boolean storeHere(Pending.OfGroup pending) {
        if (!inFlight.isEmpty() || lock.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        try {
            boolean stores = state.isRunning() && log.hasRoomFor(pending.group());
            if (stores) {
                settle(inFlight.pass(pending));
            }
            return stores;
        } finally {
            lock.unlock();
        }
    }

    /** Batches until none is left. */
    void drain() {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            while (turn() > 0) {
                continue;
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers nothing but FENCED from now on. */
    void fence(String why) {
        lock.lock();
        try {
            if (!state.isDead()) {
                die(Condition.FENCED, why, new FencedException(why));
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            while (turn() > 0) {
                continue;
            }
            closed = true;
            if (!state.isDead()) {
                end();
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() {
        try {
            sync();
            log.close(true);
            state = new JournalState(Condition.CLOSED, "journal %s is closed".formatted(stream));
        } catch (IOException e) {
            fail(e);
        }
    }

    /** A fault of ours costs this journal, and its owner is told: it must not wait for ever. */
    private AppendResult containedResultOf(List<Pending> batch) {
        try {
            return resultOf(batch);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            die(Condition.FAILED, "a fault of the runtime: " + e, e);
            return AppendResult.UNKNOWN;
        }
    }

    private AppendResult resultOf(List<Pending> batch) {
        Condition condition = state.condition();
        if (condition == Condition.FENCED) {
            return AppendResult.FENCED;
        }
        Pending first = batch.get(0);
        if (state.isDead()) {
            return AppendResult.UNKNOWN;
        }
        if (first instanceof Pending.OfSnapshot taken) {
            return condition == Condition.STALLED ? AppendResult.UNKNOWN : snapshot(taken.snapshot());
        }
        List<Group> groups = batch.stream()
                .map(pending -> ((Pending.OfGroup) pending).group())
                .toList();
        if (((Pending.OfGroup) first).isAgain()) {
            return again(groups.get(0));
        }
        if (condition == Condition.STALLED) {
            unknown.add(groups);
            return AppendResult.UNKNOWN;
        }
        return store(groups);
    }

    private AppendResult store(List<Group> groups) {
        try {
            isUnsynced = true;
            log.write(groups);
            written = groups.get(groups.size() - 1).lastSequence();
            if (groups.stream().anyMatch(group -> group.level() == Level.DURABLE)) {
                sync();
            }
            return AppendResult.DURABLE;
        } catch (AnswerLostException e) {
            unknown.add(groups);
            state = new JournalState(
                    Condition.STALLED,
                    "journal %s waits: records from %d on have no answer: %s"
                            .formatted(stream, unknown.first(), Faults.words(e)));
            return AppendResult.UNKNOWN;
        } catch (IOException e) {
            return fail(e);
        }
    }

    private AppendResult again(Group group) {
        try {
            boolean holds = log.holds(group);
            if (!unknown.isAfterFirst(group) && (holds || unknown.isNext(group))) {
                if (!holds) {
                    log.write(List.of(group));
                }
                isUnsynced = true;
                written = Math.max(written, group.lastSequence());
                sync();
                if (unknown.settle(group)) {
                    state = running();
                }
                return AppendResult.DURABLE;
            }
            return AppendResult.UNKNOWN;
        } catch (AnswerLostException e) {
            return AppendResult.UNKNOWN;
        } catch (IOException e) {
            return fail(e);
        }
    }

    private AppendResult snapshot(JournalSnapshot snapshot) {
        try {
            sync();
        } catch (IOException e) {
            return fail(e);
        }
        try {
            log.snapshot(snapshot);
            snapshotProblem = "";
            state = running();
            return AppendResult.DURABLE;
        } catch (FencedException e) {
            return fail(e);
        } catch (IOException e) {
            snapshotProblem = "; its last snapshot failed: " + Faults.words(e);
            state = running();
            LOG.log(System.Logger.Level.WARNING, "journal snapshot failed stream=" + stream, e);
            return AppendResult.UNKNOWN;
        }
    }

    private void sync() throws IOException {
        if (isUnsynced) {
            log.force();
            isUnsynced = false;
            durableUpTo = written;
        }
    }

    private AppendResult fail(IOException cause) {
        if (cause instanceof FencedException) {
            die(Condition.FENCED, Faults.words(cause), cause);
            return AppendResult.FENCED;
        }
        die(Faults.isFull(cause) ? Condition.FULL : Condition.FAILED, Faults.words(cause), cause);
        return AppendResult.UNKNOWN;
    }

    /** For good: what a disk did with bytes that it refused to sync, nobody can tell. */
    private void die(Condition condition, String why, Throwable cause) {
        String words = condition == Condition.FENCED
                ? "journal %s has another owner: %s".formatted(stream, why)
                : "journal %s stopped after record %d: %s; open it again once that is mended"
                        .formatted(stream, durableUpTo, why);
        state = new JournalState(condition, words);
        if (condition == Condition.FENCED) {
            LOG.log(System.Logger.Level.WARNING, words);
        } else {
            LOG.log(System.Logger.Level.ERROR, words, cause);
        }
        try {
            log.close(false);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "journal can't be closed stream=" + stream, e);
        }
    }

    private JournalState running() {
        return new JournalState(
                Condition.RUNNING, "journal %s is running in epoch %d%s".formatted(stream, epoch, snapshotProblem));
    }
}
