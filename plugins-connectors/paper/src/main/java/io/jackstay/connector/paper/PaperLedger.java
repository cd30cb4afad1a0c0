package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import io.jackstay.lib.sim.SimImage;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the exchange over a restart, where the login's memory is durable. Confined to the connector's loop.
 *
 * <p>A turn that changed something writes what it changed, and only then anything of the turn is told: the memory is on the disk before
 * what follows it reaches a bot. The place of the feed, which moves with every step, is written with such a change, and else every
 * {@value #PLACE_SECONDS} s. All lines of a turn are kept together, so what is read back is the exchange as it stood at the end of one turn.
 */
final class PaperLedger {
    private static final int VERSION = 2;
    private static final long PLACE_SECONDS = 10;
    private static final long PLACE_NANOS = PLACE_SECONDS * 1_000_000_000;
    private static final String HEAD = "ledger";
    private static final String PREFIX = "paper/";

    private final Memory memory;
    private final boolean kept;
    private final SortedMap<String, Part> parts = new TreeMap<>();
    private final SortedMap<String, String> written = new TreeMap<>();
    private final Head head;
    private final boolean found;
    private Optional<SimImage> image = Optional.empty();
    private long writtenAt;
    private boolean dirty;

    /** Something that goes on where it was, as one line. */
    interface Part {
        void write(LineWriter line);

        /** Takes back what was written. */
        void read(LineReader line);
    }

    private record Head(long version, long epoch, long begunNanos) {
        private static Head read(LineReader line) {
            long version = line.number();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "it is of version %d, and this paper exchange reads version %d: run the version that wrote it"
                                .formatted(version, VERSION));
            }
            return new Head(version, line.number(), line.number());
        }
    }

    /** The ledger that the memory has, or a new one. */
    PaperLedger(Memory memory, long now) {
        this.memory = requireNonNull(memory, "memory is null");
        this.kept = memory.isDurable();
        Optional<String> line = kept ? memory.get(HEAD) : Optional.empty();
        this.found = line.isPresent();
        this.head =
                line.map(text -> new LineReader(HEAD, text).whole(Head::read)).orElse(new Head(VERSION, 1, now));
        this.writtenAt = now;
    }

    /** Whether anything is kept. */
    boolean isKept() {
        return kept;
    }

    /** Number of the account's life. */
    long epoch() {
        return head.epoch;
    }

    /** When the account's life began. */
    long begunNanos() {
        return head.begunNanos;
    }

    /** This goes on where it was: it is read now, and written from now on. */
    <T extends Part> T keep(String name, T part) {
        String key = PREFIX + name;
        parts.put(key, part);
        if (found) {
            memory.get(key).ifPresent(text -> new LineReader(key, text).whole(line -> {
                part.read(line);
                return part;
            }));
        }
        return part;
    }

    /** The exchange goes on where it was. */
    void keep(SimImage exchange) {
        if (isKept()) {
            image = Optional.of(exchange);
            if (found && !exchange.read(memory)) {
                throw new IllegalStateException("what was kept is damaged: there is a ledger and no exchange in it");
            }
        }
    }

    /** The end of a turn; what throws leaves it to be written with the next, so that nothing is told that is not kept. */
    void endTurn(boolean changed, long now) {
        dirty |= changed;
        if (dirty || now - writtenAt >= PLACE_NANOS) {
            write(now);
        }
    }

    /** Writes what has changed. */
    void write(long now) {
        if (!isKept()) {
            return;
        }
        writtenAt = now;
        put(HEAD, new LineWriter().add(head.version).add(head.epoch).add(head.begunNanos));
        parts.forEach((key, part) -> {
            LineWriter line = new LineWriter();
            part.write(line);
            put(key, line);
        });
        image.orElseThrow().write(memory);
        dirty = false;
    }

    private void put(String key, LineWriter line) {
        String text = line.toString();
        if (!text.equals(written.get(key))) {
            memory.put(key, text);
            written.put(key, text);
        }
    }
}
