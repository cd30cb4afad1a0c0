package io.jackstay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.SeenEquity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journals know of a bot, told by the commands, while a process writes them and after it. */
class HistoryCommandsTest {
    private static final long T0 = Markets.START_NANOS;
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void fillsAreListedWithEveryDigit() {
        write();

        assertThat(run("fills", "btc-grid", "--json")).isZero();
        assertThat(out())
                .isEqualTo("{\"bot\":\"btc-grid\",\"olderFills\":0,\"fills\":["
                        + "{\"time\":\"2023-11-14T22:13:22Z\",\"market\":\"sim:BTC-USDC-PERP\",\"side\":\"BUY\",\"price\":\"60000\","
                        + "\"size\":\"0.02\",\"fee\":\"0.12\",\"feeAsset\":\"USDC\",\"role\":\"UNKNOWN\",\"cause\":\"NORMAL\","
                        + "\"label\":\"L-1\",\"cloid\":\"1\",\"venueOrderId\":\"v1\",\"id\":\"f1\"},"
                        + "{\"time\":\"2023-11-14T22:13:26Z\",\"market\":\"sim:BTC-USDC-PERP\",\"side\":\"SELL\",\"price\":\"60100\","
                        + "\"size\":\"0.01\",\"fee\":\"0.06\",\"feeAsset\":\"USDC\",\"role\":\"UNKNOWN\",\"cause\":\"NORMAL\","
                        + "\"label\":\"\",\"cloid\":\"9\",\"venueOrderId\":\"v9\",\"id\":\"f2\"}]}\n");
    }

    @Test
    void fillsAreCommaSeparatedOnDemand() {
        write();

        assertThat(run("fills", "btc-grid", "--csv")).isZero();
        assertThat(out().lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo("time,market,side,price,size,fee,feeAsset,role,cause,label,cloid,venueOrderId,id");
        assertThat(out())
                .contains("2023-11-14T22:13:22Z,sim:BTC-USDC-PERP,BUY,60000,0.02,0.12,USDC,UNKNOWN,NORMAL,L-1,1,v1,f1");
    }

    @Test
    void openOrdersAreListedAndEndedOnesOnDemand() {
        write();

        assertThat(run("orders", "btc-grid")).isZero();
        assertThat(out()).contains("L-2", "OPEN", "59900").doesNotContain("L-1");
        out.reset();
        assertThat(run("orders", "btc-grid", "--all", "--csv")).isZero();
        assertThat(out()).contains("BUY,LIMIT GTC,60000,0.02,0.02,FILLED,,L-1,");
    }

    @Test
    void pnlIsToldForSessionDayAndAllTime() {
        write();

        assertThat(run("pnl", "btc-grid", "--json")).isZero();
        assertThat(out())
                .contains("\"session\":{\"since\":\"2023-11-14T22:13:24Z\",\"realized\":\"1\",")
                .contains("\"day\":{\"date\":\"2023-11-14\",\"realized\":\"1\",")
                .contains("\"allTime\":{\"since\":\"2023-11-14T22:13:20Z\",\"realized\":\"1\",\"unrealized\":\"0.5\","
                        + "\"fees\":{\"USDC\":\"0.18\"},\"funding\":{\"USDC\":\"0.02\"},\"net\":\"1.3\"}")
                .contains("\"fees\":{\"USDC\":\"0.06\"}")
                .contains("\"position\":\"0.01\",\"cost\":\"600\",\"mark\":\"60050\"")
                .contains("\"fills\":2,\"lastFill\":\"2023-11-14T22:13:26Z\"");
        out.reset();
        assertThat(run("pnl", "btc-grid", "--csv")).isZero();
        assertThat(out()).contains("allTime,2023-11-14T22:13:20Z,net,USDC,1.3\n");
        out.reset();
        assertThat(run("pnl", "btc-grid")).isZero();
        assertThat(out()).contains("realised", "fees in USDC", "equity 10001.3 USDC, from 10000 USDC");
    }

    @Test
    void fillsOfATimeComeFromTheLedgerWhileAnotherWritesTheJournals() {
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            write(store);

            assertThat(run("fills", "btc-grid", "--from", "2023-11-14T22:13:23Z", "--json"))
                    .isZero();
            assertThat(out())
                    .isEqualTo(
                            "{\"bot\":\"btc-grid\",\"from\":\"2023-11-14T22:13:23Z\",\"to\":\"\",\"olderFills\":0,\"fills\":["
                                    + "{\"time\":\"2023-11-14T22:13:26Z\",\"market\":\"sim:BTC-USDC-PERP\",\"side\":\"SELL\","
                                    + "\"price\":\"60100\",\"size\":\"0.01\",\"fee\":\"0.06\",\"feeAsset\":\"USDC\","
                                    + "\"role\":\"UNKNOWN\",\"cause\":\"NORMAL\",\"label\":\"\",\"cloid\":\"9\","
                                    + "\"venueOrderId\":\"v9\",\"id\":\"f2\",\"realized\":\"1\",\"position\":\"0.01\"}]}\n");
            out.reset();
            assertThat(run("fills", "btc-grid", "--to", "2023-11-14", "--csv")).isZero();
            assertThat(out().lines()).hasSize(3);
            out.reset();
            assertThat(run("fills", "btc-grid", "--from", "2023-11-15")).isZero();
            assertThat(out()).isEqualTo("bot btc-grid has no fill in that time\n");
        }
    }

    @Test
    void ordersOfATimeComeFromTheLedger() {
        write();

        assertThat(run("orders", "btc-grid", "--from", "2023-11-14", "--csv")).isZero();
        assertThat(out().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("BUY,LIMIT GTC,60000,0.02,0.02,FILLED,,L-1,"));
        out.reset();
        assertThat(run("orders", "btc-grid", "--to", "2023-11-14T22:13:22Z", "--csv"))
                .isZero();
        assertThat(out().lines()).hasSize(2);
    }

    @Test
    void whatWasEarnedIsToldByDayAndSource() {
        write();

        assertThat(run("pnl", "btc-grid", "--from", "2023-11-14", "--csv")).isZero();
        assertThat(out())
                .isEqualTo("date,asset,realized,fees,rebates,funding,net,volume,fills\n"
                        + "2023-11-14,USDC,1,0.18,0,0.02,0.8,1801,2\n");
        out.reset();
        assertThat(run("pnl", "btc-grid", "--from", "2023-11-14", "--json")).isZero();
        assertThat(out())
                .contains("\"allTime\":{\"since\"")
                .contains(
                        "{\"source\":\"funding\",\"market\":\"sim:BTC-USDC-PERP\",\"of\":\"\",\"asset\":\"USDC\",\"amount\":\"-0.02\"}")
                .contains(
                        "{\"source\":\"realized\",\"market\":\"sim:BTC-USDC-PERP\",\"of\":\"\",\"asset\":\"USDC\",\"amount\":\"1\"}");
        out.reset();
        assertThat(run("pnl", "btc-grid", "--from", "2023-11-14")).isZero();
        assertThat(out()).contains("that time", "all time", "funding");
    }

    @Test
    void theLedgerIsRebuilt() throws IOException {
        write();
        Path conf = folder.resolve("my.conf");
        Files.writeString(
                conf,
                "bots { b { strategy { plugin = grid } } }\njackstay { ledger { retention = 36500d, orders = 36500d } }\n");
        assertThat(run("fills", "btc-grid", "--from", "2023-11-14")).isZero();
        out.reset();

        assertThat(run("ledger", "rebuild", conf.toString(), "--json")).isZero();
        assertThat(out())
                .contains("{\"table\":\"fill\",\"rowsBefore\":3,\"rows\":3,\"same\":true}")
                .doesNotContain("\"same\":false");
        out.reset();
        assertThat(run("ledger", "rebuild", conf.toString())).isZero();
        assertThat(out()).contains("fill", "as it was");
        assertThat(run("ledger")).isEqualTo(2);
    }

    @Test
    void aTimeThatIsNoneIsUsage() {
        write();

        assertThat(run("fills", "btc-grid", "--from", "yesterday")).isEqualTo(2);
        assertThat(err()).contains("'yesterday' is no time; write a day as 2026-11-22");
        assertThat(run("fills", "btc-grid", "--from", "2024-01-01", "--to", "2023-01-01"))
                .isEqualTo(2);
        assertThat(run("fills", "btc-gird", "--from", "2023-11-14")).isEqualTo(1);
        assertThat(err()).contains("did you mean btc-grid?");
    }

    @Test
    void theJournalsAreReadWhileAnotherWritesThem() {
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            write(store);

            assertThat(run("fills", "btc-grid", "--csv")).isZero();
            assertThat(out().lines()).hasSize(3);
        }
    }

    @Test
    void anUnknownBotIsAnsweredWithTheNearest() {
        write();

        assertThat(run("pnl", "btc-gird")).isEqualTo(1);
        assertThat(err()).contains("has no journal of bot btc-gird, it has btc-grid; did you mean btc-grid?");
    }

    @Test
    void aFolderWithoutJournalsSaysSo() {
        assertThat(run("fills", "btc-grid")).isEqualTo(1);
        assertThat(err()).contains("has no journal of any bot: none has run with it yet");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedJournalIsNamedWithItsOffset() throws IOException {
        write();
        try (Stream<Path> files = Files.list(folder.resolve("account-sim"))) {
            Path segment = files.filter(file -> file.getFileName().toString().startsWith("segment"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
                bytes.seek(100);
                int before = bytes.read();
                bytes.seek(100);
                bytes.write(before ^ 1);
            }
        }

        assertThat(run("fills", "btc-grid")).isEqualTo(1);
        assertThat(err()).contains("account-sim", "offset 48");
    }

    @Test
    void twoFormsAtOnceAreUsage() {
        assertThat(run("fills", "btc-grid", "--json", "--csv")).isEqualTo(2);
    }

    @Test
    void statusShowsBotsAndTheirAlertsUntilTheyAreAcknowledged() {
        writeAlerts();

        assertThat(run("status")).isZero();
        assertThat(out())
                .contains("btc-grid", "0.01 sim:BTC-USDC-PERP", "drawdown: too much", "2 alerts")
                .containsSubsequence("sim", "ORDER_UNKNOWN", "btc-grid", "BOT_HALTED");
        out.reset();
        assertThat(run("status", "--acknowledge", "--json")).isZero();
        assertThat(out())
                .contains("\"halts\":[{\"by\":\"drawdown\",\"why\":\"too much\"}]")
                .contains("\"code\":\"ORDER_UNKNOWN\",\"subject\":\"order 7\",\"count\":1,\"text\":\"asked for\"");
        out.reset();
        assertThat(run("status")).isZero();
        assertThat(out()).contains("no alert").doesNotContain("ORDER_UNKNOWN");
        out.reset();
        assertThat(run("status", "--all")).isZero();
        assertThat(out()).contains("2 alerts", "ORDER_UNKNOWN");
    }

    @Test
    void aProcessThatTakesNoCommandsRunsAllTheSame() {
        long pid = ProcessHandle.current().pid();
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            write(store);

            assertThat(run("status", "--json")).isZero();
            assertThat(out()).startsWith("{\"running\":true,\"pid\":%d,".formatted(pid));
            out.reset();
            assertThat(run("status")).isZero();
            assertThat(out()).startsWith("process %d runs and does not answer".formatted(pid));
        }
        out.reset();
        assertThat(run("status", "--json")).isZero();
        assertThat(out()).startsWith("{\"running\":false,\"bots\"");
    }

    @Test
    void statusShowsAnAlertAgainThatIsRaisedAgain() {
        writeAlerts();
        assertThat(run("status", "--acknowledge")).isZero();
        out.reset();
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
            append(account, new AccountRecord.AlertRaised(Alert.first(AlertCode.FILL_FOREIGN, "", "a hand", now())));
        }

        assertThat(run("status")).isZero();
        assertThat(out()).contains("1 alert", "FILL_FOREIGN").doesNotContain("ORDER_UNKNOWN");
    }

    @Test
    void statusOfOneBotLeavesOutTheOthersAndTheAlertsOfLogins() {
        writeAlerts();

        assertThat(run("status", "btc-grid")).isZero();
        assertThat(out()).contains("btc-grid", "BOT_HALTED", "1 alert").doesNotContain("ORDER_UNKNOWN");
        assertThat(run("status", "btc-gird")).isEqualTo(1);
        assertThat(err()).contains("did you mean btc-grid?");
        assertThat(run("status", "btc-grid", "--acknowledge")).isEqualTo(2);
        assertThat(run("status", "my.conf", "btc-grid")).isEqualTo(2);
    }

    @Test
    void statusLeavesOutWhatIsOlderThanAMonth() {
        write();
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
            append(account, new AccountRecord.AlertRaised(Alert.first(AlertCode.FILL_FOREIGN, "", "a hand", T0)));
        }

        assertThat(run("status")).isZero();
        assertThat(out()).contains("no alert");
    }

    private static long now() {
        return new SystemClock().epochNanos();
    }

    private void writeAlerts() {
        write();
        long now = now();
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
            append(
                    account,
                    new AccountRecord.AlertRaised(
                            Alert.first(AlertCode.ORDER_UNKNOWN, "order 7", "asked for", now - SECOND)));
            Journal bot = store.open(StreamName.bot("btc-grid"), OpenMode.OWN, Runnable::run);
            append(bot, new BotRecord.HaltBegan("drawdown", "too much", Long.MAX_VALUE, false));
            append(
                    bot,
                    new BotRecord.AlertRaised(
                            Alert.first(AlertCode.BOT_HALTED, "drawdown", "halted by drawdown", now - 2 * SECOND)));
        }
    }

    private void write() {
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own()) {
            write(store);
        }
    }

    private static void write(JournalStore store) {
        Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
        append(account, AccountRecord.MarketTold.of(Markets.info(Markets.BTC)));
        append(account, new AccountRecord.FillTaken(3, fill("f1", 1, Side.BUY, "0.02", "60000", "0.12", 2)));
        append(account, new AccountRecord.FillTaken(4, fill("other", 5, Side.BUY, "1", "60000", "0.12", 3)));
        append(
                account,
                new AccountRecord.FlowTaken(
                        3,
                        CashFlow.of(
                                "c1", Markets.BTC, CashFlow.Kind.FUNDING, usdc("-0.02"), Markets.at(T0 + 3 * SECOND))));
        append(account, new AccountRecord.FillTaken(3, fill("f2", 9, Side.SELL, "0.01", "60100", "0.06", 6)));
        Journal bot = store.open(StreamName.bot("btc-grid"), OpenMode.OWN, Runnable::run);
        append(bot, began(T0, Pnl.none("USDC")));
        append(
                bot,
                new BotRecord.DayBegan(LocalDate.parse("2023-11-14").toEpochDay(), usdc("10000"), Pnl.none("USDC")));
        append(bot, placed(1, "60000", "0.02"));
        append(bot, changed(1, OrderState.OPEN, OrderState.FILLED, "60000", "0.02", "0.02"));
        append(bot, placed(2, "59900", "0.01"));
        append(bot, changed(2, OrderState.SUBMITTING, OrderState.OPEN, "59900", "0.01", "0"));
        append(
                bot,
                began(T0 + 4 * SECOND, new Pnl(usdc("0"), usdc("0"), List.of(usdc("0.12")), List.of(usdc("0.02")))));
        append(
                bot,
                new BotRecord.EquitySeen(new SeenEquity(
                        usdc("10005"), usdc("4"), List.of(new SeenEquity.Mark(Markets.BTC, new BigDecimal("60050"))))));
        account.close();
        bot.close();
    }

    private static BotRecord began(long nanos, Pnl before) {
        return new BotRecord.SessionBegan(3, nanos, usdc("10000"), before, List.of(Markets.BTC));
    }

    private static BotRecord placed(long cloid, String price, String size) {
        return new BotRecord.OrderPlaced(
                new OrderRef(Markets.BTC, cloid, ""),
                Markets.limit(Side.BUY, size, price).labelled("L-" + cloid),
                "tick",
                T0 + cloid * SECOND);
    }

    private static BotRecord changed(
            long cloid, OrderState from, OrderState to, String price, String size, String filled) {
        return new BotRecord.OrderChanged(new OrderUpdate(
                new OrderRef(Markets.BTC, cloid, "v" + cloid),
                from,
                to,
                Markets.size(Markets.BTC, filled),
                Markets.price(Markets.BTC, price),
                Markets.size(Markets.BTC, size),
                Order.Pending.NONE,
                "",
                Markets.at(T0 + cloid * SECOND)));
    }

    private static OrderFill fill(
            String id, long cloid, Side side, String size, String price, String fee, long seconds) {
        return OrderFill.of(
                id,
                new OrderRef(Markets.BTC, cloid, "v" + cloid),
                side,
                Markets.price(Markets.BTC, price),
                Markets.size(Markets.BTC, size),
                usdc(fee),
                Markets.at(T0 + seconds * SECOND));
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static void append(Journal journal, AccountRecord what) {
        append(journal, what.toEntry());
    }

    private static void append(Journal journal, BotRecord what) {
        append(journal, what.toEntry());
    }

    private static void append(Journal journal, Entry entry) {
        CountDownLatch stored = new CountDownLatch(1);
        journal.append(List.of(entry), Level.DURABLE, (result, group) -> stored.countDown());
        try {
            assertThat(stored.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(String... words) {
        Streams streams = new Streams(stream(out), stream(err));
        String[] all = Stream.concat(Stream.of(words), Stream.of("--data-dir", folder.toString()))
                .toArray(String[]::new);
        return new Launcher(streams, new Environment(Map.of("NO_COLOR", "1")), new StopSignal()).run(all);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
