package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.AppendResult;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Group;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.SnapshotPace;
import io.jackstay.runtime.record.AccountRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a login tells its bots, behind what must be durable first. Confined to the account loop; nothing here waits.
 *
 * <p>Order is kept: whatever is delivered after something was recorded waits until that is synced. What is recorded within one task of
 * the loop is one group of the journal.
 *
 * <p>When the journal has failed, what orders came to is still delivered, so that cancels can be confirmed. Fills and cash flows are not:
 * what is not durable does not count; the next start finds them at the venue.
 */
final class Outbox {
    private final Optional<Journal> journal;
    private final AccountImage image;
    private final Trouble trouble;
    private final SnapshotPace pace = new SnapshotPace();
    private final Deque<Item> waiting = new ArrayDeque<>();
    private @Nullable Item open;
    private boolean failed;
    private long notDurable;

    /** Told what goes wrong. */
    interface Trouble {
        /** Once: nothing can be made durable any more. */
        void dead(String why);

        /** So many fills and cash flows do not count. */
        void dropped(long count);
    }

    /** A group on its way to the disk, or a call that waits behind one. */
    private static final class Item {
        private final List<Entry> entries = new ArrayList<>();
        private final Runnable call;
        private final boolean isMoney;
        private boolean released;

        private Item(Runnable call, boolean isMoney, boolean released) {
            this.call = call;
            this.isMoney = isMoney;
            this.released = released;
        }
    }

    /**
     * @param image what the journal has so far; what is recorded is added to it
     */
    Outbox(Optional<Journal> journal, AccountImage image, Trouble trouble) {
        this.journal = requireNonNull(journal, "journal is null");
        this.image = requireNonNull(image, "image is null");
        this.trouble = requireNonNull(trouble, "trouble is null");
    }

    boolean isJournaled() {
        return journal.isPresent();
    }

    /** Durable before anything that is delivered from here on. */
    void record(AccountRecord what) {
        if (journal.isEmpty() || failed) {
            return;
        }
        if (open == null) {
            open = new Item(() -> {}, false, false);
            waiting.add(open);
        }
        open.entries.add(what.toEntry());
        image.add(what);
    }

    /** Made at once when nothing waits, else when what was recorded before it is durable. */
    void deliver(Runnable call) {
        if (waiting.isEmpty()) {
            call.run();
        } else {
            waiting.add(new Item(call, false, true));
        }
    }

    /** The same for a fill or a cash flow, which counts only once it is durable. */
    void deliverMoney(Runnable call) {
        if (failed) {
            dropped();
        } else if (waiting.isEmpty()) {
            call.run();
        } else {
            waiting.add(new Item(call, true, true));
        }
    }

    private void dropped() {
        trouble.dropped(++notDurable);
    }

    /** Whether something was recorded since the last {@link #seal}, and the journal would take it. */
    boolean isOpen() {
        return open != null && journal.orElseThrow().hasRoom();
    }

    /** The end of a task of the loop: what it recorded goes to the journal, or waits until that has room. */
    void seal() {
        Item group = open;
        if (group == null || !journal.orElseThrow().hasRoom()) {
            return;
        }
        open = null;
        Journal owned = journal.orElseThrow();
        Group stored = owned.append(group.entries, Level.DURABLE, (result, appended) -> completed(group, result));
        if (pace.isDue(stored) && owned.hasRoom()) {
            owned.snapshot(stored.lastSequence(), image.toSnapshot(), result -> {});
            pace.taken();
        }
    }

    private void completed(Item group, AppendResult result) {
        if (result == AppendResult.DURABLE) {
            group.released = true;
            release();
        } else if (!failed) {
            failed = true;
            open = null;
            trouble.dead("the journal of this login failed: "
                    + journal.orElseThrow().state().words());
            waiting.forEach(each -> each.released = true);
            release();
        }
    }

    /** All that may go goes, in its order, though one of the calls throws; the first that did is the loop's to count. */
    private void release() {
        @Nullable RuntimeException thrown = null;
        for (Item head = waiting.peek(); head != null && head.released; head = waiting.peek()) {
            waiting.remove();
            try {
                deliver(head);
            } catch (RuntimeException e) {
                if (thrown == null) {
                    thrown = e;
                } else {
                    thrown.addSuppressed(e);
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private void deliver(Item item) {
        if (failed && item.isMoney) {
            dropped();
        } else {
            item.call.run();
        }
    }

    /** False: take nothing more from the connector until the journal has caught up. */
    boolean hasRoom() {
        return journal.isEmpty() || failed || journal.get().hasRoom();
    }

    /** True when everything recorded is durable and delivered. */
    boolean isIdle() {
        return waiting.isEmpty();
    }
}
