package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.ledger.Earnings;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.risk.TradingDay;
import io.jackstay.runtime.telegram.ChatFacts;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a chat is told of what bots have earned, from the ledger, which is opened for each question. Thread safe. */
final class LedgerFacts {
    private final LedgerDatabase database;
    private final TradingDay days;
    private final Clock clock;

    LedgerFacts(LedgerDatabase database, TradingDay days, Clock clock) {
        this.database = requireNonNull(database, "database is null");
        this.days = requireNonNull(days, "days are null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Empty where a configuration keeps no ledger. */
    static Optional<LedgerFacts> of(RuntimeSettings settings, Clock clock) {
        return settings.ledger().keep() == Switch.OFF
                ? Optional.empty()
                : Optional.of(new LedgerFacts(
                        new LedgerDatabase(settings.ledger(), settings.dataDir()),
                        new TradingDay(settings.dayStart()),
                        clock));
    }

    private Earnings earnings(String bot, LocalDate from) {
        Instant begin = from.atTime(days.start()).toInstant(ZoneOffset.UTC);
        long nanos = Duration.ofSeconds(begin.getEpochSecond(), begin.getNano()).toNanos();
        return earnings(bot, new Span(nanos, Long.MAX_VALUE));
    }

    private Earnings earnings(String bot, Span span) {
        try (Ledger ledger = Ledger.open(database)) {
            return ledger.earnings(bot, span, days);
        }
    }

    private LocalDate today() {
        return days.of(clock.epochNanos());
    }

    /** The latest periods with something in them, the latest first. */
    List<String> periods(String bot, ChatFacts.Period period, int most) {
        return periods(List.of(bot), period, most);
    }

    /** The same of several bots together, of one asset at a time. */
    List<String> periods(List<String> bots, ChatFacts.Period period, int most) {
        LocalDate first = back(begin(today(), period), period, most - 1);
        SortedMap<LocalDate, SortedMap<String, Earnings.Sum>> periods = new TreeMap<>(Comparator.reverseOrder());
        for (String bot : bots) {
            for (Earnings.Day day : earnings(bot, first).days()) {
                SortedMap<String, Earnings.Sum> of =
                        periods.computeIfAbsent(begin(day.date(), period), any -> new TreeMap<>());
                day.sums().forEach(sum -> of.merge(sum.asset(), sum, LedgerFacts::plus));
            }
        }
        List<String> lines = new ArrayList<>();
        periods.forEach(
                (begin, sums) -> sums.values().forEach(sum -> lines.add("%s: %s".formatted(begin, words(sum)))));
        return lines.isEmpty() ? List.of("nothing since " + first) : lines;
    }

    private static Earnings.Sum plus(Earnings.Sum one, Earnings.Sum other) {
        return new Earnings.Sum(
                one.asset(),
                one.realized().add(other.realized()),
                one.fees().add(other.fees()),
                one.rebates().add(other.rebates()),
                one.funding().add(other.funding()),
                one.volume().add(other.volume()),
                one.fills() + other.fills());
    }

    private static LocalDate begin(LocalDate day, ChatFacts.Period period) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate back(LocalDate begin, ChatFacts.Period period, int count) {
        return switch (period) {
            case DAY -> begin.minusDays(count);
            case WEEK -> begin.minusWeeks(count);
            case MONTH -> begin.minusMonths(count);
        };
    }

    /** What so many trading days up to now have brought, by asset and by source. */
    List<String> earned(String bot, int most) {
        LocalDate first = today().minusDays(most - 1L);
        Earnings earnings = earnings(bot, first);
        List<String> lines = new ArrayList<>();
        earnings.total()
                .forEach(sum -> lines.add("since %s: %s, volume %s".formatted(first, words(sum), shown(sum.volume()))));
        for (Earnings.Source source : earnings.sources()) {
            lines.add("%s: %s %s"
                    .formatted(
                            String.join(
                                    " ",
                                    List.of(source.source(), source.of(), source.market()).stream()
                                            .filter(word -> !word.isEmpty())
                                            .toList()),
                            shown(source.amount()),
                            source.asset()));
        }
        return lines.isEmpty() ? List.of("nothing since " + first) : lines;
    }

    /** How many of all trading days were good, and which most; by asset. */
    List<String> record(String bot) {
        SortedMap<String, Tally> tallies = new TreeMap<>();
        for (Earnings.Day day : earnings(bot, Span.ALL).days()) {
            day.sums().forEach(sum -> tallies.computeIfAbsent(sum.asset(), any -> new Tally())
                    .add(day.date(), sum.net()));
        }
        return tallies.entrySet().stream()
                .map(tally -> tally.getValue().words(tally.getKey()))
                .toList();
    }

    /** Days of one asset. Not thread safe: filled, then read. */
    private static final class Tally {
        private int good;
        private int bad;
        private Optional<Best> best = Optional.empty();
        private Optional<Best> worst = Optional.empty();

        private record Best(LocalDate day, BigDecimal net) {
            private String words(String asset) {
                return "%s %s on %s".formatted(shown(net), asset, day);
            }
        }

        private void add(LocalDate day, BigDecimal net) {
            good += net.signum() > 0 ? 1 : 0;
            bad += net.signum() < 0 ? 1 : 0;
            Best here = new Best(day, net);
            best = best.filter(other -> other.net.compareTo(net) >= 0).or(() -> Optional.of(here));
            worst = worst.filter(other -> other.net.compareTo(net) <= 0).or(() -> Optional.of(here));
        }

        private String words(String asset) {
            return "days with a gain %d, with a loss %d; best %s, worst %s"
                    .formatted(
                            good,
                            bad,
                            best.map(day -> day.words(asset)).orElse("-"),
                            worst.map(day -> day.words(asset)).orElse("-"));
        }
    }

    private static String words(Earnings.Sum sum) {
        return "net %s %s (realised %s, fees %s, rebates %s, funding %s), %d fills"
                .formatted(
                        shown(sum.net()),
                        sum.asset(),
                        shown(sum.realized()),
                        shown(sum.fees()),
                        shown(sum.rebates()),
                        shown(sum.funding()),
                        sum.fills());
    }

    private static String shown(BigDecimal amount) {
        return Amounts.plain(Amounts.rounded(amount));
    }
}
