package io.jackstay.runtime.process;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.SIM;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.risk.RiskImage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rules over all bots of the process, with two bots behind the real loops; what they halt outlives the process. */
final class ProcessRiskTest {
    private static final String TOO_MUCH = "halted by probe of the process: too much";

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private Probe rule = new Probe();
    private Calls one = new Calls();
    private Calls two = new Calls();
    private final List<Order> placed = new ArrayList<>();
    private Optional<ProcessRisk> process = Optional.empty();

    private void watch(boolean resumed) {
        ProcessRisk made = new ProcessRisk(
                List.of(new ProcessRisk.NamedRule("probe", rule)),
                LocalTime.MIDNIGHT,
                clock,
                true,
                new ProcessJournal(Optional.of(disk.store().open(StreamName.process(), OpenMode.OWN, Runnable::run))),
                resumed);
        process = Optional.of(made);
        made.wakeBy(() -> {});
        bench.beside.add(made);
        bench.watches = spec -> made.seat(spec.name(), bench.accounts(), SIM, true);
        bench.onMade = (bot, watch) -> made.taken(watch, new ProcessMember() {
            @Override
            public void impose(long version, List<ImposedHalt> halts) {
                bot.impose(version, halts);
            }

            @Override
            public void close(boolean flatten, String why) {
                bot.close(flatten, why);
            }
        });
    }

    private Bot begin(int number, Calls strategy) {
        return bench.resume(bench.bot(number, strategy));
    }

    private void start() {
        watch(false);
        begin(1, one);
        begin(2, two);
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(2));
    }

    private void kill() {
        disk = disk.killed();
        bench = new Bench(disk, clock);
        rule = new Probe();
        one = new Calls();
        two = new Calls();
    }

    private void turn(Calls strategy, Consumer<Context> what) {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                strategy.then = (again, later) -> {};
                what.accept(context);
            }
        };
        bench.quote(1000, 1001);
        bench.quote(1001, 1002);
    }

    private Order place(Calls strategy, Side side, String size) {
        turn(strategy, context -> placed.add(context.orders().place(limit(side, size, "100"))));
        return placed.get(placed.size() - 1);
    }

    private void fill(Order order) {
        bench.venue(() -> bench.venue()
                .fill(bench.venue().resting().stream()
                        .map(resting -> resting.ref())
                        .filter(ref -> ref.cloid().equals(order.cloid()))
                        .findFirst()
                        .orElseThrow()));
    }

    private void act(Consumer<RiskActions> what) {
        rule.then(what);
        bench.pass(Duration.ofSeconds(2));
    }

    private String sentence(int bot) {
        return bench.bots.get(bot).status().sentence();
    }

    @Test
    void aHaltReachesEveryBotInTheSameWords() {
        start();
        fill(place(one, Side.BUY, "1"));

        act(actions -> actions.halt("too much"));

        for (Calls strategy : List.of(one, two)) {
            assertThat(place(strategy, Side.BUY, "1").rejection().orElseThrow().reason())
                    .isEqualTo(RejectReason.HALTED);
            assertThat(placed.get(placed.size() - 1).why()).isEqualTo(TOO_MUCH);
            assertThat(strategy.calls).contains("halt true");
        }
        assertThat(List.of(sentence(0), sentence(1))).containsOnly(TOO_MUCH);
        assertThat(bench.alerts.stream().filter(alert -> alert.equals("CRITICAL " + TOO_MUCH)))
                .hasSize(2);
        assertThat(place(one, Side.SELL, "1").state()).as("what reduces passes").isEqualTo(OrderState.OPEN);
    }

    @Test
    void aRuleIsNeverAskedBeforeAnOrderAndHearsOfAllBots() {
        start();
        fill(place(one, Side.BUY, "1"));
        fill(place(two, Side.BUY, "0.5"));

        assertThat(rule.told).startsWith("start").doesNotContain("check");
        assertThat(rule.told).contains("bot1 Accepted", "bot2 Accepted", "fill 1", "fill 1.5");
        RiskView view = rule.view();
        assertThat(view.scope()).isEqualTo(RiskScope.PROCESS);
        assertThat(view.markets()).containsExactly(BTC);
        assertThat(view.exposure(BTC).position().toBigDecimal()).isEqualByComparingTo("1.5");
        assertThat(view.recentFills()).hasSize(2);
        bench.pass(Duration.ofSeconds(2));
        assertThat(view.ordersWithin(Duration.ofMinutes(1))).isEqualTo(2);
        assertThat(view.top(BTC)).isPresent();
        assertThat(view.equity().amount())
                .as("two bots of 10000, 1.5 bought at 100, worth 100.15")
                .isEqualByComparingTo("20000.225");
    }

    @Test
    void lossesOfAllBotsAddUp() {
        start();
        fill(place(one, Side.BUY, "1"));
        fill(place(two, Side.SELL, "2"));
        bench.pass(Duration.ofSeconds(2));

        BigDecimal sum = BigDecimal.ZERO;
        for (Bot bot : bench.bots) {
            sum = sum.add(bot.status().pnl().net().amount());
        }
        assertThat(sum).isNegative();
        assertThat(rule.view().today().net().amount()).isEqualByComparingTo(sum);
        assertThat(rule.view().session().net().amount()).isEqualByComparingTo(sum);
        assertThat(rule.view().allTime().net().amount()).isEqualByComparingTo(sum);
    }

    @Test
    void cancelAllCancelsTheOrdersOfAllBots() {
        start();
        place(one, Side.BUY, "1");
        place(two, Side.BUY, "1");
        place(two, Side.BUY, "2");

        act(actions -> actions.cancelAll("enough"));

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(placed).extracting(Order::state).containsOnly(OrderState.CANCELLED);
        assertThat(place(one, Side.BUY, "1").state()).as("it does not halt").isEqualTo(OrderState.OPEN);
    }

    @Test
    void flattenClosesThePositionsOfAllBotsThoughTheyAreHalted() {
        start();
        fill(place(one, Side.BUY, "1"));
        fill(place(two, Side.BUY, "2"));
        place(two, Side.BUY, "3");
        List<String> sent = new ArrayList<>();
        bench.venue().onExecute = batch -> {
            batch.submits()
                    .forEach(submit -> sent.add("%s %s %s"
                            .formatted(
                                    submit.request().side(),
                                    submit.request().size(),
                                    submit.request().reduceOnly())));
            bench.venue().obey(batch);
        };

        act(actions -> {
            actions.halt("too much");
            actions.flatten("too much");
        });
        bench.pass(Duration.ofSeconds(6));

        assertThat(sent).containsExactlyInAnyOrder("SELL 1 true", "SELL 2 true");
        while (!bench.venue().resting().isEmpty()) {
            bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        }
        bench.pass(Duration.ofSeconds(60));
        for (Bot bot : bench.bots) {
            assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("0");
        }
        assertThat(bench.alerts).noneMatch(alert -> alert.contains("could not be closed"));
    }

    @Test
    void positionsThatStayOpenAreTold() {
        start();
        fill(place(one, Side.BUY, "1"));
        bench.venue().onExecute = batch -> {};

        act(actions -> actions.flatten("too much"));
        bench.pass(Duration.ofSeconds(60));

        assertThat(journal().alerts().all())
                .extracting(alert -> alert.code() + " " + alert.subject())
                .contains("FLATTEN_FAILED bot1 " + BTC);
    }

    private RiskImage journal() {
        bench.settle();
        return ProcessJournal.read(disk.store().open(StreamName.process(), OpenMode.FOLLOW, Runnable::run));
    }

    @Test
    void aHaltWithAnEndIsOverForAllBotsThen() {
        start();
        act(actions -> {
            actions.halt("too much");
            actions.resumeAfter(Duration.ofMinutes(10));
        });
        assertThat(sentence(0))
                .startsWith("halted by probe of the process until ")
                .endsWith(" UTC: too much");
        bench.pass(Duration.ofMinutes(9));
        assertThat(place(two, Side.BUY, "1").state()).isEqualTo(OrderState.REJECTED);

        bench.pass(Duration.ofMinutes(2));

        assertThat(place(one, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
        assertThat(place(two, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
        assertThat(journal().halts()).isEmpty();
    }

    @Test
    void aBotThatComesLaterIsHaltedBeforeItCanPlace() {
        start();
        act(actions -> actions.halt("too much"));
        Calls three = new Calls();
        three.then = (context, call) -> {
            if (call.startsWith("start")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
            }
        };

        begin(3, three);

        assertThat(placed).extracting(Order::why).containsExactly(TOO_MUCH);
        assertThat(three.calls).contains("halt true");
    }

    @Test
    void aHaltOutlivesAKillAndHoldsFromTheFirstCallbackOn() {
        start();
        act(actions -> actions.halt("too much"));
        kill();
        one.then = (context, call) -> {
            if (call.startsWith("start")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
            }
        };

        start();

        assertThat(placed).extracting(Order::why).containsExactly(TOO_MUCH);
        assertThat(place(two, Side.BUY, "1").why()).isEqualTo(TOO_MUCH);
        assertThat(journal().halts()).extracting(halt -> halt.name()).containsExactly("probe");
    }

    @Test
    void aPersonResumesTheProcessAndItStaysResumed() {
        start();
        act(actions -> actions.halt("too much"));
        kill();
        watch(true);
        begin(1, one);
        begin(2, two);
        bench.pass(Duration.ofSeconds(2));
        assertThat(place(one, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
        assertThat(place(two, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
        kill();
        start();
        assertThat(place(one, Side.BUY, "1").state())
                .as("it does not come back")
                .isEqualTo(OrderState.OPEN);
    }

    @Test
    void whoResumesABotDoesNotResumeTheProcess() {
        start();
        act(actions -> actions.halt("too much"));
        kill();
        watch(false);
        Bot bot = bench.bot(1, one);
        bench.image("bot1").resumed();
        bench.resume(bot);

        assertThat(place(one, Side.BUY, "1").why()).isEqualTo(TOO_MUCH);
    }

    @Test
    void anOlderVersionOfTheHaltsChangesNothing() {
        start();
        Bot bot = bench.bots.get(0);
        bot.impose(101, List.of());
        bot.impose(100, List.of(new ImposedHalt("probe of the process", "too much", Long.MAX_VALUE)));
        bench.settle();

        assertThat(place(one, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void theDayAndWhatARuleRemembersOutliveAKill() {
        start();
        fill(place(one, Side.SELL, "1"));
        bench.pass(Duration.ofSeconds(2));
        rule.view().memory().put("halts", "2");
        bench.pass(Duration.ofSeconds(12));
        BigDecimal lost = rule.view().today().net().amount();
        assertThat(lost).isNegative();
        BigDecimal peak = rule.view().peakEquity().amount();
        kill();

        start();
        bench.quote(1001, 1002);
        bench.pass(Duration.ofSeconds(2));

        RiskView view = rule.view();
        assertThat(view.memory().get("halts")).contains("2");
        assertThat(view.memory().isDurable()).isTrue();
        assertThat(view.today().net().amount()).isEqualByComparingTo(lost);
        assertThat(view.allTime().net().amount()).isEqualByComparingTo(lost);
        assertThat(view.peakEquity().amount()).isEqualByComparingTo(peak);
        assertThat(view.session().net().amount()).isEqualByComparingTo("0");
    }

    @Test
    void aBotThatDoesNotComeBackCountsWithWhatItHadLost() {
        start();
        fill(place(two, Side.SELL, "1"));
        bench.pass(Duration.ofSeconds(12));
        BigDecimal lost = rule.view().today().net().amount();
        kill();
        watch(false);
        begin(1, one);
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(2));

        assertThat(rule.view().today().net().amount()).isEqualByComparingTo(lost);
    }

    @Test
    void theNextDayCountsFromZero() {
        start();
        fill(place(one, Side.SELL, "1"));
        bench.pass(Duration.ofSeconds(2));
        assertThat(rule.view().today().net().amount()).isNegative();
        BigDecimal lost = rule.view().allTime().net().amount();

        bench.pass(Duration.ofDays(1));

        assertThat(rule.view().today().net().amount()).isEqualByComparingTo("0");
        assertThat(rule.view().allTime().net().amount()).isEqualByComparingTo(lost);
    }

    @Test
    void aRuleThatKeepsThrowingHaltsAllBots() {
        start();
        rule.onTime = (view, actions) -> {
            throw new IllegalStateException("broken by the test");
        };
        bench.pass(Duration.ofSeconds(12));

        assertThat(sentence(0)).contains("halted by probe of the process: the rule failed 10 times");
        assertThat(place(two, Side.BUY, "1").state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void whileNobodyAsksTheRulesAllBotsAreHaltedAndCancelTheirOrders() {
        start();
        place(one, Side.BUY, "1");
        place(two, Side.BUY, "1");
        ProcessRisk risk = process.orElseThrow();

        risk.hold("blocked by a test");
        bench.settle();

        String words = "halted by process-risk: blocked by a test";
        assertThat(bench.venue().resting()).isEmpty();
        assertThat(List.of(sentence(0), sentence(1))).containsOnly(words);
        assertThat(place(one, Side.BUY, "1").why()).isEqualTo(words);
        Calls three = new Calls();
        begin(3, three);
        assertThat(place(three, Side.BUY, "1").why()).as("one that comes later").isEqualTo(words);

        act(actions -> actions.halt("too much"));
        risk.release();
        bench.settle();
        assertThat(place(two, Side.BUY, "1").why())
                .as("a rule's own halt stays")
                .isEqualTo(TOO_MUCH);
    }

    @Test
    void theBotsGoOnWhenTheRulesAreAskedAgain() {
        start();
        process.orElseThrow().hold("blocked by a test");
        bench.settle();

        process.orElseThrow().release();
        bench.settle();

        assertThat(place(one, Side.BUY, "1").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aJournalThatFailsHaltsAllBotsAndCancelsTheirOrders() {
        start();
        place(one, Side.BUY, "1");
        bench.pass(Duration.ofSeconds(2));

        disk.failNextForce();
        act(actions -> rule.view().memory().put("key", "value"));

        assertThat(bench.venue().resting()).isEmpty();
        for (Calls strategy : List.of(one, two)) {
            assertThat(place(strategy, Side.BUY, "1").why())
                    .startsWith("halted by journal of the process: journal process-risk stopped after record ");
        }
        bench.settle();
        assertThat(bench.image("bot1").alerts().all())
                .as("the bot's own alert is durable")
                .anyMatch(alert ->
                        alert.code() == AlertCode.BOT_HALTED && alert.text().contains("process-risk"));
        kill();
        start();
        assertThat(place(one, Side.BUY, "1").state()).as("the next process").isEqualTo(OrderState.OPEN);
    }
}
