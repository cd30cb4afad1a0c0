package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.DayResult;
import io.jackstay.runtime.history.Silence;
import io.jackstay.runtime.launch.process.RecentLog;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telegram.ChatFacts;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a chat is told beside the status: the journals of the data directory, read anew for each question. Thread safe. */
final class RunFacts implements ChatFacts {
    private static final long MIB = 1 << 20;

    private final DataDirectory directory;
    private final List<String> bots;
    private final Clock clock;
    private final Supplier<String> version;
    private final Optional<LedgerFacts> ledger;
    private final ChatSums sums;

    /**
     * @param bots in the order of the file
     * @param abouts what the session knows of its bots; empty before it has started
     * @param ledger empty where none is kept
     */
    RunFacts(
            DataDirectory directory,
            List<String> bots,
            Clock clock,
            Supplier<String> version,
            Supplier<Optional<List<SessionPicture.About>>> abouts,
            Optional<LedgerFacts> ledger) {
        this.directory = requireNonNull(directory, "directory is null");
        this.bots = List.copyOf(bots);
        this.clock = requireNonNull(clock, "clock is null");
        this.version = requireNonNull(version, "version is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.sums = new ChatSums(bots, this::found, abouts);
    }

    @Override
    public List<String> bots() {
        return bots;
    }

    /** A journal that can't be read is said so, and costs the answer alone. */
    private Optional<List<String>> read(String bot, Function<BotHistory, List<String>> lines) {
        try {
            return directory.read(bot).map(lines);
        } catch (JackstayException e) {
            return Optional.of(List.of("the journal can't be read: " + e.getMessage()));
        }
    }

    /** Empty too where a journal can't be read: the answer of that bot says so. */
    private Optional<BotResults> found(String bot) {
        try {
            return directory.read(bot).flatMap(BotHistory::results);
        } catch (JackstayException e) {
            return Optional.empty();
        }
    }

    private Optional<List<String>> results(String bot, Function<BotResults, List<String>> lines) {
        return read(bot, history -> history.results().map(lines).orElse(List.of("has not begun")));
    }

    /** From the ledger; an answer that says so where it does not answer, and nothing where there is none. */
    private Optional<List<String>> ledger(Function<LedgerFacts, List<String>> lines) {
        try {
            return ledger.map(lines);
        } catch (JackstayException e) {
            return Optional.of(List.of("the ledger can't be read: " + e.getMessage()));
        }
    }

    @Override
    public Optional<List<String>> profit(String bot) {
        return results(bot, results -> {
            List<String> lines = new ArrayList<>();
            lines.add(period("session since " + HistoryTable.time(results.sessionNanos()), results.session()));
            lines.add(period("day " + LocalDate.ofEpochDay(results.epochDay()), results.day()));
            lines.add(period("all time since " + HistoryTable.time(results.firstNanos()), results.allTime()));
            lines.add("largest fall %s, %d fills".formatted(words(results.maxDrawdown()), results.fills()));
            ledger(known -> known.record(bot)).ifPresent(lines::addAll);
            return lines;
        });
    }

    @Override
    public List<String> profitOfAll() {
        return sums.profit();
    }

    @Override
    public List<String> balanceOfAll() {
        return sums.balance();
    }

    @Override
    public List<String> daysOfAll(Period period, int most) {
        return ledger(known -> sums.apart(of -> known.periods(of, period, most)))
                .orElse(List.of());
    }

    @Override
    public Optional<String> ownerOf(long cloid) {
        return bots.stream().filter(bot -> hasOpen(bot, cloid)).findFirst();
    }

    private boolean hasOpen(String bot, long cloid) {
        try {
            return directory
                    .read(bot)
                    .filter(history -> history.openOrders().stream()
                            .anyMatch(order -> order.placed().order().cloidOrZero() == cloid))
                    .isPresent();
        } catch (JackstayException e) {
            // Whose journal can't be read is not known to have it; its other answers say so.
            return false;
        }
    }

    @Override
    public Optional<List<String>> earned(String bot, int days) {
        return ledger(known -> known.earned(bot, days)).or(() -> Optional.of(List.of("no ledger is kept")));
    }

    private static String period(String name, Pnl pnl) {
        return "%s: net %s (realised %s, unrealised %s)"
                .formatted(
                        name,
                        words(pnl.net()),
                        Amounts.plain(pnl.realized().amount()),
                        Amounts.plain(pnl.unrealized().amount()));
    }

    private static String words(Money money) {
        return Amounts.plain(money.amount()) + " " + money.asset();
    }

    @Override
    public Optional<List<String>> balance(String bot) {
        return results(bot, results -> {
            List<String> lines = new ArrayList<>();
            lines.add("equity %s, began with %s, highest %s"
                    .formatted(words(results.equity()), words(results.startEquity()), words(results.peakEquity())));
            for (BotResults.Holding holding : results.holdings()) {
                Position position = holding.position();
                lines.add("%s: %s%s"
                        .formatted(
                                position.market(),
                                Amounts.plain(position.size().toBigDecimal()),
                                holding.mark()
                                        .map(mark -> " at " + Amounts.plain(mark))
                                        .orElse("")));
            }
            return lines;
        });
    }

    @Override
    public Optional<List<String>> performance(String bot) {
        return results(bot, results -> results.holdings().stream()
                .map(holding -> period(holding.position().market().toString(), holding.allTime()))
                .toList());
    }

    @Override
    public Optional<List<String>> days(String bot, Period period, int most) {
        return ledger(known -> known.periods(bot, period, most)).or(() -> journaledDays(bot, period, most));
    }

    private Optional<List<String>> journaledDays(String bot, Period period, int most) {
        return read(bot, history -> {
            SortedMap<LocalDate, Total> periods = new TreeMap<>(Comparator.reverseOrder());
            for (DayResult day : history.days()) {
                periods.merge(begin(day.day(), period), new Total(day), Total::plus);
            }
            List<String> lines = new ArrayList<>();
            periods.forEach((begin, total) ->
                    lines.add("%s: %s, %d fills".formatted(begin, words(total.realized), total.fills)));
            return lines.isEmpty() ? List.of("no fill yet") : lines.subList(0, Math.min(most, lines.size()));
        });
    }

    private record Total(Money realized, long fills) {
        private Total(DayResult day) {
            this(day.realized(), day.fills());
        }

        private Total plus(Total other) {
            return new Total(
                    new Money(realized.asset(), realized.amount().add(other.realized.amount())), fills + other.fills);
        }
    }

    private static LocalDate begin(LocalDate day, Period period) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    @Override
    public Optional<List<String>> orders(String bot) {
        return read(bot, history -> {
            List<String> lines =
                    history.openOrders().stream().map(RunFacts::order).toList();
            return lines.isEmpty() ? List.of("no open order") : lines;
        });
    }

    private static String order(RememberedOrder order) {
        OrderRequest request = order.placed().request();
        Optional<OrderUpdate> last = order.last();
        return "%d: %s %s %s at %s, filled %s, %s%s"
                .formatted(
                        order.placed().order().cloidOrZero(),
                        request.side(),
                        Amounts.plain(last.map(OrderUpdate::size)
                                .orElse(request.size())
                                .toBigDecimal()),
                        request.market(),
                        Amounts.plain(last.map(OrderUpdate::price)
                                .orElse(request.worstPrice())
                                .toBigDecimal()),
                        Amounts.plain(last.map(update -> update.filled().toBigDecimal())
                                .orElse(BigDecimal.ZERO)),
                        last.map(update -> update.to().name()).orElse("SUBMITTING"),
                        request.label().isEmpty() ? "" : " (" + request.label() + ")");
    }

    @Override
    public Optional<List<String>> fills(String bot, int most) {
        return read(bot, history -> {
            List<OrderFill> fills = history.fills();
            List<String> lines = new ArrayList<>();
            for (int i = fills.size() - 1; i >= 0 && lines.size() < most; i--) {
                OrderFill fill = fills.get(i);
                lines.add("%s %s %s %s at %s, fee %s"
                        .formatted(
                                HistoryTable.time(fill.stamp().venueNanos()),
                                fill.side(),
                                Amounts.plain(fill.size().toBigDecimal()),
                                fill.market(),
                                Amounts.plain(fill.price().toBigDecimal()),
                                words(fill.fee())));
            }
            return lines.isEmpty() ? List.of("no fill yet") : lines;
        });
    }

    @Override
    public Optional<List<String>> why(String bot) {
        return read(bot, history -> {
            Silence silence = Silence.of(history, true, clock.epochNanos());
            List<String> lines = new ArrayList<>();
            lines.add(silence.sentence());
            silence.reasons()
                    .forEach(reason -> lines.add("%s %s %s"
                            .formatted(
                                    reason.words(),
                                    reason.limit().isEmpty() ? "" : "limit " + reason.limit(),
                                    reason.actual().isEmpty() ? "" : "actual " + reason.actual())));
            return lines;
        });
    }

    @Override
    public List<String> alerts(int most) {
        try {
            return directory.alerts().stream()
                    .sorted(Comparator.comparing(RaisedAlert::alert, Alert.LATEST_FIRST))
                    .limit(most)
                    .map(RunFacts::alert)
                    .toList();
        } catch (JackstayException e) {
            return List.of("the journals can't be read: " + e.getMessage());
        }
    }

    private static String alert(RaisedAlert raised) {
        Alert alert = raised.alert();
        return "%s %s %s %s, %d times: %s"
                .formatted(
                        HistoryTable.time(alert.nanos()),
                        raised.who(),
                        alert.code(),
                        alert.subject(),
                        alert.count(),
                        alert.text());
    }

    @Override
    public List<String> logs(int most) {
        return RecentLog.lines(most);
    }

    @Override
    public List<String> health() {
        Runtime runtime = Runtime.getRuntime();
        Duration up = Duration.ofNanos(clock.epochNanos() - ProcessStart.epochNanos());
        return List.of(
                "up for %d h %d min".formatted(up.toHours(), up.toMinutesPart()),
                "%d bots".formatted(bots.size()),
                "memory %d of %d MiB"
                        .formatted((runtime.totalMemory() - runtime.freeMemory()) / MIB, runtime.maxMemory() / MIB),
                "process %d".formatted(ProcessHandle.current().pid()));
    }

    @Override
    public String version() {
        return version.get();
    }
}
