package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exchange behind the runtime's own account loop and journal, with a disk that is slow and a process that is killed again and again:
 * what a bot was told of is there in the next life, and nothing is there twice.
 */
class PaperCrashTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);
    private static final PaperConfig CONFIG =
            Session.config(Optional.of(FeedConfig.RandomWalk.of(3, new BigDecimal("60000"))));

    private final VirtualClock clock = new VirtualClock(FakeTimers.START);
    private final WrittenPort port = new WrittenPort();
    private final List<OrderRef> placed = new ArrayList<>();
    private MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private AccountLoop account = open();
    private MarketInfo info = CONFIG.infos(Session.MARKET.venue()).get(0);
    private int sequence;

    private AccountLoop open() {
        PaperProvider provider = new PaperProvider();
        AccountLoop opened = new AccountLoop(
                Session.MARKET.venue(),
                provider.traits(CONFIG),
                clock,
                0,
                new NoSources(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("paper", PaperCrashTest.class.getClassLoader()),
                context -> provider.create(CONFIG, context));
        opened.wakeBy(Work.Wakeup.NONE);
        opened.attach(port, List.of(Session.MARKET), List.of());
        opened.start(
                listed -> info = ((Result.Ok<List<MarketInfo>>) listed).value().get(0));
        return opened;
    }

    private void turn() {
        while (account.doWork() > 0) {
            assertThat(account.fatal()).isEmpty();
        }
    }

    private void sync() {
        turn();
        while (store.writer().doWork() > 0) {
            turn();
        }
    }

    private <T> T ask(BiConsumer<Connector, Reply<T>> question) {
        List<Result<T>> answers = new ArrayList<>();
        account.ask("a question", answers::add, question);
        sync();
        assertThat(answers).hasSize(1);
        return ((Result.Ok<T>) answers.get(0)).value();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatWasToldIsThereInTheNextLife(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        sync();
        for (int life = 0; life < 12; life++) {
            for (int step = random.nextInt(5, 120); step > 0; step--) {
                clock.advanceTo(clock.epochNanos() + random.nextLong(1, 120_000_000));
                act(random);
                turn();
                if (random.nextInt(4) == 0) {
                    store.writer().doWork();
                }
            }
            store = store.crashed(random);
            account = open();
            sync();
            requireAllThatWasTold("seed %d, life %d".formatted(seed, life));
        }
        assertThat(port.fills).hasSizeGreaterThan(30);
    }

    private void act(SplittableRandom random) {
        if (placed.isEmpty() || random.nextInt(3) > 0) {
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

    private void requireAllThatWasTold(String where) {
        HistoryQuery all = HistoryQuery.since(List.of(Session.MARKET), Instant.EPOCH);
        List<OrderFill> kept = new ArrayList<>();
        HistoryPage<OrderFill> page = this.<HistoryPage<OrderFill>>ask((asked, reply) -> asked.fillsSince(all, reply));
        kept.addAll(page.items());
        while (page.more()) {
            HistoryQuery next = all.after(page);
            page = this.<HistoryPage<OrderFill>>ask((asked, reply) -> asked.fillsSince(next, reply));
            kept.addAll(page.items());
        }
        assertThat(kept).as(where).containsAll(port.fills).doesNotHaveDuplicates();
        for (Map.Entry<OrderRef, OrderReport> told : port.reports.entrySet()) {
            OrderLookup found =
                    this.<OrderLookup>ask((asked, reply) -> asked.orderStatus(told.getKey(), Instant.EPOCH, reply));
            OrderReport now = ((OrderLookup.Found) found).report();
            assertThat(now.filled())
                    .as(where)
                    .isGreaterThanOrEqualTo(told.getValue().filled());
            assertThat(now.state() == told.getValue().state()
                            || !told.getValue().state().isFinal())
                    .as("%s: %s was told, %s is there", where, told.getValue(), now)
                    .isTrue();
        }
        AccountSnapshot snapshot = this.<AccountSnapshot>ask(Connector::snapshot);
        BigDecimal position = BigDecimal.ZERO;
        for (OrderFill fill : kept) {
            position = position.add(fill.size()
                    .toBigDecimal()
                    .multiply(BigDecimal.valueOf(fill.side().sign())));
        }
        BigDecimal held = snapshot.positions().isEmpty()
                ? BigDecimal.ZERO
                : snapshot.positions().get(0).size().toBigDecimal();
        assertThat(held).as(where).isEqualByComparingTo(position);
    }
}
