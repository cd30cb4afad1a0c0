package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.order.OrderFill;
import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.history.BotHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a bot does what it does is told of one that runs, and of one whose process was killed. */
class WhyAfterKillTest {
    @TempDir
    private Path folder;

    @Test
    void aKilledBotStillSaysWhyItDidWhatItDid() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started started = subject.start();
        BotHistory history = subject.await(
                started,
                "a fill and a word on how it stands",
                now -> !now.fills().isEmpty() && now.decisions().stood().isPresent());
        OrderFill fill = history.fills().get(0);

        Jackstay.Ended running = subject.run("why", Killed.BOT, "grid.conf", "--json");
        assertThat(running.code()).as("%s", running.err()).isZero();
        assertThat(running.json().path("state").asText()).isEqualTo("RUNNING");
        assertThat(running.json().path("process").asLong())
                .isEqualTo(started.process().pid());
        assertThat(running.json().path("limits")).isNotEmpty();
        Killed.kill(started);

        Jackstay.Ended silence = subject.run("why", Killed.BOT, "grid.conf", "--json");
        assertThat(silence.code()).as("%s", silence.err()).isZero();
        assertThat(silence.json().has("process")).isFalse();
        assertThat(silence.json().path("reasons").path(0).path("words").asText())
                .isEqualTo("no process runs it");
        assertThat(silence.json().path("strategy")).isNotEmpty();

        String cloid = String.valueOf(fill.order().cloidOrZero());
        Jackstay.Ended chain = subject.run("why", Killed.BOT, cloid, "grid.conf", "--json");
        assertThat(chain.code()).as("%s", chain.err()).isZero();
        assertThat(stages(chain.json())).startsWith("event", "callback", "risk", "gateway", "venue");
        assertThat(chain.json().path("steps").path(2).path("what").asText()).isEqualTo("allowed by position-limit");
        assertThat(chain.json().path("steps").findValuesAsText("what"))
                .anyMatch(what -> what.startsWith("fill " + fill.id()));

        Jackstay.Ended words = subject.run("why", Killed.BOT, cloid, "grid.conf");
        assertThat(words.out().get(0)).startsWith("order " + cloid + " of btc-grid: ");
        assertThat(subject.run("why", Killed.BOT, "1", "grid.conf").code()).isEqualTo(1);
    }

    private static List<String> stages(JsonNode chain) {
        List<String> stages = new ArrayList<>();
        chain.path("steps").forEach(step -> stages.add(step.path("by").asText()));
        return stages;
    }
}
