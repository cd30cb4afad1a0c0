package io.jackstay.runtime.ledger;

import static io.jackstay.runtime.ledger.WrittenJournals.BOT;
import static io.jackstay.runtime.ledger.WrittenJournals.NUMBER;
import static io.jackstay.runtime.ledger.WrittenJournals.SECOND;
import static io.jackstay.runtime.ledger.WrittenJournals.T0;
import static io.jackstay.runtime.ledger.WrittenJournals.fill;
import static io.jackstay.runtime.ledger.WrittenJournals.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.record.AccountRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ledger says of journals, whatever database it is in. */
abstract class LedgerContract extends LedgerFixture {
    @Test
    void ordersFillsFlowsAndEquityBecomeRows() {
        LedgerDatabase database = database("rows");
        try (WrittenJournals journals = journals().begin()) {
            journals.placed(1, Side.BUY, "0.02", "60000", 1);
            journals.changed(1, OrderState.FILLED, "0.02", "60000", "0.02", 2);
            journals.placed(2, Side.SELL, "0.01", "60100", 3);
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0.12", 2));
            journals.put(flow("c1", CashFlow.Kind.FUNDING, "-0.02", 3));
            journals.fill(fill("f2", 2, Side.SELL, "0.01", "60100", "-0.06", 4));
            journals.equity("10001.3", "10005", "0.01", 5);
            journals.equity("10001.4", "10005", "0.01", 6);
            fillUp(database);
        }

        try (Ledger ledger = Ledger.open(database)) {
            assertThat(ledger.bots()).containsExactly(BOT);
            assertThat(ledger.fills(BOT, Span.ALL, Ledger.Page.WHOLE))
                    .extracting(
                            each -> each.fill().id(),
                            Ledger.LabelledFill::label,
                            each -> each.fill().realized().orElseThrow().toPlainString(),
                            each -> each.fill().position().orElseThrow().toPlainString(),
                            each -> each.fill().fee().toString())
                    .containsExactly(
                            tuple("f1", "L-1", "0", "0.02", "0.12 USDC"),
                            tuple("f2", "L-2", "1", "0.01", "-0.06 USDC"));
            assertThat(ledger.orders(BOT, Span.ALL, Ledger.Page.WHOLE))
                    .extracting(OrderRow::cloid, OrderRow::state, OrderRow::ended, OrderRow::venueOrderId)
                    .containsExactly(tuple(1L, "FILLED", true, "v1"), tuple(2L, "SUBMITTING", false, ""));
            assertThat(ledger.orders(BOT, new Span(T0 + 2 * SECOND, T0 + 3 * SECOND), Ledger.Page.WHOLE))
                    .isEmpty();
            assertThat(ledger.flows(BOT, Span.ALL)).extracting(FlowRow::id).containsExactly("c1");
        }
        Earnings.Sum sum = earnings(database).total().get(0);
        assertThat(sum.realized()).isEqualByComparingTo("1");
        assertThat(sum.fees()).isEqualByComparingTo("0.12");
        assertThat(sum.rebates()).isEqualByComparingTo("0.06");
        assertThat(sum.funding()).isEqualByComparingTo("0.02");
        assertThat(sum.net()).isEqualByComparingTo("0.92");
        assertThat(sum.volume()).isEqualByComparingTo("1801");
        assertThat(dump(database).get("equity")).hasSize(1).allMatch(row -> row.contains("10001.3"));
    }

    @Test
    void theLatestComeFirstPageByPageThoughSomeAreOfOneTime() {
        LedgerDatabase database = database("latest");
        try (WrittenJournals journals = journals().begin()) {
            for (int i = 1; i <= 5; i++) {
                journals.placed(i, Side.BUY, "0.01", "60000", i / 2);
                journals.fill(fill("f" + i, i, Side.BUY, "0.01", "60000", "0", i / 2));
            }
            journals.changed(3, OrderState.FILLED, "0.01", "60000", "0.01", 3);
            fillUp(database);
        }

        try (Ledger ledger = Ledger.open(database)) {
            assertThat(ledger.latestFills(BOT, Span.ALL, new Ledger.Page(0, 3)))
                    .extracting(each -> each.fill().id(), Ledger.LabelledFill::label)
                    .containsExactly(tuple("f5", "L-5"), tuple("f4", "L-4"), tuple("f3", "L-3"));
            assertThat(ledger.latestFills(BOT, new Span(0, T0 + SECOND + 1), new Ledger.Page(1, 9)))
                    .extracting(each -> each.fill().id())
                    .containsExactly("f2", "f1");
            assertThat(ledger.latestOrders(BOT, Span.ALL, Ledger.Page.WHOLE, false))
                    .extracting(OrderRow::cloid)
                    .containsExactly(5L, 4L, 3L, 2L, 1L);
            assertThat(ledger.latestOrders(BOT, Span.ALL, new Ledger.Page(1, 2), true))
                    .extracting(OrderRow::cloid)
                    .containsExactly(4L, 2L);
        }
    }

    /** Wherever a kill falls, and whoever goes on, the rows are those of one who reads it all at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void howeverOftenItIsInterruptedTheRowsAreTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LedgerDatabase often = database("often");
        LedgerDatabase once = database("once");
        try (WrittenJournals journals = journals().begin();
                LedgerFiller other = LedgerFiller.open(often, clock)) {
            for (int i = 0; i < 60; i++) {
                journals.step(random);
                switch (random.nextInt(8)) {
                    case 0 -> fillUp(often);
                    case 1 -> other.fill();
                    case 2 -> killedWithin(often, random);
                    default -> {}
                }
            }
            fillUp(often);
            fillUp(once);
        }

        assertSame(often, dump(once));
        assertThat(dump(once).get("fill")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void rebuiltItHasTheSameContentThoughTheJournalsHaveLetGoOfMuch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LedgerDatabase database = database("rebuilt");
        try (WrittenJournals journals = journals().begin()) {
            for (int i = 0; i < 90; i++) {
                journals.step(random);
                if (i % 20 == 19) {
                    fillUp(database);
                    journals.compact(12, 9);
                }
            }
        }
        fillUp(database);
        Map<String, List<String>> before = dump(database);

        LedgerRebuild.Rebuilt rebuilt = LedgerRebuild.run(database, clock);

        assertSame(database, before);
        assertThat(rebuilt.tables()).allMatch(LedgerRebuild.Table::same);
        assertThat(rebuilt.broken()).isEmpty();
    }

    @Test
    void aRebuildMendsWhatTheJournalsCanTell() {
        LedgerDatabase database = database("mended");
        try (WrittenJournals journals = journals().begin()) {
            SplittableRandom random = new SplittableRandom(7);
            for (int i = 0; i < 40; i++) {
                journals.step(random);
            }
        }
        fillUp(database);
        Map<String, List<String>> before = dump(database);
        change(database, "UPDATE fill SET price = '1' WHERE n = 2");
        change(database, "DELETE FROM fill WHERE n = 3");
        change(database, "UPDATE orders SET state = 'OPEN'");
        change(database, "DELETE FROM cash_flow");

        LedgerRebuild.Rebuilt rebuilt = LedgerRebuild.run(database, clock);

        assertSame(database, before);
        assertThat(rebuilt.tables())
                .filteredOn(table -> !table.same())
                .extracting(LedgerRebuild.Table::name)
                .containsExactly("cash_flow", "fill", "orders");
    }

    @Test
    void aLedgerThatComesLateHasTheResultsOfAllTimeAndSaysWhatIsMissing() {
        LedgerDatabase all = database("all");
        LedgerDatabase late = database("late");
        try (WrittenJournals journals = journals().begin();
                LedgerFiller following = LedgerFiller.open(all, clock)) {
            SplittableRandom random = new SplittableRandom(8);
            for (int i = 0; i < 50; i++) {
                journals.step(random);
                following.fill();
            }
            journals.compact(10, 5);
            journals.step(random);
            journals.compact(10, 5);
            journals.step(random);
        }
        fillUp(all);
        fillUp(late);

        assertThat(totals(late)).isEqualTo(totals(all));
        try (Ledger ledger = Ledger.open(late);
                Ledger complete = Ledger.open(all)) {
            int rows = ledger.fills(BOT, Span.ALL, Ledger.Page.WHOLE).size();
            int allRows = complete.fills(BOT, Span.ALL, Ledger.Page.WHOLE).size();
            assertThat(rows).isLessThan(allRows);
            assertThat(ledger.olderFills(BOT)).isEqualTo(allRows - rows);
            assertThat(ledger.gaps(BOT)).hasSize(1);
            assertThat(complete.gaps(BOT)).isEmpty();
        }
    }

    /** Without what only rows know. */
    private static List<String> totals(LedgerDatabase database) {
        return earnings(database).allTime().stream()
                .map(sum -> "%s %s %s %d"
                        .formatted(
                                sum.asset(),
                                sum.realized().stripTrailingZeros(),
                                sum.net().stripTrailingZeros(),
                                sum.fills()))
                .toList();
    }

    @Test
    void aLedgerThatWasBehindGoesOnWithTheSum() {
        LedgerDatabase all = database("all");
        LedgerDatabase behind = database("behind");
        try (WrittenJournals journals = journals().begin();
                LedgerFiller following = LedgerFiller.open(all, clock)) {
            SplittableRandom random = new SplittableRandom(9);
            for (int i = 0; i < 80; i++) {
                journals.step(random);
                following.fill();
                if (i == 10) {
                    fillUp(behind);
                }
                if (i == 60 || i == 70) {
                    journals.compact(8, 5);
                }
            }
        }
        fillUp(all);
        fillUp(behind);

        assertThat(totals(behind)).isEqualTo(totals(all));
        Map<String, List<String>> before = dump(behind);
        LedgerRebuild.run(behind, clock);
        assertSame(behind, before);
    }

    @Test
    void theFillsOfATakeOverThatIsExplainedAreReckonedAnew() {
        LedgerDatabase database = database("taken-over");
        LedgerDatabase plain = database("plain");
        try (WrittenJournals journals = journals().begin()) {
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0", 1));
            journals.fill(fill("t1", 0, Side.BUY, "0.01", "60300", "0", 2).cause(FillCause.RECONCILE));
            journals.fill(fill("f3", 3, Side.SELL, "0.03", "60400", "0", 3));
            fillUp(database);
            assertThat(realized(database, "f3")).isEqualByComparingTo("9");
            journals.put(new AccountRecord.TakeOverReduced(NUMBER, Markets.BTC, "t1", new BigDecimal("0.01")));
            journals.fill(fill("f2", 2, Side.BUY, "0.01", "60300", "0", 2));
            fillUp(database);
        }
        fillUp(plain);

        assertThat(realized(database, "f3")).isEqualByComparingTo("8");
        assertSame(database, dump(plain));
        try (Ledger ledger = Ledger.open(database)) {
            assertThat(ledger.fills(BOT, Span.ALL, Ledger.Page.WHOLE))
                    .extracting(each -> each.fill().n())
                    .containsExactly(1L, 3L, 2L);
        }
    }

    private static BigDecimal realized(LedgerDatabase database, String id) {
        try (Ledger ledger = Ledger.open(database)) {
            return ledger.fills(BOT, Span.ALL, Ledger.Page.WHOLE).stream()
                    .filter(each -> each.fill().id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .fill()
                    .realized()
                    .orElseThrow();
        }
    }

    /** A machine that loses power may forget what was written and not synced. */
    @Test
    void whatTheJournalsHaveLostIsTakenBack() throws IOException {
        LedgerDatabase database = database("lost");
        LedgerDatabase plain = database("plain");
        try (WrittenJournals journals = journals().begin()) {
            journals.placed(1, Side.BUY, "0.02", "60000", 1);
            copy(folder.resolve("data"), folder.resolve("before"));
            journals.placed(2, Side.BUY, "0.02", "60000", 1);
            fillUp(database);
        }
        delete(folder.resolve("data"), "bot-", "account-");
        copy(folder.resolve("before"), folder.resolve("data"));
        try (WrittenJournals journals = journals()) {
            journals.placed(3, Side.SELL, "0.02", "60000", 1);
            fillUp(database);
            fillUp(plain);
        }

        assertSame(database, dump(plain));
        assertThat(dump(database).get("orders")).hasSize(2);
    }

    @Test
    void journalsThatBeginAnewBeginTheLedgerAnew() throws IOException {
        LedgerDatabase database = database("fresh");
        try (WrittenJournals journals = journals().begin()) {
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0", 1));
            journals.placed(1, Side.BUY, "0.02", "60000", 1);
            fillUp(database);
        }
        delete(folder.resolve("data"), "bot-", "account-");
        try (WrittenJournals journals = journals().begin()) {
            journals.fill(fill("f9", 9, Side.BUY, "0.02", "60000", "0", 1));
            fillUp(database);
        }

        assertThat(dump(database).get("fill")).hasSize(1).allMatch(row -> row.contains("f9"));
        assertThat(dump(database).get("orders")).isEmpty();
    }

    @Test
    void whatIsTooOldGoesAndNoResultChanges() {
        LedgerDatabase database = database("retained");
        try (WrittenJournals journals = journals().begin()) {
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < 120; i++) {
                journals.step(random);
            }
        }
        fillUp(database);
        List<String> before = totals(database);
        int fills = dump(database).get("fill").size();
        nowNanos = T0 + Duration.ofDays(1).toNanos() + 1_800 * SECOND;

        LedgerBlock oneDay = new LedgerBlock(
                io.jackstay.runtime.config.Switch.ON,
                database.settings().url(),
                database.settings().user(),
                database.settings().password(),
                Duration.ofDays(1),
                Duration.ofDays(1));
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            Retention.run(filler, oneDay);
            Retention.run(filler, oneDay);
        }

        assertThat(totals(database)).isEqualTo(before);
        assertThat(dump(database).get("fill").size()).isBetween(1, fills - 1);
        Map<String, List<String>> kept = dump(database);
        LedgerRebuild.run(new LedgerDatabase(oneDay, folder.resolve("data")), clock);
        assertThat(totals(database)).isEqualTo(before);
        assertSame(database, kept);
    }

    @Test
    void afterADayOnePointOfTheEquityAMinuteStays() {
        LedgerDatabase database = database("thinned");
        try (WrittenJournals journals = journals().begin()) {
            for (int i = 0; i < 30; i++) {
                journals.equity("1000" + i, "20000", "0.01", 10 * i);
            }
        }
        fillUp(database);
        assertThat(dump(database).get("equity")).hasSize(30);
        nowNanos = T0 + Duration.ofDays(2).toNanos();

        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            Retention.run(filler, LedgerBlock.DEFAULT);
        }

        assertThat(dump(database).get("equity")).hasSize(6);
        assertThat(dump(database).get("equity_position")).hasSize(6);
    }

    @Test
    void aCurveIsThinnedToThePointsThatItsShapeNeeds() {
        LedgerDatabase database = database("curve");
        try (WrittenJournals journals = journals().begin()) {
            for (int i = 0; i < 200; i++) {
                journals.equity(i == 77 ? "9000" : "10001", "10005", i == 120 ? "0.5" : "0.01", 10 * i);
            }
        }
        fillUp(database);

        try (Ledger ledger = Ledger.open(database)) {
            List<EquityPoint> whole = ledger.curve(BOT, BTC, Span.ALL, 800);
            assertThat(whole).hasSize(200).contains(point(770, "9000", "0.01"), point(1200, "10001", "0.5"));
            assertThat(ledger.curve(BOT, BTC, Span.ALL, 20))
                    .hasSize(20)
                    .isSubsetOf(whole)
                    .contains(whole.get(0), point(770, "9000", "0.01"), whole.get(199));
            assertThat(ledger.curve(BOT, "sim:NONE", Span.ALL, 800))
                    .hasSize(200)
                    .allSatisfy(point -> assertThat(point.position()).isZero());
            assertThat(ledger.curve(BOT, BTC, new Span(T0, T0 + 60 * SECOND), 800))
                    .hasSize(6);
            assertThat(ledger.curve("nobody", BTC, Span.ALL, 800)).isEmpty();
        }
    }

    private static EquityPoint point(long second, String equity, String position) {
        return new EquityPoint(
                T0 + second * SECOND, new BigDecimal(equity), new BigDecimal("10005"), new BigDecimal(position));
    }

    /** A bot that rests writes nothing, and has what it had. */
    @Test
    void aCurveBeginsWithWhatHeldWhenItsTimeBegan() {
        LedgerDatabase database = database("held");
        try (WrittenJournals journals = journals().begin()) {
            journals.equity("10001", "10005", "0.01", 10);
            journals.equity("10003", "10005", "0.02", 20);
        }
        fillUp(database);

        try (Ledger ledger = Ledger.open(database)) {
            assertThat(ledger.curve(BOT, BTC, new Span(T0 + 900 * SECOND, T0 + 1_000 * SECOND), 800))
                    .containsExactly(point(900, "10003", "0.02"));
        }
    }

    @Test
    void aDamagedJournalCostsItsOwnRowsAlone() throws IOException {
        LedgerDatabase database = database("damaged");
        try (WrittenJournals journals = journals().begin()) {
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0", 1));
            journals.placed(1, Side.BUY, "0.02", "60000", 1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("data/account-sim"))) {
            for (Path segment :
                    files.filter(file -> file.toString().contains("segment")).toList()) {
                byte[] bytes = Files.readAllBytes(segment);
                bytes[20] ^= 1;
                Files.write(segment, bytes);
            }
        }

        fillUp(database);

        assertThat(dump(database).get("orders")).hasSize(1);
        assertThat(dump(database).get("fill")).isEmpty();
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        LedgerDatabase database = database("newer");
        fillUp(database);
        change(database, "UPDATE schema_version SET version = 99");

        assertThatThrownBy(database::open)
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer program");
    }
}
