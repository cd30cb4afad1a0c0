package io.jackstay.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.runtime.account.DeadManView;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telemetry.Buckets;
import io.jackstay.runtime.web.http.ClientView;
import io.jackstay.runtime.web.view.LoginReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the page says of the process: what is measured stands there, and what is not is null. */
final class SystemTreeTest {
    private static final long NOW = 1_800_000_000_000_000_000L;

    private final VirtualClock clock = new VirtualClock(NOW);
    private final SystemTree system = new SystemTree("1.2.3", clock, new JournalMeters());
    private final Buckets turns = new Buckets();

    private SessionPicture picture() {
        SessionPicture sample = SamplePictures.of(NOW, "0.1", 2, "B1");
        SessionPicture.OneLogin login = new SessionPicture.OneLogin(
                "sim",
                "paper",
                true,
                true,
                "",
                Optional.empty(),
                List.of(
                        Alert.first(AlertCode.POSITION_DRIFT, "a", "drifts", 1),
                        Alert.first(AlertCode.BALANCE_DRIFT, "b", "drifts", 1),
                        Alert.first(AlertCode.CANCEL_STUCK, "c", "stuck", 1)),
                Optional.empty(),
                Optional.of(new DeadManView(Duration.ofSeconds(20), Duration.ofSeconds(60))),
                Collections.emptySortedMap());
        return new SessionPicture(NOW, sample.bots(), List.of(login), SessionPicture.OfProcess.NOTHING);
    }

    private SessionFigures figures() {
        SessionFigures.OfLogin login = new SessionFigures.OfLogin(
                "sim",
                true,
                true,
                false,
                true,
                1,
                0,
                List.of("venue/ip"),
                Collections.emptySortedMap(),
                new TreeMap<>(Map.of(
                        "orders-last-message-age-millis",
                        1_500.0,
                        "http-round-trip-micros-p99",
                        2_504.0,
                        "venue-clock-ahead-millis",
                        -40.0)),
                new TreeMap<>(Map.of("orders-losses", 2L, "books-losses", 1L, "reconciliations-done", 8L)),
                List.of());
        return new SessionFigures(
                clock.nanoTime(),
                List.of(new SessionFigures.OfBot(picture().bots().get(0).status(), "bot-btc-grid", true, false, 3)),
                List.of(login),
                List.of(new RequestBudgets.Use("venue/ip", 30, 1_200)),
                2_000_000,
                new TreeMap<>(Map.of("bot-btc-grid", turns)));
    }

    private JsonNode tree() {
        ClientView page = new ClientView("10.0.0.7", "phone", "view", true, clock.nanoTime() - 2_000_000_000L, 512);
        return new ObjectMapper().valueToTree(system.of(picture(), List.of(page)));
    }

    @Test
    void beforeAnythingIsMeasuredNothingIsClaimed() {
        JsonNode tree = tree();

        assertThat(tree.at("/accounts/sim/streams").isMissingNode()).isTrue();
        assertThat(tree.at("/loops")).isEmpty();
        assertThat(tree.at("/journals/0/forcedP99Micros").isNull()).isTrue();
        assertThat(tree.at("/process/version").asText()).isEqualTo("1.2.3");
        JsonNode page = tree.at("/clients/0");
        assertThat(page.at("/address").asText()).isEqualTo("10.0.0.7");
        assertThat(page.at("/role").asText()).isEqualTo("view");
        assertThat(page.at("/since").asLong()).isEqualTo(NOW / 1_000_000 - 2_000);
        assertThat(page.at("/buffered").asLong()).isEqualTo(512);
    }

    @Test
    void streamsBudgetsLoopsAndTheSwitchStandAsTheyWereMeasured() {
        turns.record(200_000);
        system.note(figures());
        turns.record(200_000);
        JsonNode tree = tree();

        JsonNode sim = tree.at("/accounts/sim");
        assertThat(sim.at("/streams").findValuesAsText("name")).containsExactly("books", "http", "orders");
        assertThat(sim.at("/streams").findValuesAsText("state")).containsExactly("offline", "up", "up");
        assertThat(sim.at("/streams/2/at").asLong()).isEqualTo(NOW / 1_000_000 - 1_500);
        assertThat(sim.at("/streams/2/losses").asLong()).isEqualTo(2);
        assertThat(sim.at("/streams/1/p99Ms").asText()).isEqualTo("2.5");
        assertThat(sim.at("/streams/1/p50Ms").isNull()).isTrue();
        assertThat(sim.at("/clockOffsetMs").asLong()).isEqualTo(-40);
        assertThat(sim.at("/reconciliations").asLong()).isEqualTo(8);
        assertThat(sim.at("/drifts").asLong()).isEqualTo(2);
        assertThat(sim.at("/deadMan/leftMs").asLong()).isEqualTo(20_000);
        assertThat(sim.at("/deadMan/ofMs").asLong()).isEqualTo(60_000);
        assertThat(system.logins().get("sim"))
                .isEqualTo(new LoginReading(
                        2, 1, Optional.empty(), Optional.of(new BigDecimal("2.50")), Optional.of(0.025)));
        assertThat(tree.at("/budgets/0/used").asInt()).isEqualTo(30);
        assertThat(tree.at("/loops/0/queue").asInt()).isEqualTo(3);
        assertThat(tree.at("/loops/0/turnP99Micros").asLong()).isEqualTo(250);
        assertThat(tree.at("/journals/0/waitingMs").asLong()).isEqualTo(2);
    }
}
