package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.records.JournalRecords;
import io.jackstay.runtime.web.records.PastFill;
import io.jackstay.runtime.web.records.PastRecords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the page shows of a bot's past: the history where one is kept and it has the bot, else the journals. Not thread safe: confined to
 * {@code web-work}.
 *
 * <p>Whoever asks again and again does not have journals read again and again: what was read of a bot is kept until something was written,
 * and for {@value #REST} times as long as it took to read.
 */
final class RunRecords {
    private static final System.Logger LOG = System.getLogger(RunRecords.class.getName());
    private static final int REST = 20;

    private final Function<String, Optional<BotHistory>> journals;
    private final LongSupplier written;
    private final Supplier<Optional<Ledger>> ledger;
    private final Clock clock;
    private Optional<Kept> kept = Optional.empty();

    private record Kept(String bot, Optional<BotHistory> history, long writtenThen, long untilNanos) {}

    /**
     * @param journals reads what they say of a bot
     * @param written how much this process has written to them
     * @param ledger opens the history, to be closed by who asks; empty where none is kept, or none can be read yet
     */
    RunRecords(
            Function<String, Optional<BotHistory>> journals,
            LongSupplier written,
            Supplier<Optional<Ledger>> ledger,
            Clock clock) {
        this.journals = requireNonNull(journals, "journals are null");
        this.written = requireNonNull(written, "written is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What the journals say of a bot, as of now or of a moment ago; empty for one without. */
    Optional<BotHistory> history(String bot) {
        long asked = clock.nanoTime();
        Optional<Kept> young = kept.filter(known ->
                known.bot.equals(bot) && (known.writtenThen == written.getAsLong() || asked - known.untilNanos < 0));
        if (young.isPresent()) {
            return young.get().history;
        }
        long before = written.getAsLong();
        Optional<BotHistory> read = journals.apply(bot);
        long now = clock.nanoTime();
        kept = Optional.of(new Kept(bot, read, before, now + REST * (now - asked)));
        return read;
    }

    PastRecords of(String bot) {
        return new Both(bot);
    }

    private final class Both implements PastRecords {
        private final String bot;

        Both(String bot) {
            this.bot = bot;
        }

        @Override
        public List<PastFill> fills(Span span, Ledger.Page page) {
            return ask(
                    found -> found.latestFills(bot, span, page).stream()
                            .map(row -> new PastFill(row.fill().toFill(), row.label(), row.mirror()))
                            .toList(),
                    journal -> journal.fills(span, page),
                    List.of());
        }

        @Override
        public long olderFills() {
            return ask(found -> found.olderFills(bot), PastRecords::olderFills, 0L);
        }

        @Override
        public List<OrderRow> orders(Span span, Ledger.Page page, boolean openOnly) {
            return ask(
                    found -> found.latestOrders(bot, span, page, openOnly),
                    journal -> journal.orders(span, page, openOnly),
                    List.of());
        }

        @Override
        public List<Alert> alerts(Span span, Ledger.Page page) {
            return history(bot)
                    .map(known -> new JournalRecords(known).alerts(span, page))
                    .orElse(List.of());
        }

        private <T> T ask(Function<Ledger, T> inLedger, Function<PastRecords, T> inJournal, T nothing) {
            return asked(inLedger)
                    .or(() -> history(bot).map(JournalRecords::new).map(inJournal))
                    .orElse(nothing);
        }

        private <T> Optional<T> asked(Function<Ledger, T> question) {
            try (Ledger open = ledger.get().orElse(null)) {
                return open != null && open.bots().contains(bot) ? Optional.of(question.apply(open)) : Optional.empty();
            } catch (JackstayException e) {
                LOG.log(System.Logger.Level.DEBUG, "the history does not answer, the journals are read", e);
                return Optional.empty();
            }
        }
    }
}
