package io.jackstay.runtime.launch.command;

import static io.jackstay.runtime.ledger.WrittenJournals.BOT;
import static io.jackstay.runtime.ledger.WrittenJournals.T0;
import static io.jackstay.runtime.ledger.WrittenJournals.fill;
import static io.jackstay.runtime.ledger.WrittenJournals.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerFiller;
import io.jackstay.runtime.ledger.WrittenJournals;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.risk.TradingDay;
import io.jackstay.runtime.telegram.ChatFacts.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chat is told of a ledger whose bot traded on four days of three weeks, from Tuesday, 2023-11-14, on. */
class LedgerFactsTest {
    private static final long DAY = 86_400;

    private final VirtualClock clock =
            new VirtualClock(T0 + Duration.ofDays(20).plusHours(1).toNanos());

    @TempDir
    Path folder;

    private LedgerFacts facts;

    @BeforeEach
    void trade() {
        LedgerDatabase database = new LedgerDatabase(LedgerBlock.DEFAULT, folder);
        try (WrittenJournals journals = new WrittenJournals(folder).begin()) {
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0.12", 1));
            journals.fill(fill("f2", 2, Side.SELL, "0.01", "60100", "-0.06", 4));
            journals.fill(fill("f3", 3, Side.SELL, "0.01", "59900", "0.05", DAY));
            journals.put(flow("c1", CashFlow.Kind.FUNDING, "-0.5", 8 * DAY));
            journals.fill(fill("f4", 4, Side.BUY, "0.01", "60000", "0", 20 * DAY));
            journals.fill(fill("f5", 5, Side.SELL, "0.01", "60200", "0", 20 * DAY + 1));
            try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
                filler.finish();
            }
        }
        facts = new LedgerFacts(database, new TradingDay(LocalTime.MIDNIGHT), clock);
    }

    @Test
    void daysWeeksAndMonthsAreAddedUpTheLatestFirst() {
        assertThat(facts.periods(BOT, Period.DAY, 7))
                .containsExactly("2023-12-04: net 2 USDC (realised 2, fees 0, rebates 0, funding 0), 2 fills");
        assertThat(facts.periods(BOT, Period.WEEK, 8))
                .containsExactly(
                        "2023-12-04: net 2 USDC (realised 2, fees 0, rebates 0, funding 0), 2 fills",
                        "2023-11-20: net -0.5 USDC (realised 0, fees 0, rebates 0, funding 0.5), 0 fills",
                        "2023-11-13: net -0.11 USDC (realised 0, fees 0.17, rebates 0.06, funding 0), 3 fills");
        assertThat(facts.periods(BOT, Period.MONTH, 6))
                .containsExactly(
                        "2023-12-01: net 2 USDC (realised 2, fees 0, rebates 0, funding 0), 2 fills",
                        "2023-11-01: net -0.61 USDC (realised 0, fees 0.17, rebates 0.06, funding 0.5), 3 fills");
        assertThat(facts.periods(BOT, Period.MONTH, 1)).hasSize(1);
        assertThat(facts.periods(List.of(BOT, BOT, "nobody"), Period.MONTH, 1))
                .as("several together")
                .containsExactly("2023-12-01: net 4 USDC (realised 4, fees 0, rebates 0, funding 0), 4 fills");
    }

    @Test
    void soManyDaysAreAddedUpAndDividedBySource() {
        assertThat(facts.earned(BOT, 20))
                .startsWith("since 2023-11-15: net 0.45 USDC (realised 1, fees 0.05, rebates 0, funding 0.5), 3 fills,"
                        + " volume 1801")
                .contains("funding sim:BTC-USDC-PERP: -0.5 USDC", "fees TAKER sim:BTC-USDC-PERP: -0.05 USDC");
        assertThat(facts.earned(BOT, 1)).first().asString().contains("since 2023-12-04: net 2 USDC");
    }

    @Test
    void daysWithAGainAndWithALossAreCounted() {
        assertThat(facts.record(BOT))
                .containsExactly(
                        "days with a gain 2, with a loss 2; best 2 USDC on 2023-12-04, worst -1.05 USDC on 2023-11-15");
    }

    @Test
    void aBotThatTheLedgerDoesNotKnowHasEarnedNothing() {
        assertThat(facts.periods("other", Period.DAY, 7)).containsExactly("nothing since 2023-11-28");
        assertThat(facts.earned("other", 7)).containsExactly("nothing since 2023-11-28");
        assertThat(facts.record("other")).isEmpty();
    }

    @Test
    void aLedgerThatCannotBeReadFails() throws IOException {
        Files.writeString(folder.resolve("ledger.db"), "not a database");

        assertThatThrownBy(() -> facts.periods(BOT, Period.DAY, 7)).isInstanceOf(JackstayException.class);
    }
}
