package io.jackstay.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A look serves all who asked before it began, and what one makes of it costs nobody else anything. */
final class SharedLookTest {
    private final Bench bench = new Bench();
    private final TimerQueue timers = new TimerQueue();
    private final AccountEvents events = new AccountEvents(
            Markets.SIM, bench.clock, new BotPorts(Cloid.Layout.forBits(62), 0), Optional.empty(), new AccountImage());
    private final List<String> told = new ArrayList<>();

    private SharedLook looks() {
        bench.settle();
        ConnectorFaults faults = new ConnectorFaults(events.alerts(), told::add);
        Questions questions = new Questions(
                bench.venue(), events.outbox(), timers, bench.clock, faults, new LateAnswers(Markets.SIM, () -> {}));
        return new SharedLook(bench.clock, timers, questions, known -> known.accept(true));
    }

    private void pass(Duration time) {
        bench.clock.advanceTo(bench.clock.nanoTime() + time.toNanos());
        timers.runDue(bench.clock.nanoTime(), 1_000, timers.mark());
    }

    private final class Named implements SharedLook.Seeker {
        private final String name;
        private final boolean broken;

        private Named(String name, boolean broken) {
            this.name = name;
            this.broken = broken;
        }

        @Override
        public boolean shown(List<OrderReport> open) {
            return true;
        }

        @Override
        public void settled() {
            if (broken) {
                throw new IllegalStateException("broken by the test");
            }
            told.add(name + " settled");
        }

        @Override
        public void failed() {
            told.add(name + " failed");
        }
    }

    @Test
    void oneWhoThrowsKeepsNeitherTheOthersNorTheNextLook() {
        SharedLook looks = looks();
        looks.look(new Named("first", true));
        looks.look(new Named("second", false));
        pass(Duration.ofSeconds(1));
        looks.look(new Named("third", false));
        pass(Duration.ofSeconds(1));

        assertThat(told).containsExactly("first failed", "second settled", "third settled");
        assertThat(events.alerts().current())
                .extracting(Alert::text)
                .containsExactly("the connector failed: java.lang.IllegalStateException: broken by the test");
    }
}
