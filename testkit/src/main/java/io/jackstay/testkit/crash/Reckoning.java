package io.jackstay.testkit.crash;

import io.jackstay.api.account.Position;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the journals of a dead process against the venue's books. Not thread safe: one run. */
final class Reckoning {
    private static final long MOST_LOTS = 500;

    private final CrashVenue venue;
    private final Path data;
    private final List<String> problems = new ArrayList<>();
    private int lost;
    private int doubled;
    private int orphans;
    private int fills;

    Reckoning(CrashVenue venue, Path data) {
        this.venue = venue;
        this.data = data;
    }

    /** Something else is wrong. */
    void problem(String words) {
        problems.add(words);
    }

    private Optional<BotHistory> history() {
        try {
            return new DataDirectory(data, new SystemClock())
                    .read(BotProcess.BOT)
                    .filter(history -> history.results().isPresent());
        } catch (JackstayException e) {
            problem("the journals can't be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** After a kill: what rests has an intent that was written before it left, and no fill is there twice. */
    void afterKill() throws IOException {
        Set<Long> known = new HashSet<>();
        Optional<BotHistory> history = history();
        history.ifPresent(found -> {
            found.openOrders().forEach(order -> known.add(cloid(order)));
            found.endedOrders().forEach(order -> known.add(cloid(order)));
            doubled += repeated(found);
        });
        for (long order : venue.books().resting()) {
            if (!known.contains(order)) {
                orphans++;
                problem("order %d rests, and no journal knows it".formatted(order));
            }
        }
    }

    /** After a stop that was confirmed: nothing rests. */
    void afterStop() throws IOException {
        orphans += venue.books().resting().size();
    }

    private static long cloid(RememberedOrder order) {
        return order.ref().cloidOrZero();
    }

    private static int repeated(BotHistory history) {
        Set<String> ids = new HashSet<>();
        int repeated = 0;
        for (OrderFill fill : history.fills()) {
            repeated += ids.add(fill.id()) ? 0 : 1;
        }
        return repeated;
    }

    /** After an orderly stop: fills, position and orders are the venue's, and nothing rests. */
    void atTheEnd() throws IOException {
        Optional<BotHistory> found = history();
        if (found.isEmpty()) {
            problem("the bot has no journal");
            return;
        }
        BotHistory history = found.get();
        compare(venue.fills(), history);
        if (history.olderFills() > 0) {
            problem("%d fills are only a sum, and can't be compared".formatted(history.olderFills()));
        }
        CrashVenue.Books books = venue.books();
        orphans += books.resting().size();
        figures(books, history);
        if (!history.openOrders().isEmpty()) {
            problem("%d orders have no end in the journal"
                    .formatted(history.openOrders().size()));
        }
    }

    /** After an orderly stop of a bot with sequences: what each came to by the venue's fills, and what its strategy was told. */
    void rounds() throws IOException {
        Map<Long, String> labels = new HashMap<>();
        history().ifPresent(found -> {
            found.openOrders().forEach(order -> labels.put(cloid(order), label(order)));
            found.endedOrders().forEach(order -> labels.put(cloid(order), label(order)));
        });
        try (JournalStore store = new DataDirectory(data, new SystemClock()).unkept()) {
            BotImage image = BotImage.read(
                    Optional.of(store.open(StreamName.bot(BotProcess.BOT), OpenMode.FOLLOW, Runnable::run)));
            List<String> told = new ArrayList<>();
            image.ofStrategy().forEach((key, text) -> told.add(text));
            problems.addAll(new Rounds(BotProcess.ORDER_SIZE).problems(venue.fills(), labels, told));
        }
    }

    private static String label(RememberedOrder order) {
        return order.placed().request().label();
    }

    /** Each of the venue's is one of the bot's, and the other way round; what a bot has twice is counted by its id. */
    private void compare(List<BookedFill> booked, BotHistory history) {
        Map<BookedFill, Integer> more = new HashMap<>();
        booked.forEach(fill -> more.merge(fill, 1, Integer::sum));
        Set<String> ids = new HashSet<>();
        for (OrderFill fill : history.fills()) {
            if (ids.add(fill.id())) {
                more.merge(BookedFill.of(fill), -1, Integer::sum);
            }
        }
        fills = booked.size();
        doubled += repeated(history);
        for (int difference : more.values()) {
            lost += Math.max(0, difference);
            doubled += Math.max(0, -difference);
        }
    }

    private void figures(CrashVenue.Books books, BotHistory history) {
        BigDecimal is = BigDecimal.valueOf(books.position(), CrashVenue.SIZE_SCALE);
        BigDecimal says = BigDecimal.ZERO;
        for (BotResults.Holding holding : history.results().orElseThrow().holdings()) {
            Position position = holding.position();
            says = says.add(position.size().toBigDecimal());
        }
        if (is.compareTo(says) != 0) {
            problem("the bot says %s, the venue has %s".formatted(says.toPlainString(), is.toPlainString()));
        }
        if (books.twice() > 0) {
            problem("%d client order ids came again".formatted(books.twice()));
        }
        if (books.largest() > MOST_LOTS) {
            problem("the position was %d lots, the limit is %d".formatted(books.largest(), MOST_LOTS));
        }
    }

    CrashResult result(long seed, CrashPlace place, boolean big, int kills, long recoveryNanos) {
        return new CrashResult(seed, place, big, kills, lost, doubled, orphans, problems, fills, recoveryNanos);
    }
}
