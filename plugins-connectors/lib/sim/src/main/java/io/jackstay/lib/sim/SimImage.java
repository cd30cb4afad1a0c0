package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Memory;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An exchange with one account as lines of text by key: written down as it changes, and read back by a later process. Not thread safe:
 * owned by its exchange's caller.
 *
 * <p>Keys begin with {@value #PREFIX}; what has a number is kept in a ring, so that the number of keys is bounded by the histories and by
 * what is open. A write puts what differs from the write before and nothing else. Numbers are exact. Between a write and the reading
 * of it nothing is lost but what the configuration says again: rules, fees, and how orders are matched.
 *
 * <p>What is there and can't be right is {@link IllegalStateException}, with its key and what was expected.
 */
public final class SimImage {
    static final String PREFIX = "sim/";

    private static final String COUNTS = PREFIX + "counts";

    private final SimMember member;
    private final OrderImage orders;
    private final MarketImage markets;
    private final AccountImage account;
    private SortedMap<String, String> written = new TreeMap<>();
    private long ordersWritten;
    private long fillsWritten;
    private long flowsWritten;

    /**
     * The image of an exchange and its account.
     *
     * @param continuing markets whose feed goes on where it was, so that what it showed is written down too
     */
    public SimImage(SimMember member, SortedSet<MarketId> continuing) {
        this.member = requireNonNull(member, "member is null");
        this.orders = new OrderImage(member);
        this.markets = new MarketImage(member, continuing);
        this.account = new AccountImage(member);
    }

    /** Puts what has changed since the last time, and takes out what is gone. */
    public void write(Memory memory) {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put(COUNTS, counts());
        account.write(lines);
        orders.write(lines);
        markets.write(lines);
        for (Map.Entry<String, String> line : lines.entrySet()) {
            if (!line.getValue().equals(written.get(line.getKey()))) {
                memory.put(line.getKey(), line.getValue());
            }
        }
        for (String key : written.keySet()) {
            if (!lines.containsKey(key)) {
                memory.remove(key);
            }
        }
        written = lines;
        ordersWritten = ring(memory, OrderImage.ENDED, orders(), ordersWritten, orders::line);
        fillsWritten = ring(memory, AccountImage.FILL, account.fills(), fillsWritten, account::line);
        flowsWritten = ring(memory, AccountImage.FLOW, account.flows(), flowsWritten, account::line);
    }

    private SimLedger<SimOrder> orders() {
        return member.registry().finished();
    }

    private String counts() {
        return new LineWriter()
                .add(member.registry().lastCount())
                .add(orders().last())
                .add(account.fills().last())
                .add(account.flows().last())
                .toString();
    }

    private record Counts(long orders, long ended, long fills, long flows) {
        private static Counts read(LineReader line) {
            return new Counts(line.number(), line.number(), line.number(), line.number());
        }
    }

    private static <T> long ring(
            Memory memory, String prefix, SimLedger<T> ledger, long before, Function<T, String> text) {
        for (long number = Math.max(before + 1, ledger.first()); number <= ledger.last(); number++) {
            memory.put(prefix + ledger.slot(number), number + " " + text.apply(ledger.entry(number)));
        }
        return ledger.last();
    }

    /** Takes back what was written down; false when nothing was. The exchange must list its markets, and nothing may have happened. */
    public boolean read(Memory memory) {
        Optional<String> counts = memory.get(COUNTS);
        if (counts.isEmpty()) {
            return false;
        }
        SortedMap<String, String> lines = memory.entries(PREFIX);
        Counts before = new LineReader(COUNTS, counts.get()).whole(Counts::read);
        member.registry().restoreCount(before.orders);
        account.read(lines);
        ordersWritten = readRing(lines, OrderImage.ENDED, orders(), before.ended, orders::readEnded);
        fillsWritten = readRing(lines, AccountImage.FILL, account.fills(), before.fills, account::readFill);
        flowsWritten = readRing(lines, AccountImage.FLOW, account.flows(), before.flows, account::readFlow);
        markets.read(lines, orders.readOpen(lines));
        written = withoutRings(lines);
        return true;
    }

    /** Every entry that the ledger would have kept must be there. */
    private static <T> long readRing(
            SortedMap<String, String> lines,
            String prefix,
            SimLedger<T> ledger,
            long last,
            Function<LineReader, T> read) {
        ledger.beginAt(Math.max(1, last - ledger.limit() + 1));
        for (long number = ledger.first(); number <= last; number++) {
            String key = prefix + ledger.slot(number);
            LineReader line = new LineReader(key, lines.getOrDefault(key, ""));
            if (line.number() != number) {
                throw line.damaged("number %d was expected".formatted(number));
            }
            ledger.add(line.whole(read));
        }
        return last;
    }

    private static SortedMap<String, String> withoutRings(SortedMap<String, String> lines) {
        SortedMap<String, String> rest = new TreeMap<>(lines);
        rest.keySet()
                .removeIf(key -> key.startsWith(OrderImage.ENDED)
                        || key.startsWith(AccountImage.FILL)
                        || key.startsWith(AccountImage.FLOW));
        return rest;
    }
}
