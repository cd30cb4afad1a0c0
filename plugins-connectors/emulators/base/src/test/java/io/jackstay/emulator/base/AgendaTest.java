package io.jackstay.emulator.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final Agenda agenda = new Agenda(1_000);
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsDueHappensInOrderAndAtItsOwnTime() {
        agenda.at(3_000, () -> done.add("c" + agenda.now()));
        agenda.at(2_000, () -> done.add("a" + agenda.now()));
        agenda.at(2_000, () -> done.add("b" + agenda.now()));

        agenda.advance(2_999);

        assertThat(done).containsExactly("a2000", "b2000");
        assertThat(agenda.now()).isEqualTo(2_999);
        assertThat(agenda.next()).hasValue(3_000);
    }

    @Test
    void whatIsNotedOnTheWayHappensToo() {
        agenda.at(2_000, () -> agenda.in(Duration.ofNanos(500), () -> done.add("later" + agenda.now())));

        agenda.advance(4_000);

        assertThat(done).containsExactly("later2500");
    }

    @Test
    void timeNeverGoesBack() {
        agenda.advance(5_000);
        agenda.at(2_000, () -> done.add("past" + agenda.now()));

        agenda.advance(4_000);

        assertThat(done).containsExactly("past5000");
        assertThat(agenda.now()).isEqualTo(5_000);
    }

    @Test
    void whatRepeatsKeepsItsBeat() {
        agenda.every(Duration.ofNanos(100), () -> done.add("" + agenda.now()));

        agenda.advance(1_250);

        assertThat(done).containsExactly("1000", "1100", "1200");
    }
}
