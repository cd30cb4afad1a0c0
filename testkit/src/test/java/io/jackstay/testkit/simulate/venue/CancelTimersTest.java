package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CancelTimersTest {
    private static final Duration HORIZON = Duration.ofSeconds(30);

    private final Agenda agenda = new Agenda(1);
    private final Books books = new Books(agenda, new Silence());
    private final CancelTimers timers = new CancelTimers(
            agenda, books, new Swarm(new SplittableRandom(1), new EnumMap<Fault, Double>(Fault.class)));

    private void pass(long seconds) {
        long until = agenda.now() + Duration.ofSeconds(seconds).toNanos();
        while (agenda.next() <= until) {
            agenda.advanceTo(agenda.next());
            while (agenda.runOne()) {
                continue;
            }
        }
        agenda.advanceTo(until);
    }

    @Test
    void ordersAreCancelledWhenNobodySetsItAgain() {
        books.accept(Silence.wanted(7, 1));
        assertThat(timers.set("one", HORIZON).accepted()).isTrue();
        pass(20);
        timers.set("one", HORIZON);
        pass(29);
        assertThat(books.open("one")).hasSize(1);
        assertThat(timers.isSet("one")).isTrue();

        pass(1);
        assertThat(books.open("one")).isEmpty();
        assertThat(timers.isSet("one")).isFalse();
    }

    @Test
    void onceItIsDisarmedOrdersRestForEver() {
        books.accept(Silence.wanted(7, 1));
        timers.set("one", HORIZON);
        timers.set("one", Duration.ZERO);
        pass(3_600);

        assertThat(books.open("one")).hasSize(1);
    }

    @Test
    void anotherLoginsOrdersAreNotItsBusiness() {
        books.accept(Silence.wanted(7, 1));
        timers.set("two", HORIZON);
        pass(60);

        assertThat(books.open("one")).hasSize(1);
    }
}
