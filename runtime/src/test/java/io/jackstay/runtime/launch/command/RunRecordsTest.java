package io.jackstay.runtime.launch.command;

import static io.jackstay.runtime.ledger.WrittenJournals.BOT;
import static io.jackstay.runtime.ledger.WrittenJournals.T0;
import static io.jackstay.runtime.ledger.WrittenJournals.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerFiller;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.ledger.WrittenJournals;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.web.records.PastFill;
import io.jackstay.runtime.web.records.PastRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the page has a bot's past from, and how often that is read. */
class RunRecordsTest {
    private static final Duration READING = Duration.ofMillis(100);

    private final VirtualClock clock = new VirtualClock(T0);
    private final AtomicLong written = new AtomicLong(1);
    private int reads;

    @TempDir
    Path folder;

    @BeforeEach
    void trade() {
        try (WrittenJournals journals = new WrittenJournals(folder).begin()) {
            journals.placed(1, Side.BUY, "0.02", "60000", 1);
            journals.changed(1, OrderState.FILLED, "0.02", "60000", "0.02", 2);
            journals.placed(2, Side.SELL, "0.01", "60100", "fill f1", 3);
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0.12", 2));
            journals.fill(fill("f2", 2, Side.SELL, "0.01", "60100", "-0.06", 4));
        }
    }

    private void pass(Duration time) {
        clock.advanceTo(clock.nanoTime() + time.toNanos());
    }

    private RunRecords records(Supplier<Optional<Ledger>> ledger) {
        DataDirectory directory = new DataDirectory(folder, clock);
        return new RunRecords(
                bot -> {
                    reads++;
                    pass(READING);
                    return directory.read(bot);
                },
                written::get,
                ledger,
                clock);
    }

    private static void assertIsAll(PastRecords records) {
        assertThat(records.fills(Span.ALL, Ledger.Page.WHOLE))
                .extracting(each -> each.fill().id(), PastFill::label)
                .containsExactly(tuple("f2", "L-2"), tuple("f1", "L-1"));
        // 100 x 0.01, less half of the buy's fee, and the sell's rebate on top.
        assertThat(records.fills(Span.ALL, Ledger.Page.WHOLE))
                .extracting(each -> each.mirror().map(Mirror::of), each -> each.mirror()
                        .flatMap(Mirror::gain)
                        .map(gain -> gain.amount().stripTrailingZeros().toPlainString()))
                .containsExactly(tuple(Optional.of("f1"), Optional.of("1")), tuple(Optional.empty(), Optional.empty()));
        assertThat(records.orders(Span.ALL, Ledger.Page.WHOLE, false))
                .extracting(OrderRow::cloid, OrderRow::state)
                .containsExactly(tuple(2L, "SUBMITTING"), tuple(1L, "FILLED"));
        assertThat(records.orders(Span.ALL, Ledger.Page.WHOLE, true))
                .extracting(OrderRow::cloid)
                .containsExactly(2L);
        assertThat(records.fills(Span.ALL, new Ledger.Page(1, 1)))
                .extracting(each -> each.fill().id())
                .containsExactly("f1");
        assertThat(records.olderFills()).isZero();
    }

    @Test
    void theHistoryIsAskedWhereItHasTheBot() {
        LedgerDatabase database = new LedgerDatabase(LedgerBlock.DEFAULT, folder);
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            filler.finish();
        }

        assertIsAll(records(() -> Optional.of(Ledger.open(database))).of(BOT));
        assertThat(reads).isZero();
    }

    @Test
    void theJournalsAreAskedWhereThereIsNoHistoryOrItIsEmptyOrFails() {
        LedgerDatabase empty = new LedgerDatabase(LedgerBlock.DEFAULT, folder);

        assertIsAll(records(Optional::empty).of(BOT));
        assertIsAll(records(() -> Optional.of(Ledger.open(empty))).of(BOT));
        assertIsAll(records(() -> {
                    throw new JackstayException(ErrorCode.LEDGER_FAILED, "away");
                })
                .of(BOT));
        assertThat(records(Optional::empty).of("other").fills(Span.ALL, Ledger.Page.WHOLE))
                .isEmpty();
    }

    @Test
    void journalsAreReadAgainWhenSomethingWasWrittenAndNotMoreThanATwentiethOfTheTime() {
        RunRecords records = records(Optional::empty);
        records.history(BOT);
        records.history(BOT);
        pass(Duration.ofHours(1));
        records.history(BOT);
        assertThat(reads).isEqualTo(1);

        written.incrementAndGet();
        records.history(BOT);
        assertThat(reads).isEqualTo(2);
        written.incrementAndGet();
        pass(READING.multipliedBy(19));
        records.history(BOT);
        assertThat(reads).isEqualTo(2);
        pass(READING);
        records.history(BOT);
        assertThat(reads).isEqualTo(3);
        records.history("other");
        assertThat(reads).isEqualTo(4);
    }
}
