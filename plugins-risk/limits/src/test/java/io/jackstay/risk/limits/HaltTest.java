package io.jackstay.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.plugin.Percent;
import io.jackstay.testkit.harness.StrategyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole bots that are halted: what leaves, what is cancelled, what is closed, when it goes on. */
class HaltTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final HandStrategy hand = new HandStrategy();

    private StrategyHarness dailyLoss(String max, String coolDown, OnHalt onHalt) {
        return HandStrategy.bot(hand)
                .startEquity("10000 USDC")
                .startAt(NOON)
                .risk(new DailyLossProvider(), new DailyLossConfig(max, coolDown, onHalt, OnRestart.STAY))
                .open();
    }

    private StrategyHarness drawdown(String max, String coolDown, OnHalt onHalt) {
        return HandStrategy.bot(hand)
                .startEquity("10000 USDC")
                .startAt(NOON)
                .risk(new DrawdownProvider(), new DrawdownConfig(max, coolDown, onHalt, OnRestart.STAY))
                .open();
    }

    /** Long 0.1 from 60000, with a fee of 0.6 paid, and one order of each side resting. */
    private void longFrom60000(StrategyHarness bot) {
        bot.top("59999.9", "1", "60000.1", "1").mark("60000");
        hand.places(bot, Side.BUY, "0.1", "60000", "entry");
        bot.fill("entry");
        hand.places(bot, Side.BUY, "0.1", "55000", "below");
        hand.places(bot, Side.SELL, "0.1", "65000", "above");
        bot.expectPosition("0.1");
    }

    @Test
    void dailyLossHaltsInFullWordsCancelsAndRefusesWhatDoesNotReduce() {
        StrategyHarness bot = dailyLoss("300 USDC", "next-day", OnHalt.CANCEL);
        longFrom60000(bot);

        bot.mark("57006.1");
        bot.expectOrders("BUY 0.1 @ 55000 below", "SELL 0.1 @ 65000 above");
        bot.mark("57006");

        String words = "halted by daily-loss until 00:00 UTC: -300.00 of -300.00 USDC";
        assertThat(bot.sentence()).isEqualTo(words);
        assertThat(hand.halts).containsExactly("halted: " + words);
        assertThat(bot.alerts()).extracting(alert -> alert.text()).containsExactly(words);
        bot.expectOrders();

        hand.places(bot, Side.BUY, "0.001", "57000", "more");
        assertThat(bot.refusals()).hasSize(1);
        assertThat(bot.refusals().get(0).why().reason()).isEqualTo(RejectReason.HALTED);
        assertThat(bot.refusals().get(0).why().words()).isEqualTo(words);
        hand.places(bot, Side.SELL, "0.1", "57010", "out");
        bot.expectOrders("SELL 0.1 @ 57010 out");
        hand.places(bot, Side.SELL, "0.001", "57010", "too much");
        assertThat(bot.refusals()).hasSize(2);
        bot.expectOrders("SELL 0.1 @ 57010 out");
    }

    @Test
    void dailyLossCountsAnewWhenTheDayBegins() {
        StrategyHarness bot = dailyLoss("3%", "next-day", OnHalt.CANCEL);
        longFrom60000(bot);
        bot.mark("56985.6");
        assertThat(bot.sentence()).isEqualTo("halted by daily-loss until 00:00 UTC: -302.04 of -300.00 USDC");

        bot.advance(Duration.ofHours(12).minusSeconds(2));
        hand.places(bot, Side.BUY, "0.001", "57000", "too early");
        assertThat(bot.refusals()).hasSize(1);
        bot.advance(Duration.ofSeconds(3));
        assertThat(hand.halts).hasSize(2).last().isEqualTo("resumed: the halt is over");
        hand.places(bot, Side.BUY, "0.001", "57000", "again");
        bot.expectOrders("BUY 0.001 @ 57000 again");

        // 3 % of 9697.96, the equity when the day began: 290.94 more
        bot.mark("54077");
        assertThat(bot.refusals()).hasSize(1);
        assertThat(hand.halts).hasSize(2);
        bot.mark("54076");
        assertThat(bot.sentence()).isEqualTo("halted by daily-loss until 00:00 UTC: -290.96 of -290.93 USDC");
    }

    @Test
    void dailyLossBeginsAgainWhileTheLossIsStillThatLarge() {
        StrategyHarness bot = dailyLoss("300", "30m", OnHalt.CANCEL);
        longFrom60000(bot);
        bot.mark("56000");
        assertThat(bot.sentence()).isEqualTo("halted by daily-loss until 12:30:01 UTC: -400.60 of -300.00 USDC");

        bot.advance(Duration.ofMinutes(30).plusSeconds(2));
        assertThat(hand.halts).hasSize(3);
        assertThat(hand.halts.get(2)).startsWith("halted: halted by daily-loss until 13:00");
        bot.mark("58000").advance(Duration.ofMinutes(30).plusSeconds(2));
        assertThat(hand.halts).hasSize(4);
        hand.places(bot, Side.BUY, "0.001", "57000", "again");
        bot.expectOrders("BUY 0.001 @ 57000 again");
    }

    @Test
    void drawdownIsMeasuredFromTheHighestEquityAndCountsAnewAfterItsCoolDown() {
        StrategyHarness bot = drawdown("5%", "30m", OnHalt.CANCEL);
        longFrom60000(bot);
        bot.mark("70006");
        // highest 10000 - 0.6 + 1000.6 = 11000; 5 % of it are 550
        bot.mark("64506.1");
        assertThat(hand.halts).isEmpty();
        bot.mark("64506");
        assertThat(bot.sentence())
                .startsWith("halted by drawdown until 12:30")
                .endsWith(": -550.00 of -550.00 USDC from the highest equity of 11000 USDC");
        bot.expectOrders();

        bot.mark("60006").advance(Duration.ofMinutes(31));
        assertThat(hand.halts).hasSize(2);
        hand.places(bot, Side.BUY, "0.001", "50000", "again");
        bot.expectOrders("BUY 0.001 @ 50000 again");
        // counts from 10000 now: 500
        bot.mark("55006.1");
        assertThat(hand.halts).hasSize(2);
        bot.mark("55006");
        assertThat(bot.sentence()).endsWith(": -500.00 of -500.00 USDC from the highest equity of 10000 USDC");
    }

    @Test
    void drawdownWithoutCoolDownStaysHalted() {
        StrategyHarness bot = drawdown("100 USDC", "none", OnHalt.CANCEL);
        longFrom60000(bot);
        bot.mark("50000").mark("60000").advance(Duration.ofDays(2));

        assertThat(bot.sentence())
                .isEqualTo("halted by drawdown: -1000.60 of -100.00 USDC from the highest equity of 10000 USDC");
    }

    @Test
    void refusingHaltLeavesOrdersWhereTheyRest() {
        StrategyHarness bot = drawdown("100", "none", OnHalt.REFUSE);
        longFrom60000(bot);
        bot.mark("50000");

        bot.expectOrders("BUY 0.1 @ 55000 below", "SELL 0.1 @ 65000 above");
        hand.places(bot, Side.BUY, "0.001", "50000", "more");
        assertThat(bot.refusals()).hasSize(1);
    }

    @Test
    void flatteningHaltGoesFlatInsideTheCollar() {
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(new DrawdownProvider(), new DrawdownConfig("100", "none", OnHalt.FLATTEN, OnRestart.STAY))
                .risk(new PriceCollarProvider(), new PriceCollarConfig(Percent.parse("0.3%"), Optional.empty()))
                .open();
        bot.top("59999.9", "1", "60000.1", "1").mark("60000");
        hand.places(bot, Side.BUY, "0.1", "60000", "entry");
        bot.fill("entry");
        hand.places(bot, Side.BUY, "0.1", "59900", "below");
        bot.mark("58000");
        bot.advance(Duration.ofSeconds(3));

        // 1 % and 0.5 % below the mark are outside the collar, 0.25 % is inside
        bot.expectOrders("SELL 0.1 @ 57855");
        assertThat(bot.order("SELL 0.1 @ 57855").request().reduceOnly()).isTrue();
        bot.fillAt("SELL 0.1 @ 57855", "0.1", "57990");
        bot.advance(Duration.ofMinutes(1));
        bot.expectPosition("0");
        bot.expectOrders();
        assertThat(bot.sentence()).startsWith("halted by drawdown: ");
    }

    @Test
    void flatteningHaltTriesAgainUntilItIsFlatAndSaysSo() {
        StrategyHarness bot = drawdown("100", "none", OnHalt.FLATTEN);
        longFrom60000(bot);
        bot.mark("58000").advance(Duration.ofSeconds(1));
        bot.cancelledByVenue("SELL 0.1 @ 57420");
        bot.advance(Duration.ofSeconds(2));
        bot.expectOrders("SELL 0.1 @ 57420");
        bot.advance(Duration.ofSeconds(50));

        assertThat(bot.alerts()).anySatisfy(alert -> assertThat(alert.text()).contains("could not be closed"));
        bot.expectOrders("SELL 0.1 @ 57420");
        bot.fill("SELL 0.1 @ 57420");
        bot.advance(Duration.ofMinutes(1));
        bot.expectPosition("0").expectOrders();
    }

    @Test
    void haltOutlivesARestart() {
        StrategyHarness bot = dailyLoss("300", "next-day", OnHalt.CANCEL);
        longFrom60000(bot);
        bot.mark("56000").restart();

        assertThat(bot.sentence()).isEqualTo("halted by daily-loss until 00:00 UTC: -400.60 of -300.00 USDC");
        bot.mark("60000").advance(Duration.ofHours(12));
        hand.places(bot, Side.BUY, "0.001", "57000", "again");
        bot.expectOrders("BUY 0.001 @ 57000 again");
    }

    @Test
    void restartEndsAHaltWhenToldSo() {
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(new DrawdownProvider(), new DrawdownConfig("5%", "none", OnHalt.CANCEL, OnRestart.RESUME))
                .open();
        longFrom60000(bot);
        bot.mark("54000");
        assertThat(bot.sentence()).startsWith("halted by drawdown: -600.60 of -500.00 USDC");

        hand.places(bot, Side.SELL, "0.1", "54000", "out");
        bot.fill("out");
        bot.restart().mark("54000");
        hand.places(bot, Side.BUY, "0.1", "54000", "again");
        bot.fill("again");

        // counts from 9398.86 now, after 600 and two fees: 469.94, of which 0.54 is a third fee
        bot.mark("49306");
        assertThat(bot.sentence()).doesNotStartWith("halted");
        bot.mark("49305.9");
        assertThat(bot.sentence())
                .isEqualTo("halted by drawdown: -469.95 of -469.94 USDC from the highest equity of 9398.86 USDC");
    }

    @Test
    void dailyLossHaltsAgainAfterARestartWhileTheLossIsStillThatLarge() {
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(new DailyLossProvider(), new DailyLossConfig("300", "none", OnHalt.CANCEL, OnRestart.RESUME))
                .open();
        longFrom60000(bot);
        bot.mark("56000").restart();
        assertThat(bot.sentence()).isEqualTo("halted by daily-loss: -400.60 of -300.00 USDC");

        bot.mark("58000").restart();
        assertThat(bot.sentence()).doesNotStartWith("halted");
    }

    @Test
    void twoHaltsAreBothToldAndTheLastToEndResumes() {
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(new DrawdownProvider(), new DrawdownConfig("100", "1h", OnHalt.CANCEL, OnRestart.STAY))
                .risk(new DailyLossProvider(), new DailyLossConfig("200", "next-day", OnHalt.CANCEL, OnRestart.STAY))
                .open();
        longFrom60000(bot);
        bot.mark("55000");

        assertThat(bot.sentence())
                .startsWith("halted by drawdown until 13:00")
                .endsWith("; halted by daily-loss until 00:00 UTC: -500.60 of -200.00 USDC");
        bot.advance(Duration.ofHours(2));
        assertThat(bot.sentence()).startsWith("halted by daily-loss until 00:00 UTC");
        bot.advance(Duration.ofHours(10));
        assertThat(hand.halts).last().isEqualTo("resumed: the halt is over");
    }

    @Test
    void oneSidedFillsHaltAndResume() {
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(
                        new OneSidedFillsProvider(),
                        new OneSidedFillsConfig(
                                2, Duration.ofMinutes(10), Optional.empty(), "30m", OnHalt.CANCEL, OnRestart.STAY))
                .open();
        bot.top("59999.9", "1", "60000.1", "1");
        buys(bot, "B1", "B2");
        hand.places(bot, Side.SELL, "0.01", "60100", "S1");
        bot.fill("S1");
        buys(bot, "B3", "B4");
        assertThat(hand.halts).isEmpty();
        bot.advance(Duration.ofMinutes(10));
        buys(bot, "B5");
        bot.fillPart(placed(bot, "B6"), "0.004").fill("B6");
        assertThat(hand.halts).isEmpty();
        buys(bot, "B7");

        assertThat(bot.sentence())
                .startsWith("halted by one-sided-fills until 12:4")
                .endsWith(": 3 buys in a row on BTC-USDC-PERP, at most 2 in 10 min");
        bot.advance(Duration.ofMinutes(31));
        buys(bot, "B8");
        bot.expectPosition("0.07");
    }

    @Test
    void oneSidedFillsCountAnewAfterTheHaltAndInTheirMarketAlone() {
        assertThat(haltsAfterTwoAndTwoBuys(Optional.of(HandMadeView.BTC))).containsExactly("halted", "resumed");
        assertThat(haltsAfterTwoAndTwoBuys(Optional.of(HandMadeView.ETH))).isEmpty();
    }

    /** Two buys halt, one is allowed; the cool-down is shorter than the time for which a fill counts. */
    private List<String> haltsAfterTwoAndTwoBuys(Optional<MarketId> market) {
        hand.halts.clear();
        StrategyHarness bot = HandStrategy.bot(hand)
                .startAt(NOON)
                .risk(
                        new OneSidedFillsProvider(),
                        new OneSidedFillsConfig(1, Duration.ofMinutes(10), market, "1m", OnHalt.CANCEL, OnRestart.STAY))
                .open();
        bot.top("59999.9", "1", "60000.1", "1");
        buys(bot, "B1", "B2");
        bot.advance(Duration.ofMinutes(2));
        buys(bot, "B3");
        return hand.halts.stream()
                .map(words -> words.substring(0, words.indexOf(':')))
                .toList();
    }

    private void buys(StrategyHarness bot, String... labels) {
        for (String label : labels) {
            bot.fill(placed(bot, label));
        }
    }

    private String placed(StrategyHarness bot, String label) {
        hand.places(bot, Side.BUY, "0.01", "59900", label);
        return label;
    }

    @Test
    void lossLimitInAnotherAssetThanTheEquityAllowsNothing() {
        StrategyHarness bot = dailyLoss("300 EUR", "next-day", OnHalt.CANCEL);

        assertThat(bot.sentence())
                .isEqualTo("halted by daily-loss: its limit is in EUR, the equity of this scope in USDC");
    }
}
