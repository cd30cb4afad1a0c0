package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Twap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a size in slices of time: each slice is a leg for what should be filled by its end and is not, which lasts until
 * then. Not thread safe: owned by the bot loop.
 */
final class Slices implements Execution.Task {
    private final String cause;
    private final Twap what;
    private final TaskParts parts;
    private final MarketView market;
    private final Tally tally;
    private final long sliceNanos;
    private long startNanos;
    private int slice;
    private @Nullable Leg leg;
    private @Nullable String ending;

    Slices(Twap what, TaskParts parts, Consumer<Execution.Done> then) {
        this.cause = parts.causeOf("twap");
        this.what = what;
        this.parts = parts;
        this.market = parts.markets().apply(what.market());
        this.tally = new Tally(parts.orders(), market.info(), then);
        this.sliceNanos = what.duration().toNanos() / what.slices();
    }

    void begin() {
        startNanos = parts.nowNanos().getAsLong();
        await();
    }

    /** The slice begins at its time, later by what is drawn. */
    private void await() {
        long late = what.jitter().fraction().signum() == 0 ? 0 : parts.random().nextLong(1 + mostLateNanos());
        after(startNanos + slice * sliceNanos + late, this::trade);
    }

    private long mostLateNanos() {
        return what.jitter()
                .fraction()
                .multiply(BigDecimal.valueOf(sliceNanos))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private void after(long dueNanos, Runnable call) {
        parts.loop()
                .after(Duration.ofNanos(Math.max(0, dueNanos - parts.nowNanos().getAsLong())), call);
    }

    private void trade() {
        if (tally.isDone()) {
            return;
        }
        Size wanted = dueAtItsEnd().minus(tally.filled());
        long leftNanos =
                startNanos + (slice + 1) * sliceNanos - parts.nowNanos().getAsLong();
        if (ending != null || wanted.signum() <= 0 || leftNanos <= 0) {
            next(Execution.End.TIMED_OUT, "the time was up");
            return;
        }
        Job job = new Job(what.side(), wanted, what.style(), Duration.ofNanos(leftNanos), what.reduceOnly(), false);
        leg = new Leg(cause, job, parts, Marks.NONE, this::traded);
        leg.begin();
    }

    private Size dueAtItsEnd() {
        if (slice == what.slices() - 1) {
            return what.size();
        }
        MarketInfo info = market.info();
        BigDecimal due = what.size()
                .toBigDecimal()
                .multiply(BigDecimal.valueOf(slice + 1L))
                .divide(BigDecimal.valueOf(what.slices()), info.sizeScale(), RoundingMode.DOWN);
        return info.roundSize(due);
    }

    private void traded(Execution.Done done) {
        leg = null;
        tally.add(done);
        done.refusal().ifPresent(tally::refused);
        if (done.end() != Execution.End.REFUSED && !done.orders().isEmpty()) {
            tally.taken();
        }
        next(done.end(), done.why());
    }

    private void next(Execution.End last, String why) {
        if (tally.filled().compareTo(what.size()) >= 0) {
            tally.end(Execution.End.COMPLETE, "filled");
        } else if (ending != null) {
            tally.end(Execution.End.CANCELLED, ending);
        } else if (++slice < what.slices()) {
            await();
        } else {
            boolean small = last == Execution.End.TOO_SMALL;
            tally.end(small ? last : tally.late(), "not filled after %s: %s".formatted(what.duration(), why));
        }
    }

    @Override
    public void cancel(String why) {
        parts.loop().requireLoop("cancel");
        if (tally.isDone() || ending != null) {
            return;
        }
        ending = why;
        if (leg != null) {
            leg.cancel(why);
        } else {
            parts.loop().nextTurn(this::trade);
        }
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
