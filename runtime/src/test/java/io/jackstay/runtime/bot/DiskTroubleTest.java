package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot does when the disk under its journals fails it. */
final class DiskTroubleTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final TroubledDisk disk = new TroubledDisk(11, clock);
    private final Bench bench = new Bench(disk, clock);
    private final Calls strategy = new Calls();
    private final List<Order> placed = new ArrayList<>();
    private int price = 100;

    /** A bot that places one order with each quote. */
    private Bot started() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", Integer.toString(price--))));
            }
        };
        return bench.resume(bench.bot(1, strategy));
    }

    private void tick() {
        bench.quote(1000, 1001);
    }

    private Order last() {
        return placed.get(placed.size() - 1);
    }

    /** Until something gives way. */
    private void tickUntilItEnds(Bot bot) {
        for (int i = 0; i < 60 && !bot.isStopped(); i++) {
            tick();
            bench.pass(Duration.ofMillis(100));
        }
        bench.pass(Duration.ofSeconds(15));
    }

    private void requireEndedForTheDisk(Bot bot, String words) {
        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).contains(words);
        assertThat(bench.venue().resting()).as("orders at the venue").isEmpty();
        assertThat(bench.alerts).anyMatch(alert -> alert.startsWith("CRITICAL") && alert.contains(words));
        assertThat(placed).noneMatch(order -> order.state() == OrderState.UNKNOWN);
    }

    /** Every order that the venue ever saw was written down before. */
    private void requireIntentsOf(TroubledDisk next) {
        BotImage image = image(next);
        bench.venue().batches.forEach(batch -> batch.submits()
                .forEach(submit -> assertThat(image.remembered(submit.cloid().value()))
                        .as("%s", submit)
                        .isPresent()));
    }

    private static BotImage image(TroubledDisk next) {
        next.fullAfter(1 << 20);
        JournalStore store = next.store();
        return BotImage.read(Optional.of(store.open(StreamName.bot("bot1"), OpenMode.OWN, Runnable::run)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 500, 2_000, 5_000})
    void onAFullDiskItEndsWithItsOrdersCancelledAndAnAlert(long room) {
        Bot bot = started();
        tick();
        tick();
        assertThat(bench.venue().resting()).hasSize(2);

        disk.fullAfter(room);
        tickUntilItEnds(bot);

        requireEndedForTheDisk(bot, "no space left on the disk");
        requireIntentsOf(disk.killed());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 500, 2_000, 5_000})
    void onAFullDiskABotThatWritesItselfEndsNoOtherWay(long room) {
        bench.writesItself = true;
        Bot bot = started();
        tick();
        tick();
        assertThat(bench.venue().resting()).hasSize(2);

        disk.fullAfter(room);
        tickUntilItEnds(bot);

        requireEndedForTheDisk(bot, "no space left on the disk");
        requireIntentsOf(disk.killed());
    }

    @Test
    void whatABotWritesItselfLeavesWithoutTheWriter() {
        bench.writesItself = true;
        started();
        tick();
        bench.writing = false;
        tick();

        assertThat(bench.venue().resting()).hasSize(2);
        requireIntentsOf(disk.killed());
    }

    @Test
    void aFillThatFindsNoRoomDoesNotCountAndIsFoundByTheNextStart() {
        Bot bot = started();
        tick();
        ScriptedConnector.Resting first = bench.venue().resting().get(0);
        disk.fullAfter(0);
        bench.venue(() -> bench.venue().fill(first.ref()));
        bench.pass(Duration.ofSeconds(15));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().counts().fills()).isZero();
        TroubledDisk next = disk.killed();
        next.fullAfter(1 << 20);
        Bench again = new Bench(next, clock);
        assertThat(again.account.unsureSince()).isPresent();
    }

    @Test
    void afterAFailedForceNothingIsTrustedThoughTheNextOneWouldSucceed() {
        Bot bot = started();
        tick();
        ScriptedConnector.Resting first = bench.venue().resting().get(0);
        disk.failNextForce();
        bench.venue(() -> bench.venue().fill(first.ref()));
        tickUntilItEnds(bot);

        requireEndedForTheDisk(bot, "Input/output error");
        assertThat(bot.status().counts().fills())
                .as("a fill that was not forced")
                .isZero();
        int sent = bench.venue().batches.size();
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.venue().batches).hasSize(sent);
    }

    @Test
    void aSlowDiskHaltsNewOrdersAndLetsCancelsGoUntilItHasCaughtUp() {
        Bot bot = started();
        tick();
        Order resting = last();
        assertThat(resting.state()).isEqualTo(OrderState.OPEN);

        bench.writing = false;
        tick();
        assertThat(last().state()).isEqualTo(OrderState.SUBMITTING);
        bench.pass(Bench.STALL.plusMillis(200));
        tick();
        assertThat(bench.venue().batches).as("batches that left").hasSize(1);
        assertThat(placed.get(1).state()).as("what waited to leave").isEqualTo(OrderState.REJECTED);
        assertThat(placed.get(1).why()).contains("journal-stall");
        assertThat(last().rejection().orElseThrow().reason()).isEqualTo(RejectReason.HALTED);
        assertThat(last().why()).contains("halted by journal-stall").contains("the disk has not answered for 1.2 s");
        assertThat(bench.alerts).anyMatch(alert -> alert.startsWith("CRITICAL") && alert.contains("journal-stall"));
        assertThat(bot.status().sentence()).contains("halted by journal-stall");

        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().cancel(resting);
            }
        };
        tick();
        assertThat(resting.state())
                .as("a cancel while the disk does not answer")
                .isEqualTo(OrderState.CANCELLED);

        bench.writing = true;
        bench.pass(Duration.ofMillis(500));
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "90")));
            }
        };
        tick();
        assertThat(last().state()).isEqualTo(OrderState.OPEN);
        assertThat(bot.isStopped()).isFalse();
        assertThat(strategy.calls).containsSubsequence("halt true", "halt false");
    }

    /** Fills wait in the login's journal; the bot halts though its own has nothing to write. */
    @Test
    void aFillThatWaitsForTheDiskHaltsTheBotAndCountsOnceWhenTheDiskIsBack() {
        Bot bot = started();
        tick();
        ScriptedConnector.Resting first = bench.venue().resting().get(0);
        bench.writing = false;
        bench.venue(() -> bench.venue().fill(first.ref()));
        bench.pass(Bench.STALL.plusMillis(200));
        tick();

        assertThat(bot.status().counts().fills()).isZero();
        assertThat(last().state()).isEqualTo(OrderState.REJECTED);

        bench.writing = true;
        bench.pass(Duration.ofSeconds(1));
        assertThat(bot.status().counts().fills()).isEqualTo(1);
        assertThat(placed.get(0).state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void shortWritesCostNothing() {
        disk.writeShort();
        Bot bot = started();
        for (int i = 0; i < 20; i++) {
            tick();
        }
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));

        assertThat(bot.status().counts().fills()).isEqualTo(1);
        BotImage image = image(disk.killed());
        assertThat(image.unended()).hasSize(19);
        assertThat(image.ended()).hasSize(1);
    }

    /** Of the journals' files any part of what was not forced is left. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPowerLossCostsNoFillThatWasTold(long seed) {
        VirtualClock time = new VirtualClock(START_NANOS);
        TroubledDisk poor = new TroubledDisk(seed, time);
        Bench before = new Bench(poor, time);
        Calls calls = new Calls();
        int[] offered = {100};
        calls.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().place(limit(Side.BUY, "1", Integer.toString(offered[0]--)));
            }
        };
        Bot bot = before.resume(before.bot(1, calls));
        for (int i = 0; i < 6; i++) {
            before.quote(1000, 1001);
            if (i % 2 == 1) {
                before.venue(() ->
                        before.venue().fill(before.venue().resting().get(0).ref()));
            }
        }
        long told = bot.status().counts().fills();
        assertThat(told).isEqualTo(3);

        Bench after = new Bench(poor.crashed(), time);
        Bot again = after.resume(after.bot(1, new Calls()));

        assertThat(again.status().counts().fills()).isEqualTo(told);
        assertThat(again.status().markets().get(0).position())
                .isEqualByComparingTo(bot.status().markets().get(0).position());
    }

    /** The room comes back between the turn that found none and the question when the next turn is due. */
    @Test
    void aTurnThatWasNoneForWantOfRoomIsMadeUpForThoughNobodyCalls() {
        Bot bot = bench.resume(bench.bot(1, strategy));
        strategy.then = (context, call) -> context.memory().put("call", call + strategy.calls.size());
        bench.writing = false;
        int before = -1;
        for (int i = 0; strategy.calls.size() > before; i++) {
            before = strategy.calls.size();
            bench.quote(1000 + i % 2, 1002);
        }

        while (disk.writer().doWork() > 0) {
            continue;
        }

        assertThat(bot.hasWork()).isTrue();
        assertThat(bot.nextDeadlineNanos() - clock.nanoTime())
                .isLessThanOrEqualTo(Duration.ofMillis(1).toNanos());
        bench.settle();
        assertThat(strategy.calls).hasSizeGreaterThan(before);
    }
}
