package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.account.Fitness;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FitnessCheckTest {
    private final Bench bench = new Bench();
    private final RunningBot healthy = new RunningBot(RunningBotTest.planned(null, "debug = false"), bench.clock);
    private final RunningBot hanging = new RunningBot(RunningBotTest.planned(null, "debug = false"), bench.clock);

    private Bot bot(int number) {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        return bench.started(number, strategy);
    }

    @Test
    void withoutALivingBotItIsIdle() {
        assertThat(FitnessCheck.of(List.of())).isEqualTo(Fitness.IDLE);
        assertThat(FitnessCheck.of(List.of(healthy))).as("not made yet").isEqualTo(Fitness.IDLE);
        healthy.made(bot(1), bench.accounts());
        assertThat(FitnessCheck.of(List.of(healthy))).isEqualTo(Fitness.FIT);
        healthy.stop("asked");
        bench.pass(Duration.ofSeconds(20));
        assertThat(healthy.isStopped()).isTrue();
        assertThat(FitnessCheck.of(List.of(healthy))).isEqualTo(Fitness.IDLE);
    }

    @Test
    void oneThatHangsStandsAgainstItsNeighboursUntilItsOrdersAreKnownToBeGone() {
        healthy.made(bot(1), bench.accounts());
        Bot lost = bot(2);
        hanging.made(lost, bench.accounts());
        VirtualDriver driver =
                new VirtualDriver(bench.clock, new RecordedData(new TreeMap<>(), Recordings::open, bench.clock));
        driver.turn(healthy.requireBot(), Threading.OWN);

        hanging.watch(driver);
        assertThat(FitnessCheck.of(List.of(healthy, hanging)).kind()).isEqualTo(Fitness.Kind.UNFIT);
        assertThat(FitnessCheck.of(List.of(hanging)).why()).contains("not confirmed as cancelled");
        for (int i = 0; i < 5; i++) {
            bench.pass(Duration.ofSeconds(2));
            hanging.watch(driver);
        }

        assertThat(FitnessCheck.of(List.of(healthy, hanging))).isEqualTo(Fitness.FIT);
        assertThat(FitnessCheck.of(List.of(hanging)).why()).contains("no bot of the login lives");
    }
}
