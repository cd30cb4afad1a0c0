package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** What waits for the writer, in the order of the calls. Immutable. */
abstract sealed class Pending {
    private final long sinceNanos;

    private Pending(long sinceNanos) {
        this.sinceNanos = sinceNanos;
    }

    final long sinceNanos() {
        return sinceNanos;
    }

    abstract int bytes();

    /** False when nobody wants to hear of it. */
    abstract boolean isAwaited();

    /** On the owner's loop. */
    abstract void answer(AppendResult result);

    /** A group, new or handed in again. */
    static final class OfGroup extends Pending {
        private final Group group;
        private final Completion completion;
        private final boolean again;

        OfGroup(long sinceNanos, Group group, Completion completion, boolean again) {
            super(sinceNanos);
            this.group = requireNonNull(group, "group is null");
            this.completion = requireNonNull(completion, "completion is null");
            this.again = again;
        }

        Group group() {
            return group;
        }

        boolean isAgain() {
            return again;
        }

        @Override
        int bytes() {
            return group.bytes().length;
        }

        @Override
        boolean isAwaited() {
            return !completion.equals(Completion.NONE);
        }

        @Override
        void answer(AppendResult result) {
            completion.onCompleted(result, group);
        }
    }

    /** A snapshot. */
    static final class OfSnapshot extends Pending {
        private final JournalSnapshot snapshot;
        private final Consumer<AppendResult> completion;

        OfSnapshot(long sinceNanos, JournalSnapshot snapshot, Consumer<AppendResult> completion) {
            super(sinceNanos);
            this.snapshot = requireNonNull(snapshot, "snapshot is null");
            this.completion = requireNonNull(completion, "completion is null");
        }

        JournalSnapshot snapshot() {
            return snapshot;
        }

        @Override
        int bytes() {
            return snapshot.entry().bytes().length;
        }

        @Override
        boolean isAwaited() {
            return true;
        }

        @Override
        void answer(AppendResult result) {
            completion.accept(result);
        }
    }
}
