package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.plugin.Percent;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.DriftPolicy;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balances of the exchange, on spot and with funding, behind the runtime's own comparison of them: to the last digit, over restarts. */
final class PaperBalancesTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);
    private static final PaperConfig CONFIG = PaperConfig.of(
            List.of(
                    market("BTC-USDC-PERP", 3)
                            .with(new FundingConfig(Duration.ofMinutes(1), Optional.of(Percent.parse("0.013%")))),
                    market("BTC-USDC", 4)),
            List.of(money("100000 USDC"), money("5 BTC")));

    private final VirtualClock clock = new VirtualClock(FakeTimers.START);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final WrittenPort port = new WrittenPort();
    private final List<OrderRef> placed = new ArrayList<>();
    private final List<MarketInfo> markets = CONFIG.infos(Session.MARKET.venue());
    private AccountLoop account = open();
    private int sequence;

    private static PaperMarketConfig market(String symbol, long seed) {
        FeedConfig walk = FeedConfig.RandomWalk.of(seed, new BigDecimal("60000"));
        return PaperMarketConfig.of(symbol, "0.1", "0.001", Optional.of(walk));
    }

    private static Money money(String text) {
        String[] parts = text.split(" ", -1);
        return new Money(parts[1], new BigDecimal(parts[0]));
    }

    private AccountLoop open() {
        PaperProvider provider = new PaperProvider();
        AccountLoop opened = new AccountLoop(
                Session.MARKET.venue(),
                provider.traits(CONFIG),
                clock,
                0,
                new NoSources(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("paper", PaperBalancesTest.class.getClassLoader()),
                context -> provider.create(CONFIG, context));
        opened.wakeBy(Work.Wakeup.NONE);
        opened.start(listed -> {});
        opened.attach(port, markets.stream().map(MarketInfo::id).toList(), List.of());
        opened.snapshot(result -> {});
        opened.reconcileEvery(Duration.ofMinutes(1), DriftPolicy.DEFAULT);
        return opened;
    }

    private void pass(Duration time) {
        long end = clock.nanoTime() + time.toNanos();
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(Math.max(account.nextDeadlineNanos(), clock.nanoTime() + 1), end));
            turn();
        }
    }

    private void turn() {
        int done;
        do {
            done = store.writer().doWork();
            done += account.doWork();
            assertThat(account.fatal()).isEmpty();
        } while (done > 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fillsFeesAndFundingComeToThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        pass(Duration.ofSeconds(5));
        for (int life = 0; life < 3; life++) {
            for (int step = 0; step < 300; step++) {
                pass(Duration.ofMillis(random.nextInt(1, 800)));
                act(random);
            }
            pass(Duration.ofMinutes(3));
            assertThat(account.alerts()).as("seed %d, life %d", seed, life).isEmpty();
            account.closeJournal();
            account = open();
        }

        List<MarketId> filled =
                port.fills.stream().map(OrderFill::market).distinct().toList();
        assertThat(port.fills).hasSizeGreaterThan(60);
        assertThat(filled).hasSize(2);
    }

    private void act(SplittableRandom random) {
        if (placed.isEmpty() || random.nextInt(4) > 0) {
            MarketInfo info = markets.get(random.nextInt(2));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            BigDecimal price = BigDecimal.valueOf(600_000 + random.nextInt(-1_500, 1_500), 1);
            LimitOrderRequest request = LimitOrderRequest.limit(
                    side, info.roundSize(BigDecimal.valueOf(random.nextInt(1, 50), 3)), info.roundPassive(price, side));
            OrderBatch.Submit submit = new OrderBatch.Submit(LAYOUT.cloid(0, 1, ++sequence), request, Long.MAX_VALUE);
            placed.add(submit.ref());
            account.send(OrderBatch.of(List.of(), List.of(), List.of(submit)));
        } else {
            OrderRef order = placed.get(random.nextInt(placed.size()));
            account.send(OrderBatch.of(List.of(new OrderBatch.Cancel(order)), List.of(), List.of()));
        }
    }
}
