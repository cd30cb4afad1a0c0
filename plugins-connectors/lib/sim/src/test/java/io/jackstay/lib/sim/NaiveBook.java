package io.jackstay.lib.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a feed shows of one side, written a second time and simply. Not thread safe: owned by a test. */
final class NaiveBook {
    static final class Level {
        final BigDecimal price;
        BigDecimal size;
        BigDecimal taken = BigDecimal.ZERO;

        Level(BigDecimal price, BigDecimal size) {
            this.price = price;
            this.size = size;
        }

        BigDecimal available() {
            return size.subtract(taken);
        }
    }

    private final Comparator<Level> bestFirst;
    private final boolean bids;
    private List<Level> levels = new ArrayList<>();
    private List<Level> old = new ArrayList<>();
    private boolean told;
    private boolean snapshot;

    NaiveBook(boolean bids) {
        this.bids = bids;
        Comparator<Level> rising = Comparator.comparing(level -> level.price);
        this.bestFirst = bids ? rising.reversed() : rising;
    }

    List<Level> levels() {
        return levels;
    }

    Optional<Level> best() {
        return levels.isEmpty() ? Optional.empty() : Optional.of(levels.get(0));
    }

    private Optional<Level> at(List<Level> side, BigDecimal price) {
        return side.stream().filter(level -> level.price.compareTo(price) == 0).findFirst();
    }

    /** Empty: not shown, and nobody knows. */
    Optional<BigDecimal> sizeAt(BigDecimal price) {
        if (levels.isEmpty()) {
            return told ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        BigDecimal worst = levels.get(levels.size() - 1).price;
        boolean beyond = bids ? price.compareTo(worst) < 0 : price.compareTo(worst) > 0;
        return beyond
                ? Optional.empty()
                : Optional.of(at(levels, price).map(level -> level.size).orElse(BigDecimal.ZERO));
    }

    /** The only level there is. */
    void top(BigDecimal price, BigDecimal size) {
        told = true;
        Optional<Level> same = at(levels, price).filter(level -> level.size.compareTo(size) == 0);
        levels.clear();
        if (size.signum() > 0) {
            levels.add(same.orElseGet(() -> new Level(price, size)));
        }
    }

    void beginSnapshot() {
        old = levels;
        levels = new ArrayList<>();
        snapshot = true;
    }

    void level(BigDecimal price, BigDecimal size) {
        told = true;
        Optional<Level> present = at(levels, price);
        Optional<Level> before = at(old, price).filter(level -> level.size.compareTo(size) == 0);
        if (present.isPresent() && present.get().size.compareTo(size) == 0) {
            return;
        }
        boolean wasThere = present.isPresent();
        present.ifPresent(levels::remove);
        if (size.signum() > 0) {
            Level made = new Level(price, size);
            if (!wasThere) {
                before.ifPresent(level -> made.taken = level.taken);
            }
            levels.add(made);
            levels.sort(bestFirst);
        }
    }

    void end() {
        old = new ArrayList<>();
        told = snapshot ? !levels.isEmpty() : told;
        snapshot = false;
    }
}
