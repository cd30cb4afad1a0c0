package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Which books the process has been told to have a gap, and since when, and whether somebody goes on as if they had none. Not thread safe:
 * owned by the run.
 */
public final class Gaps {
    /** An order may wait so long for the disk and for the request budget after it was meant. */
    private static final long UNDER_WAY_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long SEEN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Agenda agenda;
    private final BiConsumer<String, Long> blind;
    private final SortedMap<String, Gap> told = new TreeMap<>();
    private final SortedMap<String, Integer> connectors = new TreeMap<>();

    private record Gap(boolean quotesToo, long nanos) {}

    /** @param blind told of what was done with a market that was not known, and for how many nanoseconds it had not been */
    public Gaps(Agenda agenda, BiConsumer<String, Long> blind) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.blind = requireNonNull(blind, "blind is null");
    }

    private static String key(String account, String symbol) {
        return account + ":" + symbol;
    }

    /** A connector begins and knows nothing: what the one before it still tells is heard by nobody. Returns its number. */
    int begin(String account) {
        told.keySet().removeIf(key -> key.startsWith(account + ":"));
        return connectors.merge(account, 1, Integer::sum);
    }

    private boolean isHeard(String account, int connector) {
        return connectors.getOrDefault(account, 0) == connector;
    }

    /** @param quotesToo whether the best prices have a gap as well */
    void tell(String account, int connector, String symbol, boolean quotesToo) {
        if (isHeard(account, connector)) {
            told.put(key(account, symbol), new Gap(quotesToo, agenda.now()));
        }
    }

    /** There is a whole book again. */
    void mend(String account, int connector, String symbol) {
        if (isHeard(account, connector)) {
            told.remove(key(account, symbol));
        }
    }

    /** An order that may add to a position leaves the process. */
    void leaves(String account, String symbol) {
        Gap gap = told.get(key(account, symbol));
        if (gap != null && gap.quotesToo() && agenda.now() - gap.nanos() > UNDER_WAY_NANOS) {
            blind.accept("an order leaves for " + key(account, symbol), agenda.now() - gap.nanos());
        }
    }

    /** A strategy is called, and is shown a book. */
    public void shown(String account, String symbol) {
        Gap gap = told.get(key(account, symbol));
        if (gap != null && agenda.now() - gap.nanos() > SEEN_NANOS) {
            blind.accept("a strategy is shown a book of " + key(account, symbol), agenda.now() - gap.nanos());
        }
    }
}
