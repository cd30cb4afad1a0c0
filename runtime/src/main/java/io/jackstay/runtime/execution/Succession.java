package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Orders that wait to take the place of others, where a venue can't change an order. Not thread safe: owned by the bot loop.
 *
 * <p>An heir may leave when its predecessor was cancelled or filled and the venue has said how much of it: a fill that came before the
 * cancel makes the heir the smaller. When the predecessor ended in another way, or its cancel is refused, the heir never leaves.
 */
final class Succession {
    private static final long CANCEL_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final List<Heir> heirs = new ArrayList<>();

    private static final class Heir {
        private final LiveOrder order;
        private final LiveOrder before;
        private final Size total;
        private final long askedNanos;
        private long cancelledNanos;

        private Heir(LiveOrder order, LiveOrder before, Size total, long askedNanos) {
            this.order = order;
            this.before = before;
            this.total = total;
            this.askedNanos = askedNanos;
            this.cancelledNanos = askedNanos;
        }
    }

    /**
     * What becomes of an heir that waits no longer.
     *
     * @param left the size that it leaves with; empty when it never will
     * @param why why it never leaves; blank when it does
     */
    record Verdict(LiveOrder heir, Optional<Size> left, String why, long askedNanos) {}

    void add(LiveOrder order, LiveOrder before, Size total, long askedNanos) {
        requireNonNull(order, "order is null");
        heirs.add(new Heir(order, before, total, askedNanos));
    }

    boolean isEmpty() {
        return heirs.isEmpty();
    }

    /** Whether the order waits, or is waited for. */
    boolean concerns(LiveOrder order) {
        for (Heir heir : heirs) {
            if (heir.order == order || heir.before == order) {
                return true;
            }
        }
        return false;
    }

    /** The order is not wanted any more; false when it did not wait. */
    boolean drop(LiveOrder order) {
        return heirs.removeIf(heir -> heir.order == order);
    }

    /** Orders that were to end for an heir, whose cancel has been answered without that, some time ago: they are cancelled again. */
    List<LiveOrder> unended(long nowNanos) {
        List<LiveOrder> unended = new ArrayList<>();
        for (Heir heir : heirs) {
            LiveOrder before = heir.before;
            boolean answered =
                    before.pending() != Order.Pending.CANCEL && !before.state().isFinal();
            if (answered && nowNanos - heir.cancelledNanos >= CANCEL_AGAIN_NANOS) {
                heir.cancelledNanos = nowNanos;
                unended.add(before);
            }
        }
        return unended;
    }

    /** Takes out those of which it is known now what becomes of them, oldest first. */
    List<Verdict> advance() {
        List<Verdict> verdicts = new ArrayList<>();
        Iterator<Heir> waiting = heirs.iterator();
        while (waiting.hasNext()) {
            Heir heir = waiting.next();
            Optional<Verdict> verdict = verdict(heir);
            if (verdict.isPresent()) {
                waiting.remove();
                verdicts.add(verdict.get());
            }
        }
        return verdicts;
    }

    private static Optional<Verdict> verdict(Heir heir) {
        LiveOrder before = heir.before;
        if (!before.state().isFinal()) {
            boolean refused = before.pending() != Order.Pending.CANCEL;
            return before.cancelRefusal()
                    .filter(why -> refused)
                    .map(why -> never(heir, "the order before it could not be cancelled: " + why));
        }
        if (before.state() != OrderState.CANCELLED && before.state() != OrderState.FILLED) {
            return Optional.of(never(heir, "the order before it has ended as " + before.state()));
        }
        if (!before.hasLastWord()) {
            return Optional.empty();
        }
        Size left = heir.total.minus(before.mostFilled());
        return Optional.of(
                left.signum() > 0
                        ? new Verdict(heir.order, Optional.of(left), "", heir.askedNanos)
                        : never(heir, "nothing is left: the order before it has filled " + before.mostFilled()));
    }

    private static Verdict never(Heir heir, String why) {
        return new Verdict(heir.order, Optional.empty(), why, heir.askedNanos);
    }
}
