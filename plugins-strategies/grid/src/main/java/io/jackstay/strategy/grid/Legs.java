package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The legs of a running grid and what each of them wants; every change is in memory at once. Not thread safe: owned by the
 * bot loop.
 */
final class Legs {
    private final GridMemory memory;
    private final Origin origin;
    private final List<Leg> legs;
    private final List<Wanted> wanted;
    private final SortedMap<String, Integer> byLabel = new TreeMap<>();
    private Ladder ladder;

    Legs(Ladder ladder, Origin origin, GridMemory memory) {
        this.ladder = requireNonNull(ladder, "ladder is null");
        this.origin = requireNonNull(origin, "origin is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.legs = memory.legs(ladder, origin);
        this.wanted = new ArrayList<>(Wanted.all(legs, ladder));
        wanted.forEach(want -> byLabel.put(want.label(), want.leg()));
    }

    int count() {
        return legs.size();
    }

    Origin origin() {
        return origin;
    }

    Ladder ladder() {
        return ladder;
    }

    Wanted wanted(int leg) {
        return wanted.get(leg);
    }

    /** The leg that wants an order of this label now; orders of earlier generations belong to none. */
    OptionalInt find(String label) {
        Integer leg = byLabel.get(label);
        return leg == null ? OptionalInt.empty() : OptionalInt.of(leg);
    }

    /** The order of a leg ended with this much filled, base, above zero. */
    void filled(int leg, Size filled) {
        byLabel.remove(wanted.get(leg).label());
        Leg next = legs.get(leg).after(filled, ladder);
        legs.set(leg, next);
        memory.save(next);
        want(leg);
    }

    /** The market's rules changed: what is ordered from now on fits the new ones. */
    void measure(Ladder fitting) {
        if (fitting.legs() != legs.size()) {
            throw new IllegalArgumentException("%d legs became %d".formatted(legs.size(), fitting.legs()));
        }
        ladder = fitting;
        for (int leg = 0; leg < legs.size(); leg++) {
            want(leg);
        }
    }

    /** The position that the grid's ended orders and its beginning explain, signed, base. */
    BigDecimal position() {
        BigDecimal position = origin.position();
        for (Leg leg : legs) {
            Leg fresh = Leg.fresh(ladder, origin, leg.index());
            position = position.add(leg.held().minus(fresh.held()).toBigDecimal());
        }
        return position;
    }

    private void want(int leg) {
        Wanted next = Wanted.of(legs.get(leg), ladder);
        wanted.set(leg, next);
        byLabel.put(next.label(), leg);
    }
}
