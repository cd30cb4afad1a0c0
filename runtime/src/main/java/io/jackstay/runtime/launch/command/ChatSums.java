package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.launch.screen.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all bots have and have earned together, of one asset at a time, and never live and paper in one. Thread safe. */
final class ChatSums {
    private final List<String> bots;
    private final Function<String, Optional<BotResults>> journal;
    private final Supplier<Optional<Set<String>>> paper;

    /** One bot, as its journal has it. */
    private record One(String bot, boolean paper, BotResults results) {
        private String asset() {
            return results.equity().asset();
        }
    }

    /**
     * @param journal what a bot has, as far as its journal says it
     * @param paper bots at which no money is at stake; empty before the session has started
     */
    ChatSums(List<String> bots, Function<String, Optional<BotResults>> journal, Supplier<Optional<Set<String>>> paper) {
        this.bots = List.copyOf(bots);
        this.journal = requireNonNull(journal, "journal is null");
        this.paper = requireNonNull(paper, "paper is null");
    }

    List<String> profit() {
        return lines(ones -> {
            long today = ones.stream()
                    .mapToLong(one -> one.results().epochDay())
                    .max()
                    .orElseThrow();
            List<One> traded = ones.stream()
                    .filter(one -> one.results().epochDay() == today)
                    .toList();
            return List.of(
                    "session: net " + sum(ones, one -> one.session().net().amount()),
                    "day %s: net %s%s"
                            .formatted(
                                    LocalDate.ofEpochDay(today),
                                    sum(traded, one -> one.day().net().amount()),
                                    without(ones, traded)),
                    "all time: net " + sum(ones, one -> one.allTime().net().amount()));
        });
    }

    List<String> balance() {
        return lines(ones -> List.of("equity %s, began with %s"
                .formatted(sum(ones, one -> one.equity().amount()), sum(ones, one -> one.startEquity()
                        .amount()))));
    }

    /** Those whose last trading day is an earlier one. */
    private static String without(List<One> all, List<One> counted) {
        List<String> others =
                all.stream().filter(one -> !counted.contains(one)).map(One::bot).toList();
        return others.isEmpty() ? "" : ", without " + String.join(", ", others);
    }

    private static String sum(List<One> ones, Function<BotResults, BigDecimal> figure) {
        BigDecimal sum = ones.stream().map(one -> figure.apply(one.results())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "%s %s".formatted(Amounts.plain(sum), ones.get(0).asset());
    }

    private List<String> lines(Function<List<One>, List<String>> words) {
        Optional<Set<String>> onPaper = paper.get();
        if (onPaper.isEmpty()) {
            return List.of("no sum: the process is starting");
        }
        List<One> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String bot : bots) {
            Optional<BotResults> results = journal.apply(bot);
            results.ifPresent(found -> known.add(new One(bot, onPaper.get().contains(bot), found)));
            if (results.isEmpty()) {
                unknown.add(bot);
            }
        }
        List<String> lines = new ArrayList<>();
        for (boolean isPaper : new boolean[] {false, true}) {
            List<String> assets = known.stream()
                    .filter(one -> one.paper() == isPaper)
                    .map(One::asset)
                    .distinct()
                    .sorted()
                    .toList();
            for (String asset : assets) {
                List<One> ones = known.stream()
                        .filter(one -> one.paper() == isPaper && one.asset().equals(asset))
                        .toList();
                lines.add("all %s, %s".formatted(isPaper ? "on paper" : "live", names(ones)));
                lines.addAll(words.apply(ones));
            }
        }
        if (!unknown.isEmpty()) {
            lines.add("not counted, for nothing is known: " + String.join(", ", unknown));
        }
        return lines;
    }

    private static String names(List<One> ones) {
        return ones.size() == 1 ? ones.get(0).bot() : "%d bots".formatted(ones.size());
    }
}
