package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Capability;
import io.jackstay.runtime.loop.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmergencyTest {
    private final List<String> told = new ArrayList<>();
    private final Emergency emergency = new Emergency(() -> told.add("told"));

    private static Work work(String name) {
        return new Work() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int doWork() {
                return 0;
            }

            @Override
            public long nextDeadlineNanos() {
                return NO_DEADLINE;
            }

            @Override
            public void wakeBy(Wakeup wakeup) {}
        };
    }

    @Test
    void thereIsNothingToSayUntilSomethingHappens() {
        assertThat(emergency.why()).isEmpty();
        assertThat(emergency.isArmed()).isTrue();
    }

    @Test
    void theFirstErrorFreesTheReserveAndIsTheReason() {
        emergency.onFatal(work("bot-a"), new OutOfMemoryError("Java heap space"));
        emergency.onFatal(work("bot-b"), new OutOfMemoryError("Java heap space"));

        assertThat(emergency.isArmed()).isFalse();
        assertThat(emergency.why()).contains("java.lang.OutOfMemoryError: Java heap space in bot-a");
        assertThat(told).containsExactly("told");
    }

    @Test
    void aLoginIsTurnedOnBecauseCancelsGoThroughIt() {
        Logins logins = Logins.virtual(Capability.TRADING);

        assertThat(emergency.onFatal(logins.account, new OutOfMemoryError())).isTrue();
        assertThat(emergency.onFatal(work("bot-a"), new OutOfMemoryError())).isFalse();
    }
}
