package io.jackstay.testkit.crash;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.record.BotRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A journal without a snapshot, of any size: orders that were refused long ago. Stateless. */
final class BigJournal {
    /** What a large one has. */
    static final long LARGE = 100_000_000;

    /** What a record has beside what is in it. */
    private static final int RECORD_BYTES = 34;

    private static final int ORDERS_A_GROUP = 200;
    private static final MarketId MARKET = new MarketId(new Venue(BotProcess.LOGIN), "BTC-USDC-PERP");
    private static final Price PRICE = Price.of(MARKET, 590_000, 1);
    private static final Size SIZE = Size.of(MARKET, 10, 3);
    private static final Cloid.Layout CLOIDS = Cloid.Layout.forBits(62);
    private static final long BEGUN_NANOS = 1_700_000_000_000_000_000L;

    private BigJournal() {}

    /** Writes one of this size, or somewhat more, into a data directory that is not there yet. */
    static void write(Path data, long bytes) {
        try (FileJournalStore store = new DataDirectory(data, new SystemClock()).own();
                Journal journal = store.open(StreamName.bot(BotProcess.BOT), OpenMode.OWN, Runnable::run)) {
            append(
                    journal,
                    List.of(
                            new BotRecord.SessionBegan(
                                            1,
                                            BEGUN_NANOS,
                                            new Money("USDC", new BigDecimal("100000")),
                                            Pnl.none("USDC"),
                                            List.of(MARKET))
                                    .toEntry(),
                            new BotRecord.CloidsReserved(10_000_000).toEntry()));
            long written = 0;
            long sequence = 1;
            while (written < bytes) {
                List<Entry> entries = new ArrayList<>();
                for (int i = 0; i < ORDERS_A_GROUP; i++) {
                    order(sequence++, entries);
                }
                written += append(journal, entries);
            }
            journal.drain();
        }
    }

    /** The same data directory in another place. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static long append(Journal journal, List<Entry> entries) {
        if (!journal.hasRoom()) {
            journal.drain();
        }
        journal.append(entries, Level.WRITTEN, (result, group) -> {});
        return entries.stream()
                .mapToLong(entry -> RECORD_BYTES + entry.payload().length)
                .sum();
    }

    private static void order(long sequence, List<Entry> entries) {
        OrderRef ref = new OrderRef(MARKET, CLOIDS.cloid(0, 1, sequence).value(), "");
        LimitOrderRequest request =
                LimitOrderRequest.limit(Side.BUY, SIZE, PRICE).postOnly().labelled("L" + sequence % 10);
        long nanos = BEGUN_NANOS + sequence * 1_000_000;
        entries.add(new BotRecord.OrderPlaced(ref, request, "tick of " + MARKET, nanos).toEntry());
        entries.add(new BotRecord.OrderChanged(new OrderUpdate(
                        ref,
                        OrderState.SUBMITTING,
                        OrderState.REJECTED,
                        SIZE.minus(SIZE),
                        PRICE,
                        SIZE,
                        Order.Pending.NONE,
                        "a post-only order would take",
                        new Stamp(nanos, nanos)))
                .toEntry());
    }
}
