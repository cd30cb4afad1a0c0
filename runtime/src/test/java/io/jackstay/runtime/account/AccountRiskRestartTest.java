package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskView;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules over a login know of the processes before, and of yesterday. */
final class AccountRiskRestartTest extends AccountRiskDesk {
    @Test
    void positionsAndHaltsOutliveTheProcess() {
        bench = new Bench(disk, clock);
        begin();
        fill(place(one, Side.BUY, "0.6"));
        rule.onFill = actions -> actions.halt("too much");
        fill(place(two, Side.BUY, "0.3"));
        assertThat(rule.exposure()).isEqualTo("0.9 +0 -0 0");

        bench = new Bench(disk.killed(), clock);
        rule.onFill = actions -> {};
        begin();

        assertThat(rule.exposure()).isEqualTo("0.9 +0 -0 0");
        assertThat(place(one, Side.BUY, "0.1").why()).isEqualTo("all bots of the login: halted by probe: too much");
    }

    @Test
    void anOrderOfBeforeCountsWithWhatIsLeftOfIt() {
        bench = new Bench(disk, clock);
        begin();
        Order resting = place(one, Side.BUY, "1");
        OrderRef ref = OrderRef.of(BTC, resting.cloid().orElseThrow());
        bench.venue(
                () -> bench.venue().events().fill(Markets.fill("f1", ref, Side.BUY, "0.4", "100", clock.epochNanos())));
        assertThat(rule.exposure()).isEqualTo("0.4 +0.6 -0 1");

        bench = new Bench(disk.killed(), clock);
        begin();
        bench.account
                .guard()
                .follow(
                        List.of(OrderReport.of(
                                        ref,
                                        Side.BUY,
                                        price(BTC, "100"),
                                        size(BTC, "1"),
                                        OrderState.PARTIALLY_FILLED,
                                        Markets.at(1))
                                .filled(size(BTC, "0.4"))),
                        List.of(ref));
        bench.settle();
        assertThat(rule.exposure()).isEqualTo("0.4 +0.6 -0 1");

        bench.venue(
                () -> bench.venue().events().fill(Markets.fill("f2", ref, Side.BUY, "0.6", "100", clock.epochNanos())));
        assertThat(rule.exposure()).isEqualTo("1 +0 -0 0");
    }

    @Test
    void whatIsKnownOfAnOrderOfBeforeAsASumAloneIsPast() {
        begin();
        OrderRef past = OrderRef.of(BTC, LAYOUT.cloid(0, 1, 7));
        OrderRef owed = OrderRef.of(BTC, LAYOUT.cloid(0, 1, 8));
        bench.account.guard().follow(List.of(filledInPart(past), filledInPart(owed)), List.of(owed));
        bench.settle();
        assertThat(rule.exposure()).isEqualTo("0 +1.6 -0 2");

        bench.venue(() ->
                bench.venue().events().fill(Markets.fill("f1", owed, Side.BUY, "0.4", "100", Markets.START_NANOS - 1)));
        assertThat(rule.exposure()).isEqualTo("0.4 +1.2 -0 2");

        bench.venue(() -> bench.venue().events().outcome(past, Command.CANCEL, new Outcome.Accepted("", "")));
        bench.pass(Duration.ofSeconds(11));
        assertThat(rule.exposure()).isEqualTo("0.4 +0.6 -0 1");
    }

    @Test
    void whatAnOrderCameToThatEndedWhileItsBotBeganCountsUntilItIsTold() {
        begin();
        OrderRef raced = OrderRef.of(BTC, LAYOUT.cloid(0, 1, 8));
        OrderReport ended = OrderReport.of(
                        raced,
                        Side.BUY,
                        price(BTC, "100"),
                        size(BTC, "1"),
                        OrderState.CANCELLED,
                        Markets.at(Markets.START_NANOS))
                .filled(size(BTC, "0.4"));
        bench.account.guard().follow(List.of(ended), List.of(raced));
        bench.settle();
        assertThat(rule.exposure()).isEqualTo("0 +0.4 -0 0");

        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("f1", raced, Side.BUY, "0.4", "100", Markets.START_NANOS - 1)));
        assertThat(rule.exposure()).isEqualTo("0.4 +0 -0 0");
    }

    private static OrderReport filledInPart(OrderRef order) {
        return OrderReport.of(
                        order,
                        Side.BUY,
                        price(BTC, "100"),
                        size(BTC, "1"),
                        OrderState.PARTIALLY_FILLED,
                        Markets.at(Markets.START_NANOS))
                .filled(size(BTC, "0.4"));
    }

    @Test
    void whatARuleOfTheLoginRemembersAndTheDayOutliveTheProcess() {
        bench = new Bench(disk, clock);
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        begin();
        fill(place(one, Side.BUY, "2"));
        fill(place(two, Side.SELL, "2"));
        fill(place(two, Side.SELL, "1"));
        RiskView before = rule.view.orElseThrow();
        before.memory().put("halts", "2");
        bench.pass(Duration.ofSeconds(12));
        assertThat(before.today().net().amount()).isNegative();
        assertThat(before.memory().isDurable()).isTrue();

        bench = new Bench(disk.killed(), clock);
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        begin();
        bench.quote(1001, 1002);
        bench.pass(Duration.ofSeconds(2));

        RiskView again = rule.view.orElseThrow();
        assertThat(again).isNotSameAs(before);
        assertThat(again.memory().get("halts")).contains("2");
        assertThat(again.today().net()).isEqualTo(before.today().net());
        assertThat(again.allTime().net()).isEqualTo(before.allTime().net());
        assertThat(again.equity()).isEqualTo(before.equity());
        assertThat(again.peakEquity()).isEqualTo(before.peakEquity());
        assertThat(again.session().net().amount()).isEqualByComparingTo("0");
    }

    @Test
    void whatWasLostYesterdayIsNotOfToday() {
        bench = new Bench(disk, clock);
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        begin();
        fill(place(one, Side.SELL, "1"));
        bench.pass(Duration.ofSeconds(12));
        assertThat(rule.view.orElseThrow().today().net().amount()).isNegative();

        bench = new Bench(disk.killed(), clock);
        clock.advanceTo(clock.nanoTime() + Duration.ofDays(1).toNanos());
        begin();

        assertThat(rule.view.orElseThrow().today().net().amount()).isEqualByComparingTo("0");
        assertThat(rule.view.orElseThrow().allTime().net().amount()).isNegative();
    }

    @Test
    void aSnapshotOfTheLoginHasItsRulesAndCountsNoFillTwice() {
        bench = new Bench(disk, clock);
        begin();
        fill(place(one, Side.BUY, "2"));
        fill(place(two, Side.SELL, "3"));
        rule.view.orElseThrow().memory().put("halts", "2");
        bench.pass(Duration.ofSeconds(1));
        AccountImage image = AccountImage.read(
                Optional.of(disk.store().open(StreamName.account("sim"), OpenMode.FOLLOW, Runnable::run)));

        AccountImage restored = new AccountImage();
        JournalSnapshot snapshot = new JournalSnapshot(StreamName.account("sim"), 1, 1, image.toSnapshot());
        SnapshotRecords.read(snapshot, stored -> restored.add(AccountRecord.read(stored)));

        assertThat(restored.guard().records())
                .isEqualTo(image.guard().records())
                .isNotEmpty();
        assertThat(restored.guard().money(BTC).orElseThrow().position().size()).isEqualTo(size(BTC, "-1"));
    }

    @Test
    void aPersonResumesALogin() {
        bench = new Bench(disk, clock);
        begin();
        rule.onFill = actions -> actions.halt("too much");
        fill(place(two, Side.BUY, "0.3"));
        rule.onFill = actions -> {};

        TroubledDisk second = disk.killed();
        bench = new Bench(second, clock);
        bench.account.guard().by(List.of(new GuardingRule("probe", rule)), LocalTime.MIDNIGHT, true);
        bench.resume(bench.bot(1, one));
        assertThat(place(one, Side.BUY, "0.1").state()).isEqualTo(OrderState.OPEN);

        bench = new Bench(second.killed(), clock);
        bench.account.guard().by(List.of(new GuardingRule("probe", rule)), LocalTime.MIDNIGHT);
        bench.resume(bench.bot(1, one));
        assertThat(place(one, Side.BUY, "0.1").state())
                .as("it does not come back")
                .isEqualTo(OrderState.OPEN);
    }
}
