package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.SIM;
import static io.jackstay.runtime.fixture.Markets.limit;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapeReader;
import io.jackstay.runtime.tape.TapeWriter;
import io.jackstay.runtime.tape.TapedTurn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recorded bot is played back: it sees the same, and asks for the same, or the first difference is shown. */
final class BotReplayTest {
    private final Bench bench = new Bench();
    private final MemoryJournalStore store = new MemoryJournalStore(bench.clock, JournalSettings.defaults());
    private final Calls recorded = new Calls();
    private @Nullable BotSpec spec;
    private long replayedTurns;

    /** Everything that can come: data, orders, fills, money, rules, the venue's state, answers, timers, the end. */
    private void record() {
        bench.tapes = made -> {
            spec = made;
            return new TapeWriter(store.open(StreamName.tape(made.name()), OpenMode.OWN, Runnable::run), head(made));
        };
        recorded.then = BotReplayTest::trade;
        Bot bot = bench.started(1, recorded);
        bench.quote(99, 101);
        bench.quote(100, 102);
        bench.venue(() -> bench.venue().print(BTC_INFO, 101));
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        bench.venue(() -> bench.venue()
                .events()
                .cashFlow(new CashFlow(
                        "flow-1",
                        SIM,
                        CashFlow.Kind.FUNDING,
                        "BTC-USDC-PERP",
                        new Money("USDC", new BigDecimal("-0.5")),
                        Markets.at(Markets.START_NANOS))));
        bench.venue(() -> bench.venue()
                .events()
                .markets(List.of(BTC_INFO.toBuilder()
                        .revision(2)
                        .status(MarketStatus.POST_ONLY)
                        .build())));
        bench.venue(() -> bench.venue().events().stream(
                ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.DOWN, "the line is cut"));
        bench.venue(() ->
                bench.venue().events().stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, ""));
        bench.pass(Duration.ofSeconds(3));
        bench.quote(90, 91);
        bot.impose(1, List.of(new ImposedHalt("probe of the process", "too much", Long.MAX_VALUE)));
        bench.settle();
        bench.pass(Duration.ofSeconds(2));
        bot.impose(2, List.of());
        bot.close(false, "probe of the process: once more");
        bench.settle();
        bench.pass(Duration.ofSeconds(2));
        bot.close(true, "probe of the process: to be flat");
        bench.settle();
        bench.pass(Duration.ofSeconds(3));
        bot.stop("the test is over", Duration.ofSeconds(5));
        bench.settle();
        bench.pass(Duration.ofSeconds(1));
        bot.closeJournal();
        while (store.writer().doWork() > 0) {
            // the tape is written before it is read
        }
    }

    private static void trade(Context context, String call) {
        if (call.startsWith("start")) {
            context.timers().every("beat", Duration.ofSeconds(1));
            context.orders().place(limit(Side.BUY, "1", "98"));
        } else if (call.startsWith("tick 99")) {
            context.account(SIM).refresh(answer -> context.orders().place(limit(Side.SELL, "2", "105")));
        } else if (call.startsWith("timer")) {
            int price = 50 + context.random().nextInt(10);
            context.orders().place(limit(Side.BUY, "1", Integer.toString(price)));
        } else if (call.startsWith("tick 90")) {
            for (Order order : context.orders().open(BTC)) {
                context.orders().cancel(order);
            }
        }
    }

    private static TapeHead head(BotSpec made) {
        return new TapeHead(
                made.name(),
                "",
                List.of(),
                made.number(),
                made.installation(),
                made.markets(),
                List.of(new TapeHead.Login(SIM.name(), VenueTraits.of(Capability.TRADING))),
                made.startEquity(),
                BotImage.read(Optional.empty()).toSnapshot(),
                false,
                LocalTime.MIDNIGHT,
                Duration.ofSeconds(1),
                false,
                false,
                Markets.START_NANOS);
    }

    private Optional<BotReplay.Difference> replay(Calls strategy) {
        List<BotReplay.Difference> differences = new ArrayList<>();
        try (Journal tape = store.open(StreamName.tape("bot1"), OpenMode.FOLLOW, Runnable::run)) {
            new TapeReader(tape).read(new TapeReader.Listener() {
                private @Nullable TapeHead head;
                private @Nullable BotReplay bot;

                @Override
                public void head(TapeHead begun) {
                    head = begun;
                }

                @Override
                public void turn(TapedTurn turn) {
                    BotReplay begun = bot;
                    if (begun == null) {
                        bot = new BotReplay(again(strategy), requireNonNull(head), turn);
                    } else if (differences.isEmpty()) {
                        begun.play(turn).ifPresent(differences::add);
                        replayedTurns = begun.turns();
                    }
                }
            });
        }
        return differences.stream().findFirst();
    }

    /** The same bot with another strategy. */
    private BotSpec again(Calls strategy) {
        BotSpec made = requireNonNull(spec);
        return new BotSpec(
                made.name(),
                made.number(),
                made.installation(),
                strategy,
                made.guard(),
                made.needs(),
                made.rules(),
                made.markets(),
                made.startEquity(),
                made.accounts(),
                made.shared(),
                false,
                made.policies());
    }

    private static Calls trading() {
        Calls strategy = new Calls();
        strategy.then = BotReplayTest::trade;
        return strategy;
    }

    @Test
    void theReplayedBotSeesAllThatTheRecordedOneSaw() {
        record();
        Calls replayed = trading();

        assertThat(replay(replayed)).isEmpty();

        assertThat(replayed.calls).isEqualTo(recorded.calls);
        assertThat(recorded.calls)
                .as("the recording has all of it")
                .anyMatch(call -> call.startsWith("filled"))
                .anyMatch(call -> call.startsWith("trade"))
                .anyMatch(call -> call.startsWith("timer"))
                .anyMatch(call -> call.startsWith("market 1>2"))
                .anyMatch(call -> call.startsWith("stop"));
        assertThat(replayedTurns).isGreaterThan(10);
    }

    @Test
    void anotherDecisionIsShownWithItsEvent() {
        record();
        Calls replayed = new Calls();
        replayed.then = (context, call) -> {
            trade(context, call);
            if (call.startsWith("trade")) {
                context.orders().place(limit(Side.BUY, "3", "97"));
            }
        };

        BotReplay.Difference first = replay(replayed).orElseThrow();

        assertThat(first.recorded()).isEmpty();
        assertThat(first.replayed().orElseThrow().line()).contains("|place|").contains("|BUY|97|3|");
        assertThat(first.took()).anyMatch(taken -> taken.contains("Trade"));
    }

    @Test
    void aDecisionThatIsMissingIsShown() {
        record();

        BotReplay.Difference first = replay(new Calls()).orElseThrow();

        assertThat(first.recorded().orElseThrow().line()).contains("|place|").contains("|BUY|98|1|");
        assertThat(first.recorded().orElseThrow().cause()).isEqualTo("start");
        assertThat(first.replayed()).isEmpty();
    }

    @Test
    void twiceGivesTheSame() {
        record();
        Calls one = trading();
        Calls other = trading();

        replay(one);
        replay(other);

        assertThat(one.calls).isEqualTo(other.calls).isNotEmpty();
    }
}
