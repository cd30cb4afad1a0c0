package io.jackstay.testkit.crash;

import io.jackstay.api.account.Position;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.testkit.crash.wire.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds the journals of a dead process against the venue's books. Not thread safe: one run. */
final class Reckoning {
    private static final int SIZE_SCALE = 3;
    private static final long MOST_LOTS = 500;

    private final VenueProcess venue;
    private final Path data;
    private final List<String> problems = new ArrayList<>();
    private int lost;
    private int doubled;
    private int orphans;
    private int fills;

    Reckoning(VenueProcess venue, Path data) {
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
        for (Message order : venue.ask(Message.of("snapshot"), "figures")) {
            if (order.kind().equals("open") && !known.contains(order.number("cloid"))) {
                orphans++;
                problem("order %s rests, and no journal knows it".formatted(order.text("cloid")));
            }
        }
    }

    /** After a stop that was confirmed: nothing rests. */
    void afterStop() throws IOException {
        int resting = venue.ask(Message.of("snapshot"), "figures").size() - 1;
        orphans += resting;
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
        Set<String> told = new TreeSet<>();
        history.fills().forEach(fill -> told.add(fill.id()));
        Set<String> booked = new TreeSet<>();
        for (Message fill : venue.ask(Message.of("fills").with("since", 0), "end")) {
            if (fill.kind().equals("fill")) {
                booked.add(fill.text("fill"));
            }
        }
        fills = booked.size();
        lost += missing(told, booked);
        doubled += repeated(history) + missing(booked, told);
        if (history.olderFills() > 0) {
            problem("%d fills are only a sum, and can't be compared".formatted(history.olderFills()));
        }
        List<Message> holds = venue.ask(Message.of("snapshot"), "figures");
        orphans += holds.size() - 1;
        figures(holds.get(holds.size() - 1), history);
        if (!history.openOrders().isEmpty()) {
            problem("%d orders have no end in the journal"
                    .formatted(history.openOrders().size()));
        }
    }

    private static int missing(Set<String> from, Set<String> of) {
        Set<String> missing = new TreeSet<>(of);
        missing.removeAll(from);
        return missing.size();
    }

    private void figures(Message figures, BotHistory history) {
        BigDecimal is = BigDecimal.valueOf(figures.number("position"), SIZE_SCALE);
        BigDecimal says = BigDecimal.ZERO;
        for (BotResults.Holding holding : history.results().orElseThrow().holdings()) {
            Position position = holding.position();
            says = says.add(position.size().toBigDecimal());
        }
        if (is.compareTo(says) != 0) {
            problem("the bot says %s, the venue has %s".formatted(says.toPlainString(), is.toPlainString()));
        }
        if (figures.number("twice") > 0) {
            problem("%s client order ids came again".formatted(figures.text("twice")));
        }
        if (figures.number("largest") > MOST_LOTS) {
            problem("the position was %s lots, the limit is %d".formatted(figures.text("largest"), MOST_LOTS));
        }
    }

    CrashResult result(long seed, CrashPlace place, boolean big, int kills, long recoveryNanos) {
        return new CrashResult(seed, place, big, kills, lost, doubled, orphans, problems, fills, recoveryNanos);
    }
}
