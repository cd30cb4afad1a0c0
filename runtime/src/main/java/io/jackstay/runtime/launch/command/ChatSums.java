package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What all bots have and have earned together, of one asset at a time, and never live and paper in one. Thread safe. */
final class ChatSums {
    private static final String STARTING = "no sum: the process is starting";

    private final List<String> bots;
    private final Function<String, Optional<BotResults>> journal;
    private final Supplier<Optional<List<SessionPicture.About>>> abouts;

    /** One bot, as its journal has it. */
    private record One(String bot, boolean paper, BotResults results) {
        private String asset() {
            return results.equity().asset();
        }
    }

    /**
     * @param journal what a bot has, as far as its journal says it
     * @param abouts what the session knows of its bots; empty before it has started
     */
    ChatSums(
            List<String> bots,
            Function<String, Optional<BotResults>> journal,
            Supplier<Optional<List<SessionPicture.About>>> abouts) {
        this.bots = List.copyOf(bots);
        this.journal = requireNonNull(journal, "journal is null");
        this.abouts = requireNonNull(abouts, "abouts are null");
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

    /** The words of all live bots, and of all on paper, where there are any. */
    List<String> apart(Function<List<String>, List<String>> words) {
        Optional<Set<String>> onPaper = onPaper();
        if (onPaper.isEmpty()) {
            return List.of(STARTING);
        }
        List<String> lines = new ArrayList<>();
        for (boolean isPaper : new boolean[] {false, true}) {
            List<String> of = bots.stream()
                    .filter(bot -> onPaper.get().contains(bot) == isPaper)
                    .toList();
            if (!of.isEmpty()) {
                lines.add(title(isPaper, of));
                lines.addAll(words.apply(of));
            }
        }
        return lines;
    }

    private static String title(boolean paper, List<String> bots) {
        return "all %s, %s"
                .formatted(
                        paper ? "on paper" : "live", bots.size() == 1 ? bots.get(0) : "%d bots".formatted(bots.size()));
    }

    List<String> balance() {
        return lines(ones -> List.of(
                countTwice(ones)
                        ? "equity not known: bots share a login without capital of their own"
                        : "equity %s, began with %s"
                                .formatted(sum(ones, one -> one.equity().amount()), sum(ones, one -> one.startEquity()
                                        .amount()))));
    }

    /** Whether a bot that counts all of its login's equity shares the login. */
    private boolean countTwice(List<One> ones) {
        Set<String> counted = ones.stream().map(One::bot).collect(Collectors.toSet());
        List<SessionPicture.About> sharing = abouts.get().orElse(List.of()).stream()
                .filter(about -> counted.contains(about.name()))
                .toList();
        return SessionPicture.About.shareEquity(sharing);
    }

    private Optional<Set<String>> onPaper() {
        return abouts.get().map(known -> known.stream()
                .filter(SessionPicture.About::paper)
                .map(SessionPicture.About::name)
                .collect(Collectors.toUnmodifiableSet()));
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
        Optional<Set<String>> onPaper = onPaper();
        if (onPaper.isEmpty()) {
            return List.of(STARTING);
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
                lines.add(title(isPaper, ones.stream().map(One::bot).toList()));
                lines.addAll(words.apply(ones));
            }
        }
        if (!unknown.isEmpty()) {
            lines.add("not counted, for nothing is known: " + String.join(", ", unknown));
        }
        return lines;
    }
}
