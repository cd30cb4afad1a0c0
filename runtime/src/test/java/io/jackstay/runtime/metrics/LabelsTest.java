package io.jackstay.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** H15: what venues say, and how many things they say it of, is in no label. */
class LabelsTest {
    private static final String SECRET = "api-key-4711-of-an-account";

    private final VirtualClock clock = new VirtualClock(1_000_000_000);
    private final RuntimeMetrics metrics =
            new RuntimeMetrics("1", clock, new JournalMeters(), () -> 0, () -> 0, List::of);

    private String scrape(List<Alert> alerts, SessionMeters meters) {
        metrics.publish(new SessionFigures(
                clock.nanoTime(),
                List.of(),
                List.of(new SessionFigures.OfLogin(
                        "sim",
                        true,
                        true,
                        false,
                        true,
                        1,
                        0,
                        List.of(),
                        meters.times(),
                        new TreeMap<>(meters.gauges()),
                        new TreeMap<>(),
                        alerts)),
                List.of(),
                0,
                Collections.emptySortedMap()));
        return metrics.text();
    }

    /** Of ours: the JVM has more to tell once it has collected. */
    private static long lines(String text) {
        return text.lines().filter(line -> line.startsWith("jackstay_")).count();
    }

    @Test
    void alertsOfManySubjectsAreOneLineAndNoneOfTheirWordsIsInIt() {
        long before = lines(scrape(List.of(Alert.first(AlertCode.ORDER_UNKNOWN, "1", "one", 1)), new SessionMeters()));
        List<Alert> flood = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            flood.add(Alert.first(AlertCode.ORDER_UNKNOWN, "order %d of %s".formatted(i, SECRET), SECRET + "\n\"}", 1));
        }
        String text = scrape(flood, new SessionMeters());

        assertThat(lines(text)).isEqualTo(before);
        assertThat(text)
                .doesNotContain(SECRET)
                .contains("code=\"ORDER_UNKNOWN\"")
                .contains("} 10000.0\n");
    }

    @Test
    void aConnectorHasSoManyNamesAndNoMore() {
        SessionMeters meters = new SessionMeters();
        for (int i = 0; i < 1_000; i++) {
            meters.gauge("of-market-" + i).set(1);
        }
        assertThatThrownBy(() -> meters.gauge("of-market-1000")).isInstanceOf(IllegalArgumentException.class);
        long with = lines(scrape(List.of(), meters));

        assertThat(with - lines(scrape(List.of(), new SessionMeters()))).isEqualTo(1_000);
    }

    @Test
    void aNameThatWouldEndItsLabelDoesNot() {
        SessionMeters meters = new SessionMeters();
        meters.gauge("a\"} 1\njackstay_bot_up{bot=\"forged").set(7);

        assertThat(scrape(List.of(), meters))
                .contains("\\\"} 1\\njackstay_bot_up{bot=\\\"forged")
                .doesNotContain("\njackstay_bot_up{bot=\"forged");
    }
}
