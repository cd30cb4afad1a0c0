package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What becomes of a bot that has failed, and of the orders that it left. */
final class RestartsTest {
    private final Bench bench = new Bench();
    private final VirtualDriver driver =
            new VirtualDriver(bench.clock, new RecordedData(new TreeMap<>(), Recordings::open, bench.clock));
    private final List<Long> startedAgain = new ArrayList<>();
    private RuntimeException refusal = new IllegalStateException("none");
    private boolean refuses;
    private boolean hasJournal = true;

    private Restarts restarts(RunningBot running) {
        return new Restarts(running, bench.clock, new Restarts.Actions() {
            @Override
            public ListCancel cancelPast(RunningBot past) {
                if (!hasJournal) {
                    throw new JackstayException(ErrorCode.JOURNAL_CORRUPT, "made up");
                }
                return new ListCancel(1, new TreeSet<>(bench.accounts().keySet()), bench.accounts()::get, bench.clock);
            }

            @Override
            public void startAgain(RunningBot ended) {
                startedAgain.add(bench.clock.nanoTime());
                if (refuses) {
                    throw refusal;
                }
                ended.startsAgain();
                ended.made(bot(), bench.accounts());
            }
        });
    }

    private Bot bot() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        Bot bot = bench.started(1, strategy);
        driver.turn(bot, Threading.OWN);
        return bot;
    }

    private RunningBot running(String policies) {
        RunningBot running = new RunningBot(RunningBotTest.planned(null, policies), bench.clock);
        running.made(bot(), bench.accounts());
        return running;
    }

    /** Its venue hears nothing of its cancels, and its time to end is over. */
    private void failWithItsOrderAlive(RunningBot running) {
        bench.venue().onExecute = batch -> {};
        running.fail("it broke");
        bench.settle();
        bench.pass(Duration.ofSeconds(11));
        assertThat(running.hasFailed()).isTrue();
        assertThat(bench.venue().resting()).hasSize(1);
    }

    private void pass(Restarts restarts, Duration time) {
        long end = bench.clock.nanoTime() + time.toNanos();
        while (bench.clock.nanoTime() < end) {
            restarts.look();
            bench.pass(Duration.ofMillis(250));
        }
    }

    @Test
    void whatABotCouldNotCancelIsCancelledPastItWhileItWaitsForItsNextAttempt() {
        RunningBot running = running("restart { attempts = 1, back-off = 1m }");
        Restarts restarts = restarts(running);
        failWithItsOrderAlive(running);

        pass(restarts, Duration.ofSeconds(10));
        assertThat(bench.venue().resting()).hasSize(1);
        bench.venue().onExecute = bench.venue()::obey;
        pass(restarts, Duration.ofSeconds(5));

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(startedAgain).isEmpty();
        assertThat(running.status().sentence()).contains("starts again at", "attempt 1 of 1");
        pass(restarts, Duration.ofMinutes(1));
        assertThat(startedAgain).hasSize(1);
        assertThat(bench.venue().resting()).hasSize(1);
        assertThat(restarts.isOver()).isFalse();
    }

    @Test
    void afterItsLastAttemptItStaysStoppedAndItsOrdersAreStillCancelled() {
        RunningBot running = running("restart { attempts = 1, back-off = 100ms }");
        Restarts restarts = restarts(running);
        refuses = true;
        refusal = new JackstayException(ErrorCode.START_REFUSED, "no more");
        failWithItsOrderAlive(running);
        pass(restarts, Duration.ofSeconds(5));
        assertThat(startedAgain).hasSize(1);
        assertThat(running.status().sentence()).isEqualTo("no more");
        assertThat(restarts.isOver()).isTrue();
        assertThat(bench.venue().resting()).hasSize(1);

        bench.venue().onExecute = bench.venue()::obey;
        pass(restarts, Duration.ofSeconds(5));

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(startedAgain).hasSize(1);
    }

    @Test
    void thePausesDoubleUpToTheLongestWhateverTheClockOnTheWallSays() {
        RunningBot running = running("restart { attempts = 4, back-off = 1s, longest = 3s }");
        Restarts restarts = restarts(running);
        refuses = true;
        refusal = new JackstayException(ErrorCode.START_REFUSED, "not yet");
        running.fail("it broke");
        bench.settle();
        long failed = bench.clock.nanoTime();
        for (int i = 0; i < 60; i++) {
            bench.clock.setWall(Duration.ofHours(i % 2 == 0 ? 1 : -2));
            pass(restarts, Duration.ofMillis(250));
        }

        List<Long> millis = startedAgain.stream()
                .map(nanos -> Duration.ofNanos(nanos - failed).toMillis())
                .toList();
        assertThat(millis).containsExactly(1_000L, 3_250L, 6_500L, 9_750L);
        assertThat(restarts.isOver()).isTrue();
    }

    @Test
    void aListThatIsUnderWayIsWaitedForSoThatItCannotCancelTheNextLife() {
        RunningBot running = running("restart { attempts = 1, back-off = 1s }");
        Restarts restarts = restarts(running);
        failWithItsOrderAlive(running);
        bench.venue().onExecute = bench.venue()::obey;
        bench.venue().onSnapshot = reply -> {};

        pass(restarts, Duration.ofSeconds(20));
        assertThat(startedAgain).isEmpty();
        bench.venue().onSnapshot = reply -> reply.ok(bench.venue().holds());
        pass(restarts, Duration.ofSeconds(40));

        assertThat(startedAgain).hasSize(1);
        assertThat(bench.venue().resting()).isNotEmpty();
    }

    @Test
    void whatABotThatNeverStartedLeftIsCancelledUnlessItRefusedToStartWithIt() {
        for (String policy : List.of("adopt", "refuse")) {
            Bench other = new Bench();
            OrderRef left = OrderRef.of(Markets.BTC, Cloid.Layout.forBits(62).cloid(0, 1, 9), "v9");
            other.venue().rests(left, limit(Side.BUY, "1", "100"));
            RunningBot running = new RunningBot(RunningBotTest.planned(null, "on-start = " + policy), other.clock);
            running.couldNotStart("another login was refused");
            Restarts restarts = new Restarts(running, other.clock, new Restarts.Actions() {
                @Override
                public ListCancel cancelPast(RunningBot past) {
                    return new ListCancel(
                            1, new TreeSet<>(other.accounts().keySet()), other.accounts()::get, other.clock);
                }

                @Override
                public void startAgain(RunningBot ended) {
                    throw new AssertionError("it has no attempt");
                }
            });
            for (int i = 0; i < 20; i++) {
                restarts.look();
                other.pass(Duration.ofMillis(250));
            }

            assertThat(other.venue().resting()).hasSize(policy.equals("refuse") ? 1 : 0);
        }
    }

    @Test
    void aJournalThatCannotBeReadIsSaidOnceAndHoldsUpNoAttempt() {
        RunningBot running = running("restart { attempts = 1, back-off = 1s }");
        Restarts restarts = restarts(running);
        hasJournal = false;
        running.fail("it broke");
        bench.settle();

        pass(restarts, Duration.ofSeconds(3));

        assertThat(startedAgain).hasSize(1);
        assertThat(running.isStopped()).isFalse();
    }
}
