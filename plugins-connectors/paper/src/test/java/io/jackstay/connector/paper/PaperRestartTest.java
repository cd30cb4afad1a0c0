package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static io.jackstay.connector.paper.Settings.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Percent;
import io.jackstay.lib.sim.SelfTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange in the next process is the one of the process before. */
class PaperRestartTest {
    private static final Feed[] ALL = {Feed.TOP, Feed.BOOK, Feed.TRADES, Feed.MARK, Feed.FUNDING};

    private static PaperConfig busy(long seed) {
        Percent tenth = Percent.parse("10%");
        return new Settings()
                .feed(FeedConfig.RandomWalk.of(seed, new BigDecimal("60000")))
                .funding(new FundingConfig(Duration.ofSeconds(7), Optional.of(Percent.parse("0.01%"))))
                .tier(new FeeTierConfig(new BigDecimal("50000"), Percent.parse("-0.01%"), Percent.parse("0.02%")))
                .rejects(new RejectsConfig(seed, tenth, tenth, tenth, RejectReason.OTHER, List.of()))
                .selfTrade(SelfTrade.values()[(int) (seed % 3)])
                .change(new ScheduledChange(
                        Duration.ofMillis(15_030), Optional.of(MarketStatus.HALTED), Optional.empty()))
                .change(new ScheduledChange(
                        Duration.ofMillis(18_030), Optional.of(MarketStatus.TRADING), Optional.empty()))
                .change(new ScheduledChange(
                        Duration.ofMillis(30_030), Optional.empty(), Optional.of(new BigDecimal("0.5"))))
                .build();
    }

    private static Session started(PaperConfig config) {
        return Session.of(new FakeContext(), config).wanting(ALL);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void stoppedAndStartedAfterEachStepItBehavesLikeOneThatNeverStopped(long seed) {
        Session one = started(busy(seed));
        Session other = started(busy(seed));
        RandomCommands toOne = new RandomCommands(seed);
        RandomCommands toOther = new RandomCommands(seed);
        for (int step = 0; step < 400; step++) {
            toOne.step(one);
            one.connector.subscribe(Subscriptions.none());
            one.wanting(ALL);
            toOther.step(other);
            other = other.restarted().wanting(ALL);
            other.events().orders.removeIf(line -> line.startsWith("stream"));
            one.events().orders.removeIf(line -> line.startsWith("stream"));
            int same = same(one.events().orders, other.events().orders);
            assertThat(tail(other.events().orders, same))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(tail(one.events().orders, same));
        }

        List<String> shownByOne = shown(one.events().data);
        List<String> shownByOther = shown(other.events().data);
        int same = same(shownByOne, shownByOther);
        assertThat(tail(shownByOther, same)).as("seed %d", seed).isEqualTo(tail(shownByOne, same));
        assertThat(one.events().fills)
                .as("seed %d", seed)
                .hasSizeGreaterThan(20)
                .isEqualTo(other.events().fills);
        assertThat(one.events().orders).anyMatch(line -> line.startsWith("cash flow"));
        requireSame(one, other, "seed " + seed);
    }

    /** How much is the same from the beginning on. */
    private static int same(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private static List<String> tail(List<String> lines, int from) {
        return lines.subList(from, lines.size());
    }

    /** But for the rules and the funding rate, which a process tells anew with its own time. */
    private static List<String> shown(List<String> data) {
        return data.stream()
                .filter(line -> !line.startsWith("markets") && !line.startsWith("funding"))
                .toList();
    }

    private static void requireSame(Session one, Session other, String where) {
        AccountSnapshot before = one.snapshot();
        AccountSnapshot after = other.snapshot();
        assertThat(after.openOrders()).as(where).isEqualTo(before.openOrders());
        assertThat(after.positions()).as(where).isEqualTo(before.positions());
        assertThat(after.balances()).as(where).isEqualTo(before.balances());
        assertThat(fills(other)).as(where).isEqualTo(fills(one));
    }

    private static List<OrderFill> fills(Session session) {
        HistoryPage<OrderFill> page = Session.ask(reply ->
                session.connector.fillsSince(HistoryQuery.since(List.of(Session.MARKET), Instant.EPOCH), reply));
        return page.items();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void killedAfterAnyStepItHasAllThatItTold(long seed) {
        Session told = started(busy(seed));
        RandomCommands commands = new RandomCommands(seed);
        for (int step = 0; step < 150; step++) {
            commands.step(told);
            Session after = told.killed();
            String where = "seed %d, step %d".formatted(seed, step);
            AccountSnapshot before = told.snapshot();
            AccountSnapshot found = after.snapshot();
            assertThat(found.openOrders()).as(where).isEqualTo(before.openOrders());
            assertThat(found.positions()).as(where).isEqualTo(before.positions());
            assertThat(found.balances())
                    .as(where)
                    .extracting(held -> held.asset() + held.total())
                    .isEqualTo(before.balances().stream()
                            .map(held -> held.asset() + held.total())
                            .toList());
            assertThat(fills(after)).as(where).isEqualTo(told.events().fills);
            for (OrderRef order : commands.placed()) {
                assertThat(lookUp(after, order)).as(where).isEqualTo(lookUp(told, order));
            }
        }
        assertThat(told.events().fills).hasSizeGreaterThan(5);
    }

    private static OrderLookup lookUp(Session session, OrderRef order) {
        return Session.ask(reply -> session.connector.orderStatus(order, Instant.EPOCH, reply));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void afterAKillTheMarketGoesOnAtTheSavedPrice(long seed) {
        Session told = started(busy(seed));
        told.advance(Duration.ofSeconds(33));
        Session after = told.killed().wanting(Feed.TOP);
        after.events().data.clear();
        after.advance(Duration.ofSeconds(1));
        told.wanting(Feed.TOP);
        told.advance(Duration.ofSeconds(1));

        List<String> before = told.events().data.stream()
                .filter(line -> line.startsWith("top"))
                .toList();
        assertThat(after.events().data).as("seed %d", seed).hasSizeGreaterThan(5);
        assertThat(Collections.indexOfSubList(before, after.events().data))
                .as("seed %d: %s", seed, after.events().data)
                .isGreaterThan(0);
    }

    @Test
    void whatATurnTellsIsWrittenBefore() {
        FakeContext context = new FakeContext();
        Session session = Session.of(context, busy(5)).wanting(ALL);
        RandomCommands commands = new RandomCommands(5);
        List<String> sequence = new ArrayList<>();
        context.memory.onWrite = () -> sequence.add("write in " + context.timers.turns);
        context.events.onMoney = () -> sequence.add("told in " + context.timers.turns);
        for (int step = 0; step < 500; step++) {
            commands.step(session);
        }

        for (int i = 1; i < sequence.size(); i++) {
            String turn = sequence.get(i).replace("write", "told");
            assertThat(sequence.get(i).startsWith("write")
                            && sequence.get(i - 1).equals(turn))
                    .as("a write after telling, %d: %s", i, sequence.subList(i - 1, i + 1))
                    .isFalse();
        }
        assertThat(sequence).filteredOn(line -> line.startsWith("told")).hasSizeGreaterThan(300);
    }

    @Test
    void aMarketThatOnlyMovesIsWrittenEveryTenSeconds() {
        FakeContext context = new FakeContext();
        Session session =
                Session.of(context, Session.config(Optional.of(FeedConfig.RandomWalk.of(1, new BigDecimal("60000")))));
        session.place(session.limit(BUY, "0.1", "50000"));
        List<Long> turns = new ArrayList<>();
        context.memory.onWrite = () -> {
            if (turns.isEmpty() || turns.get(turns.size() - 1) != context.epochNanos()) {
                turns.add(context.epochNanos());
            }
        };
        session.advance(Duration.ofSeconds(100));

        assertThat(turns).hasSizeBetween(9, 10);
    }

    @Test
    void withoutADurableMemoryNothingIsWritten() {
        FakeContext context = new FakeContext();
        context.memory.durable = false;
        Session session = Session.of(context, busy(1)).wanting(ALL);
        RandomCommands commands = new RandomCommands(1);
        for (int step = 0; step < 100; step++) {
            commands.step(session);
        }

        assertThat(context.memory.entries).isEmpty();
        assertThat(session.events().fills).isNotEmpty();
    }

    @Test
    void commandsUnderWayAreLostAndAnswersUnderWayAreNot() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed, settings -> settings.latency(fixed(50), fixed(20), fixed(20)));
        feed.top(600_000, 2_000, 600_001, 2_000);
        OrderRef arrived = session.place(session.limit(BUY, "0.5", "59990"));
        session.advance(Duration.ofMillis(30));
        OrderRef underWay = session.place(session.limit(BUY, "0.5", "59980"));
        session.advance(Duration.ofMillis(10));
        assertThat(session.events().outcomes).isEmpty();

        Session after = session.killed(new HandFeed());
        List<Result<OrderLookup>> answers = new ArrayList<>();
        after.connector.orderStatus(arrived, Instant.EPOCH, answers::add);
        after.connector.orderStatus(underWay, Instant.EPOCH, answers::add);
        after.advance(Duration.ofSeconds(1));

        assertThat(((Result.Ok<OrderLookup>) answers.get(0)).value()).isInstanceOf(OrderLookup.Found.class);
        assertThat(((Result.Ok<OrderLookup>) answers.get(1)).value()).isInstanceOf(OrderLookup.NotFound.class);
    }

    @Test
    void whereTheFeedBeginsAnewOrdersRestBehindAllThatItShows() {
        HandFeed feed = new HandFeed();
        Session session = Session.on(feed);
        feed.top(600_000, 2_000, 600_001, 2_000);
        session.place(session.limit(BUY, "0.5", "60000"));
        HandFeed again = new HandFeed();
        Session after = session.killed(again);

        after.place(after.limit(BUY, "0.1", "60000.1").ioc());
        assertThat(after.events().orders).as("nothing is shown yet").contains("order 2 CANCELLED 0");
        again.top(600_000, 300, 600_001, 2_000);
        after.advance(Duration.ofSeconds(1));
        again.trade(SELL, 400, 600_000);

        assertThat(after.events().fills)
                .extracting(fill -> fill.size().toString())
                .containsExactly("0.1");
    }

    @Test
    void fundingThatFellDueMeanwhileIsPaidFirst() {
        PaperConfig config = new Settings()
                .feed(FeedConfig.RandomWalk.of(1, new BigDecimal("60000")))
                .funding(new FundingConfig(Duration.ofHours(1), Optional.of(Percent.parse("0.01%"))))
                .build();
        Session session = started(config);
        session.advance(Duration.ofSeconds(1));
        session.place(session.limit(BUY, "0.1", "60100").ioc());
        assertThat(session.events().fills).isNotEmpty();
        FakeContext later = session.context.nextAfterKill();
        later.timers.jump(Duration.ofMinutes(150));
        Session after = Session.of(later, config);
        after.advance(Duration.ZERO);

        assertThat(after.events().orders)
                .filteredOn(line -> line.startsWith("cash flow"))
                .hasSizeBetween(2, 3);
    }

    @Test
    void aNewerLedgerIsRefusedAndADamagedOneIsNamed() {
        Session session = started(busy(1));
        session.advance(Duration.ofSeconds(1));
        FakeContext newer = session.context.nextAfterKill();
        newer.memory.entries.merge("ledger", "", (line, none) -> line.replaceFirst("^2 ", "3 "));
        assertThatThrownBy(() -> Session.of(newer, busy(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the ledger of sim can't be read: it is of version 3, and this paper exchange reads version 2: "
                                + "run the version that wrote it");

        FakeContext damaged = session.context.nextAfterKill();
        damaged.memory.entries.put("sim/wallet/USDC", "many");
        assertThatThrownBy(() -> Session.of(damaged, busy(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the ledger of sim can't be read: what was kept is damaged: sim/wallet/USDC = 'many': "
                        + "field 1 is 'many', not a number");
    }

    @Test
    void otherDecimalsThanThoseOfTheLedgerAreRefused() {
        Session session = started(busy(1));
        FakeContext next = session.context.nextAfterKill();
        PaperConfig finer = PaperConfig.of(
                List.of(PaperMarketConfig.of(
                        "BTC-USDC-PERP",
                        "0.001",
                        "0.001",
                        Optional.of(FeedConfig.RandomWalk.of(1, new BigDecimal("60000"))))),
                busy(1).balances());

        assertThatThrownBy(() -> Session.of(next, finer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("what was kept does not fit the configuration: sim/market/sim:BTC-USDC-PERP")
                .hasMessageContaining("begin afresh");
    }

    @Test
    void aMarketWithAPositionThatIsNotListedAnyMoreIsNamedAndNotCalledDamaged() {
        Session session = started(busy(1));
        session.advance(Duration.ofSeconds(1));
        session.place(session.limit(BUY, "0.1", "60100").ioc());
        FakeContext next = session.context.nextAfterKill();
        PaperConfig other = PaperConfig.of(
                List.of(PaperMarketConfig.of(
                        "ETH-USDC-PERP",
                        "0.1",
                        "0.001",
                        Optional.of(FeedConfig.RandomWalk.of(1, new BigDecimal("3000"))))),
                busy(1).balances());

        assertThatThrownBy(() -> Session.of(next, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("what was kept does not fit the configuration: sim/")
                .hasMessageEndingWith("sim:BTC-USDC-PERP is not listed any more: list it, or begin afresh");
    }

    @Test
    void anotherSeedBeginsTheMarketAnewAndKeepsTheMoney() {
        Session session = started(busy(1));
        session.advance(Duration.ofSeconds(2));
        session.place(session.limit(BUY, "0.1", "60100").ioc());
        Session after = Session.of(session.context.nextAfterKill(), busy(2));
        after.advance(Duration.ZERO);

        assertThat(after.snapshot().positions()).isEqualTo(session.snapshot().positions());
    }
}
