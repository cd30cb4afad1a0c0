package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.state.SeenEquity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot's journal comes to, read from its records or from a snapshot and the records behind it. */
class BotImageTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void snapshotAndTailComeToTheSameAsAllRecords(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<BotRecord> records = records(random, 400);
        BotImage all = new BotImage();
        records.forEach(all::add);

        for (int cut = 1; cut < records.size(); cut += 37) {
            BotImage before = new BotImage();
            records.subList(0, cut).forEach(before::add);
            BotImage after = restored(before, cut);
            records.subList(cut, records.size()).forEach(after::add);

            assertThat(after.toSnapshot()).as("cut at %d", cut).isEqualTo(all.toSnapshot());
            assertThat(after.unended()).isEqualTo(all.unended());
            assertThat(after.startEquity()).isEqualTo(all.startEquity());
        }
    }

    @Test
    void keepsTheLatestOfWhatHasEndedAlone() {
        BotImage image = new BotImage();
        for (long i = 1; i <= 600; i++) {
            image.add(placed(i));
            image.add(changed(i, OrderState.NEW, OrderState.REJECTED));
        }

        assertThat(image.unended()).isEmpty();
        assertThat(image.ended()).hasSize(500);
        assertThat(image.remembered(100)).isEmpty();
        assertThat(image.remembered(600)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, false", "32, 32, false", "33, 32, true", "100, 32, true"})
    void anOrderIsCutOnlyWhereAStepWasLeftOut(int steps, int kept, boolean cut) {
        BotImage image = new BotImage();
        image.add(placed(7));
        for (int i = 1; i <= steps; i++) {
            image.add(new BotRecord.AmendAsked(
                    ref(7), Markets.price(Markets.BTC, "60000"), Markets.size(Markets.BTC, "0.01"), i));
        }

        RememberedOrder order = image.remembered(7).orElseThrow();
        assertThat(order.steps()).hasSize(kept);
        assertThat(order.isCut()).isEqualTo(cut);
        assertThat(restored(image, 1).remembered(7)).contains(order);
    }

    @Test
    void theFirstStartEquityCountsAndTheLastSessionIsTold() {
        BotImage image = new BotImage();
        image.add(began(1_000, 5));
        image.add(began(2_000, 9));

        assertThat(image.startEquity()).contains(usdc(1_000));
        assertThat(image.session().orElseThrow().nanos()).isEqualTo(9);
        assertThat(image.firstBeganNanos()).contains(5L);
    }

    /** What a snapshot of an image is read back as. */
    static BotImage restored(BotImage image, long upTo) {
        BotImage restored = new BotImage();
        JournalSnapshot snapshot = new JournalSnapshot(StreamName.bot("a"), 1, upTo, image.toSnapshot());
        SnapshotRecords.read(snapshot, stored -> restored.add(BotRecord.read(stored)));
        return restored;
    }

    /** At least so many records of a bot's life, and one that begins it. */
    static List<BotRecord> records(SplittableRandom random, int count) {
        List<BotRecord> records = new ArrayList<>();
        records.add(began(10_000, 1));
        List<Long> live = new ArrayList<>();
        for (long i = 1; i <= count; i++) {
            if (random.nextInt(20) == 0) {
                records.add(new BotRecord.HaltBegan("rule-" + random.nextInt(3), "why", random.nextLong(), false));
            } else if (random.nextInt(30) == 0) {
                records.add(new BotRecord.HaltEnded("rule-" + random.nextInt(3)));
            }
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    records.add(placed(i));
                    live.add(i);
                }
                case 2 -> {
                    if (!live.isEmpty()) {
                        records.add(
                                changed(live.get(random.nextInt(live.size())), OrderState.SUBMITTING, OrderState.OPEN));
                    }
                }
                case 3 -> {
                    if (!live.isEmpty()) {
                        records.add(changed(
                                live.remove(random.nextInt(live.size())), OrderState.OPEN, OrderState.CANCELLED));
                    }
                }
                case 4 -> records.add(new BotRecord.MemoryPut("", "k" + random.nextInt(5), "v" + i));
                case 5 -> records.add(new BotRecord.MemoryRemoved("", "k" + random.nextInt(5)));
                default -> {
                    records.add(new BotRecord.FillTold("f" + i));
                    records.add(new BotRecord.EquitySeen(new SeenEquity(usdc(i), usdc(1), List.of())));
                    records.add(new BotRecord.CloidsReserved(i));
                    records.add(new BotRecord.DayBegan(i, usdc(i), Pnl.none("USDC")));
                }
            }
        }
        return records;
    }

    private static BotRecord began(long equity, long nanos) {
        return new BotRecord.SessionBegan(3, nanos, usdc(equity), Pnl.none("USDC"), List.of(Markets.BTC));
    }

    private static BotRecord.OrderPlaced placed(long cloid) {
        return new BotRecord.OrderPlaced(
                ref(cloid), Markets.limit(Side.BUY, "0.01", "60000").labelled("L" + cloid), "tick", cloid);
    }

    private static BotRecord changed(long cloid, OrderState from, OrderState to) {
        return new BotRecord.OrderChanged(new OrderUpdate(
                ref(cloid),
                from,
                to,
                Markets.size(Markets.BTC, "0"),
                Markets.price(Markets.BTC, "60000"),
                Markets.size(Markets.BTC, "0.01"),
                Order.Pending.NONE,
                "",
                Markets.at(cloid)));
    }

    private static OrderRef ref(long cloid) {
        return new OrderRef(Markets.BTC, cloid, "v" + cloid);
    }

    private static Money usdc(long amount) {
        return new Money("USDC", BigDecimal.valueOf(amount));
    }
}
