package io.jackstay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
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
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain of an order and what keeps a bot from its next one, told from journals, while a process writes them and after it. */
class WhyCommandTest {
    private static final long T0 = Markets.START_NANOS;
    private static final long MILLI = 1_000_000L;
    private static final long CLOID = 4711;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Entry> bot = new ArrayList<>();
    private final List<Entry> login = new ArrayList<>();

    @TempDir
    private Path folder;

    private void began() {
        login.add(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)).toEntry());
        bot(new BotRecord.SessionBegan(
                3, T0, new Money("USDC", new BigDecimal("10000")), Pnl.none("USDC"), List.of(Markets.BTC)));
        decided(new Decision.RulesAsked(List.of("position-limit", "drawdown"), T0));
    }

    private void bot(BotRecord what) {
        bot.add(what.toEntry());
    }

    private void decided(Decision what) {
        bot(new BotRecord.Decided(what));
    }

    private void order() {
        OrderRef ref = new OrderRef(Markets.BTC, CLOID, "");
        bot(new BotRecord.OrderPlaced(
                ref, Markets.limit(Side.BUY, "0.02", "60000").labelled("L1"), "timer rebalance", T0 + MILLI));
        changed(OrderState.SUBMITTING, OrderState.OPEN, "0", "accepted", 9);
        bot(new BotRecord.AmendAsked(
                ref, Markets.price(Markets.BTC, "60001"), Markets.size(Markets.BTC, "0.02"), T0 + 20 * MILLI));
        login.add(new AccountRecord.FillTaken(
                        3,
                        OrderFill.of(
                                "f1",
                                new OrderRef(Markets.BTC, CLOID, "v7"),
                                Side.BUY,
                                Markets.price(Markets.BTC, "60000"),
                                Markets.size(Markets.BTC, "0.02"),
                                new Money("USDC", new BigDecimal("0.12")),
                                Markets.at(T0 + 30 * MILLI)))
                .toEntry());
        changed(OrderState.OPEN, OrderState.FILLED, "0.02", "fill f1", 30);
    }

    private void changed(OrderState from, OrderState to, String filled, String why, long millis) {
        bot(new BotRecord.OrderChanged(new OrderUpdate(
                new OrderRef(Markets.BTC, CLOID, "v7"),
                from,
                to,
                Markets.size(Markets.BTC, filled),
                Markets.price(Markets.BTC, "60000"),
                Markets.size(Markets.BTC, "0.02"),
                Order.Pending.NONE,
                why,
                Markets.at(T0 + millis * MILLI))));
    }

    private void stood(Reason... reasons) {
        decided(new Decision.Stood(
                "RUNNING",
                reasons.length == 0 ? "all rungs rest" : reasons[0].words(),
                List.of(reasons),
                List.of(new RiskRule.Limit("position BTC-USDC-PERP", "0.5 BTC", "0.49 BTC", new BigDecimal("0.98"))),
                T0 + 60_000 * MILLI));
    }

    /** Appends all of it; while {@code then} runs, a process owns the journals. */
    private void write(Runnable then) {
        try (JournalStore store = new DataDirectory(folder, new SystemClock()).own();
                Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
                Journal own = store.open(StreamName.bot("btc-grid"), OpenMode.OWN, Runnable::run)) {
            append(account, login);
            append(own, bot);
            then.run();
        }
    }

    private static void append(Journal journal, List<Entry> entries) {
        CountDownLatch stored = new CountDownLatch(1);
        journal.append(entries, Level.DURABLE, (result, group) -> stored.countDown());
        try {
            assertThat(stored.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theChainOfAnOrderFromItsEventToTheVenuesLastWord() {
        began();
        order();
        write(() -> {});

        assertThat(run("why", "btc-grid", String.valueOf(CLOID))).isZero();
        assertThat(out().lines().map(line -> line.replaceAll("  +", " | ").strip()))
                .containsExactly(
                        "order 4711 of btc-grid: buy 0.02 sim:BTC-USDC-PERP at 60000, L1, ended: FILLED",
                        "| time | by | what",
                        "| 2023-11-14T22:13:20.001Z | event | timer rebalance",
                        "| 2023-11-14T22:13:20.001Z | callback | onTimer placed buy 0.02 at 60000",
                        "| 2023-11-14T22:13:20.001Z | risk | allowed by position-limit, drawdown",
                        "| 2023-11-14T22:13:20.001Z | gateway | id given, intent written, to leave at the end of the turn",
                        "| 2023-11-14T22:13:20.009Z | venue | SUBMITTING to OPEN: accepted",
                        "| 2023-11-14T22:13:20.020Z | gateway | asks for 0.02 at 60001",
                        "| 2023-11-14T22:13:20.030Z | venue | fill f1: buy 0.02 at 60000, fee 0.12 USDC, UNKNOWN",
                        "| 2023-11-14T22:13:20.030Z | venue | OPEN to FILLED: fill f1");
    }

    @Test
    void rulesThatWereChangedAfterAnOrderAreNotThoseThatAllowedIt() {
        began();
        order();
        decided(new Decision.RulesAsked(List.of("stricter"), T0 + 2 * MILLI));
        write(() -> {});

        assertThat(run("why", "btc-grid", String.valueOf(CLOID))).isZero();
        assertThat(out())
                .contains("allowed; the rules of its time are not written down")
                .doesNotContain("stricter");
    }

    @Test
    void theSameForPrograms() {
        began();
        order();
        write(() -> assertThat(run("why", "btc-grid", String.valueOf(CLOID), "--json"))
                .isZero());

        assertThat(out())
                .startsWith(
                        "{\"bot\":\"btc-grid\",\"cloid\":\"4711\",\"venueOrderId\":\"v7\",\"market\":\"sim:BTC-USDC-PERP\","
                                + "\"side\":\"BUY\",\"price\":\"60000\",\"size\":\"0.02\",\"filled\":\"0.02\",\"state\":\"FILLED\","
                                + "\"label\":\"L1\",\"standing\":\"ended: FILLED\",\"steps\":["
                                + "{\"time\":\"2023-11-14T22:13:20.001Z\",\"by\":\"event\",\"what\":\"timer rebalance\"},")
                .endsWith("\"complete\":true}\n");
    }

    @Test
    void anOrderThatIsNotRememberedIsAFailureWithAWayOut() {
        began();
        write(() -> {});

        assertThat(run("why", "btc-grid", "99")).isEqualTo(1);
        assertThat(err())
                .contains("bot btc-grid has no order 99 among its open ones and the latest 500 that have ended");
        assertThat(run("why", "btc-grid", "1", "2")).isEqualTo(2);
        assertThat(run("why", "btc-grit")).isEqualTo(1);
        assertThat(err()).contains("did you mean btc-grid?");
    }

    @Test
    void whatKeepsARunningBotFromItsNextOrder() {
        began();
        decided(new Decision.Refused(
                "position-limit",
                Markets.BTC,
                new Reason(Cause.RISK, "an order was refused: position-limit: limit 0.5, actual 0.6", "0.5", "0.6"),
                "buy 0.11 sim:BTC-USDC-PERP at 60000, L1",
                "tick of sim:BTC-USDC-PERP",
                412,
                T0,
                T0 + 59_000 * MILLI));
        decided(new Decision.Explained(
                Explanation.waiting("entry", "spread too narrow").limit("2 bps", "1.4 bps"), T0 + 5_000 * MILLI));
        stood(
                Reason.of(Cause.HALT, "halted by daily-loss until 00:00 UTC: -301.44 of -300.00 USDT"),
                new Reason(Cause.FEED, "waits: max-quote-age", "5 s", "7 s"));
        write(() -> assertThat(run("why", "btc-grid")).isZero());

        assertThat(out())
                .startsWith("btc-grid: halted by daily-loss until 00:00 UTC: -301.44 of -300.00 USDT\n")
                .contains("RUNNING, so since 2023-11-14T22:14:20Z, for ")
                .contains("process " + ProcessHandle.current().pid() + " has the data directory")
                .containsPattern("feed +waits: max-quote-age +5 s +7 s")
                .containsPattern("position-limit +sim:BTC-USDC-PERP +412 +2023-11-14T22:14:19Z +0.5 +0.6")
                .containsPattern("entry +wait +spread too narrow +2 bps +1.4 bps +2023-11-14T22:13:25Z")
                .containsPattern("position BTC-USDC-PERP +0.5 BTC +0.49 BTC +98 %")
                .contains("no open order");
    }

    @Test
    void ofABotThatDoesNotRunThatIsTheFirstReason() {
        began();
        bot(new BotRecord.HaltBegan("drawdown", "5.1 % of 5 %", Long.MAX_VALUE, false));
        stood();
        write(() -> {});

        assertThat(run("why", "btc-grid", "--json")).isZero();
        assertThat(out())
                .contains("\"state\":\"RUNNING\",\"sentence\":\"does not run; all rungs rest\"")
                .contains("\"reasons\":[{\"cause\":\"life\",\"words\":\"no process runs it\"},"
                        + "{\"cause\":\"halt\",\"words\":\"halted by drawdown: 5.1 % of 5 %\"}]")
                .contains(
                        "\"limits\":[{\"name\":\"position BTC-USDC-PERP\",\"limit\":\"0.5 BTC\",\"actual\":\"0.49 BTC\","
                                + "\"used\":\"0.98\"}]")
                .doesNotContain("\"process\"");
    }

    @Test
    void aPauseIsNoHaltAndAHaltIsListedOnce() {
        began();
        bot(new BotRecord.HaltBegan("pause", "alice: a look", Long.MAX_VALUE, false));
        bot(new BotRecord.HaltBegan("drawdown", "5.1 % of 5 %", Long.MAX_VALUE, false));
        bot(new BotRecord.HaltBegan("daily-loss", "-301 of -300 USDC", T0 + 3_600_000 * MILLI, false));
        stood(Reason.of(
                Cause.HALT,
                "halted by daily-loss until 23:13:20 UTC: -301 of -300 USDC; halted by drawdown: 5.1 % of 5 %"));
        write(() -> {});

        assertThat(run("why", "btc-grid", "--json")).isZero();
        assertThat(out())
                .contains("\"reasons\":[{\"cause\":\"life\",\"words\":\"no process runs it\"},"
                        + "{\"cause\":\"halt\",\"words\":\"halted by daily-loss until 23:13:20 UTC: -301 of -300 USDC;"
                        + " halted by drawdown: 5.1 % of 5 %\"},"
                        + "{\"cause\":\"pause\",\"words\":\"paused by hand: alice: a look\"}]");
    }

    @Test
    void thatAProcessOfThatPidLivesIsNoProofThatItHasTheFolder() throws IOException {
        began();
        stood();
        write(() -> {});
        Files.writeString(folder.resolve("lock"), ProcessHandle.current().pid() + "\n", StandardCharsets.US_ASCII);

        assertThat(run("why", "btc-grid")).isZero();
        assertThat(out()).contains("no process has the data directory");
    }

    @Test
    void aJournalOfBeforeThereWereDecisionsIsReadToo() {
        bot(new BotRecord.SessionBegan(
                3, T0, new Money("USDC", new BigDecimal("10000")), Pnl.none("USDC"), List.of(Markets.BTC)));
        order();
        login.add(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)).toEntry());
        write(() -> {});

        assertThat(run("why", "btc-grid")).isZero();
        assertThat(out()).contains("its journal says nothing of what it waited for");
        assertThat(run("why", "btc-grid", String.valueOf(CLOID))).isZero();
        assertThat(out()).contains("allowed; the rules of its time are not written down");
    }

    @Test
    void decisionsAreAmongTheExportedRecords() {
        began();
        stood(Reason.of(Cause.VENUE, "waits: closed by the server"));
        write(() -> {});

        assertThat(run("journal", "export", "btc-grid", "--json")).isZero();
        assertThat(out()).contains("\"type\":\"RulesAsked\"").contains("\"type\":\"Stood\"");
        assertThat(run("journal", "inspect", "btc-grid")).isZero();
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
