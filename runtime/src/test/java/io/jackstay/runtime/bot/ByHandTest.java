package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person asks of a bot that runs, and what it answers. */
final class ByHandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final Calls strategy = new Calls();
    private final List<HandAnswer> answers = new ArrayList<>();
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private Bot bot = bench.bot(1, strategy);

    @BeforeEach
    void start() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start FIRST")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
                context.orders().place(limit(Side.SELL, "1", "1010"));
            }
        };
        bench.resume(bot);
        bench.quote(1_000, 1_001);
        assertThat(bench.venue().resting()).hasSize(2);
    }

    private void ask(HandCommand command, String why) {
        bot.ask(HandRequest.of(command, "alice", why), PATIENCE, answers::add);
        bench.settle();
    }

    private HandAnswer answer() {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** A process is killed and another one begins with what it has left. */
    private void restart() {
        disk = disk.killed();
        bench = new Bench(disk, clock);
        bot = bench.bot(1, strategy);
        bench.resume(bot);
        bench.quote(1_000, 1_001);
    }

    private List<String> placeOnTicks() {
        List<String> states = new ArrayList<>();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                states.add(context.orders()
                        .place(limit(Side.BUY, "1", "98"))
                        .state()
                        .name());
            }
        };
        return states;
    }

    @Test
    void cancelAllAnswersWithWhatTheVenueConfirmed() {
        ask(HandCommand.CANCEL_ALL, "");

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.DONE);
        assertThat(answer().words()).isEqualTo("2 of 2 orders cancelled; flat");
        assertThat(answer().orders())
                .extracting(HandAnswer.OrderEnd::state)
                .containsExactly(OrderState.CANCELLED, OrderState.CANCELLED);
        List<String> states = placeOnTicks();
        bench.quote(1_001, 1_002);
        assertThat(states).as("the strategy goes on").containsExactly("SUBMITTING");
    }

    @Test
    void oneOrderIsCancelledAndTheOtherRests() {
        OrderRef first = bench.venue().resting().get(0).ref();

        bot.ask(
                new HandRequest(
                        HandCommand.CANCEL_ORDER, String.valueOf(first.cloidOrZero()), "alice", "", "id 01KAH3T9"),
                PATIENCE,
                answers::add);
        bench.settle();

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.DONE);
        assertThat(answer().words()).isEqualTo("1 of 1 orders cancelled; flat");
        assertThat(bench.venue().resting()).hasSize(1).noneMatch(order -> order.ref()
                .equals(first));
        assertThat(journaled())
                .contains(
                        "cancel-order of %d by alice, id 01KAH3T9".formatted(first.cloidOrZero()),
                        "cancel-order done: 1 of 1 orders cancelled; flat, id 01KAH3T9");
    }

    @Test
    void anOrderThatIsNotOpenIsNotCancelledAndThatIsWrittenDown() {
        bot.ask(new HandRequest(HandCommand.CANCEL_ORDER, "4711", "alice", "", ""), PATIENCE, answers::add);
        bench.settle();

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.REFUSED);
        assertThat(answer().words()).isEqualTo("no order 4711 is open");
        assertThat(bench.venue().resting()).hasSize(2);
        assertThat(journaled()).contains("cancel-order refused: no order 4711 is open, ");
    }

    /** What was asked by hand and what came of it, as the journal has it. */
    private List<String> journaled() {
        List<String> lines = new ArrayList<>();
        for (BotRecord record : bench.records(bot.spec().name())) {
            if (record instanceof BotRecord.AskedByHand asked) {
                lines.add("%s of %s by %s, %s"
                        .formatted(asked.command(), asked.subject(), asked.by(), asked.reference()));
            } else if (record instanceof BotRecord.AnsweredByHand came) {
                lines.add("%s %s: %s, %s".formatted(came.command(), came.result(), came.words(), came.reference()));
            }
        }
        return lines;
    }

    @Test
    void anOrderThatIsFilledFirstIsSaid() {
        OrderRef sell = bench.venue().resting().get(1).ref();
        bench.venue().onExecute = batch -> batch.cancels().forEach(cancel -> bench.venue()
                .events()
                .outcome(
                        cancel.order(),
                        Command.CANCEL,
                        new Outcome.Rejected(new Rejection(RejectReason.RATE_LIMITED, "later"))));
        ask(HandCommand.CANCEL_ALL, "");
        assertThat(answers).as("nothing is known yet").isEmpty();
        bench.venue(() -> bench.venue().fill(sell));
        bench.venue().onExecute = bench.venue()::obey;
        bench.pass(Duration.ofSeconds(2));

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.DONE);
        assertThat(answer().words()).isEqualTo("1 of 2 orders cancelled, 1 filled before");
    }

    @Test
    void aVenueThatDoesNotAnswerIsSaidAsNotConfirmed() {
        bench.venue().onExecute = batch -> {};
        ask(HandCommand.HALT, "");
        bench.pass(PATIENCE.plusSeconds(1));

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.UNCONFIRMED);
        assertThat(answer().words()).contains("halted", "0 of 2 orders cancelled", "NOT CONFIRMED: 2");
    }

    @Test
    void aHaltLastsThroughAKillUntilAPersonResumes() {
        ask(HandCommand.HALT, "maintenance");
        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.DONE);
        assertThat(bot.status().sentence()).isEqualTo("halted by hand: alice: maintenance");
        assertThat(strategy.calls).contains("halt true");
        List<String> states = placeOnTicks();

        restart();

        assertThat(bot.status().sentence()).isEqualTo("halted by hand: alice: maintenance");
        assertThat(states).containsOnly("REJECTED");
        answers.clear();
        ask(HandCommand.RESUME, "");
        assertThat(answer().words()).isEqualTo("resumed");
        states.clear();
        bench.quote(1_002, 1_003);
        assertThat(states).containsExactly("SUBMITTING");
        restart();
        assertThat(bot.status().sentence()).doesNotContain("halted");
    }

    @Test
    void aPauseRestsTheStrategyThroughAKillUntilAPersonResumes() {
        ask(HandCommand.PAUSE, "");
        assertThat(answer().words()).isEqualTo("paused; 2 of 2 orders cancelled; flat");
        strategy.calls.clear();

        restart();

        assertThat(strategy.calls).isEmpty();
        assertThat(bot.status().sentence()).isEqualTo("paused by hand: alice");
        answers.clear();
        ask(HandCommand.RESUME, "");
        bench.quote(1_002, 1_003);
        assertThat(answer().words()).isEqualTo("resumed");
        assertThat(strategy.calls).startsWith("start RESUME").anyMatch(call -> call.startsWith("tick"));
        strategy.calls.clear();
        restart();
        assertThat(strategy.calls).startsWith("start RESTART");
    }

    @Test
    void aPauseEndsWithTheStartThatAPersonOrdersToResume() {
        ask(HandCommand.PAUSE, "");
        disk = disk.killed();
        bench = new Bench(disk, clock);
        bot = bench.bot(1, strategy);
        bench.image("bot1").resumed();
        strategy.calls.clear();
        bench.resume(bot);
        bench.quote(1_000, 1_001);

        assertThat(strategy.calls).startsWith("start RESTART");
        assertThat(bot.status().sentence()).doesNotContain("paused");
    }

    @Test
    void aFlattenHaltsAndClosesThePosition() {
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().fill(buy));
        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("1");
        bench.venue().onExecute = batch -> {
            bench.venue().obey(batch);
            batch.submits().forEach(submit -> bench.venue().fill(submit.ref()));
        };

        ask(HandCommand.FLATTEN, "");
        bench.pass(Duration.ofSeconds(12));

        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("0");
        assertThat(answer().kind()).as(answer().words()).isEqualTo(HandAnswer.Kind.DONE);
        assertThat(answer().words()).isEqualTo("halted; 1 of 1 orders cancelled; flat");
        assertThat(bot.status().sentence()).startsWith("halted by hand: alice");
    }

    @Test
    void aPositionThatCannotBeClosedIsSaid() {
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().fill(buy));
        bench.venue().onExecute =
                batch -> batch.cancels().forEach(cancel -> bench.venue().obey(batch));

        ask(HandCommand.FLATTEN, "");
        bench.pass(PATIENCE.plusSeconds(20));

        assertThat(answer().kind()).isIn(HandAnswer.Kind.FAILED, HandAnswer.Kind.UNCONFIRMED);
        assertThat(answer().words()).contains("not flat");
    }

    @Test
    void whatIsAskedIsInTheJournalBeforeItIsAnswered() {
        bench.writing = false;
        ask(HandCommand.HALT, "");
        bench.pass(Duration.ofMillis(200));
        assertThat(answers).as("not synced yet").isEmpty();

        bench.writing = true;
        bench.settle();
        bench.pass(Duration.ofSeconds(2));

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.DONE);
    }

    @Test
    void aBotThatHasEndedRefuses() {
        ask(HandCommand.STOP, "the test is over");
        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().sentence()).isEqualTo("stopped: stopped by hand: alice: the test is over");
        answers.clear();

        ask(HandCommand.HALT, "");

        assertThat(answer().kind()).isEqualTo(HandAnswer.Kind.REFUSED);
        assertThat(answer().words()).startsWith("the bot has ended: ");
    }

    @Test
    void resumeOfABotThatTradesSaysSo() {
        ask(HandCommand.RESUME, "");

        assertThat(answer().words()).isEqualTo("was neither paused nor halted");
        assertThat(bench.venue().resting()).hasSize(2);
    }
}
