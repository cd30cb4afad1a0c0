package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs takes commands through the socket in its data directory, and what a person halts stays halted. */
class ControlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    /** A bot that a busy machine does not count as blocked. */
    private Killed subject() throws IOException {
        Killed subject = new Killed(folder);
        subject.write("grid.conf", Killed.CONFIG.replace("on-stop = keep", "on-stop = keep, watchdog = 1m"));
        return subject;
    }

    private static List<String> states(JsonNode answer) {
        List<String> states = new ArrayList<>();
        answer.path("orders").forEach(order -> states.add(order.get("state").textValue()));
        return states;
    }

    private static JsonNode bot(Jackstay.Ended status) {
        return status.json().get("bots").get(0);
    }

    private Jackstay.Started startedWithOrders(Killed subject) throws Exception {
        Jackstay.Started started = subject.start();
        awaitOrders(subject, started);
        return started;
    }

    /** Patient: four processes start in this test, on a machine that may be busy. */
    private static void awaitOrders(Killed subject, Jackstay.Started started) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (subject.history().map(Killed::confirmed).orElse(0L) < 3) {
            assertThat(started.process().isAlive() && System.nanoTime() < deadline)
                    .as("no open orders; standard error: %s", Files.readString(started.err()))
                    .isTrue();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Test
    void aBotIsHaltedCancelledAndResumedWhileItRuns() throws Exception {
        Killed subject = subject();
        Jackstay.Started started = startedWithOrders(subject);

        Jackstay.Ended halted = subject.run("halt", Killed.BOT, "grid.conf", "--why", "a look at the venue", "--json");

        assertThat(halted.code()).as("%s", halted).isZero();
        assertThat(halted.json().get("status").textValue()).isEqualTo("done");
        assertThat(halted.json().get("why").textValue()).startsWith("halted; ");
        assertThat(states(halted.json())).isNotEmpty().allMatch(state -> List.of("CANCELLED", "FILLED")
                .contains(state));
        Jackstay.Ended status = subject.run("status", "grid.conf", "--json");
        assertThat(status.json().get("running").booleanValue()).isTrue();
        assertThat(status.json().get("pid").longValue())
                .isEqualTo(started.process().pid());
        assertThat(bot(status).get("now").get("sentence").textValue())
                .startsWith("halted by hand: ")
                .endsWith(": a look at the venue");
        assertThat(bot(status).get("halts").get(0).get("by").textValue()).isEqualTo("hand");

        Jackstay.Ended resumed = subject.run("resume", Killed.BOT, "grid.conf", "--yes");
        assertThat(resumed.code()).as("%s", resumed).isZero();
        assertThat(resumed.out()).containsExactly("btc-grid: resumed");

        Jackstay.Ended stopped = subject.run("stop", Killed.BOT, "grid.conf", "--yes");
        assertThat(stopped.code()).as("%s", stopped).isZero();
        assertThat(stopped.out().get(0)).startsWith("btc-grid: stopped: stopped by hand: ");
        Jackstay.Ended ended = started.end();
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(String.join("\n", ended.out())).contains("all bots have ended");
        assertThat(subject.data().resolve("control/socket")).doesNotExist();
    }

    @Test
    void whatAPersonHasHaltedStaysSoAfterAKill() throws Exception {
        Killed subject = subject();
        Jackstay.Started first = startedWithOrders(subject);
        Jackstay.Ended flat = subject.run("flatten", Killed.BOT, "grid.conf", "--yes", "--json");
        assertThat(flat.code()).as("%s", flat).isZero();
        assertThat(flat.json().get("why").textValue()).startsWith("halted; ").endsWith("; flat");
        Killed.kill(first);

        Jackstay.Ended second = subject.runFor("2s");

        assertThat(second.code()).as("%s", second).isZero();
        assertThat(second.json().get("bots").get(0).get("orders").longValue()).isZero();
        assertThat(second.err()).anyMatch(line -> line.contains("halted by hand: "));
        Jackstay.Ended journal = subject.run("journal", "export", Killed.BOT);
        assertThat(journal.out()).anyMatch(line -> line.contains("AskedByHand") && line.contains("flatten"));
    }

    @Test
    void aPausedBotSendsNothingUntilItIsResumed() throws Exception {
        Killed subject = subject();
        Jackstay.Started started = startedWithOrders(subject);

        Jackstay.Ended paused = subject.run("pause", Killed.BOT, "grid.conf", "--json");

        assertThat(paused.code()).as("%s", paused).isZero();
        assertThat(paused.json().get("why").textValue()).startsWith("paused; ");
        long sent = bot(subject.run("status", "grid.conf", "--json"))
                .get("now")
                .get("orders")
                .longValue();
        JsonNode later = bot(subject.run("status", "grid.conf", "--json")).get("now");
        assertThat(later.get("orders").longValue()).isEqualTo(sent);
        assertThat(later.get("openOrders").longValue()).isZero();
        assertThat(later.get("sentence").textValue()).startsWith("paused by hand: ");

        assertThat(subject.run("resume", Killed.BOT, "grid.conf", "--yes").code())
                .isZero();
        awaitOrders(subject, started);
        Jackstay.Ended cancelled = subject.run("cancel-all", Killed.BOT, "grid.conf", "--yes", "--json");
        assertThat(cancelled.code()).as("%s", cancelled).isZero();
        assertThat(states(cancelled.json())).isNotEmpty();
        started.process().destroy();
        assertThat(started.end().code()).isZero();
    }

    @Test
    void aReloadChangesRulesAndListsWhatWaits() throws Exception {
        Killed subject = subject();
        Jackstay.Started started = startedWithOrders(subject);
        String before = Files.readString(folder.resolve("grid.conf"));

        subject.write("grid.conf", before.replace("max = 0.5", "max = 0.3").replace("levels = 5", "levels = 6"));
        Jackstay.Ended reloaded = subject.run("reload", Killed.BOT, "grid.conf", "--json");

        assertThat(reloaded.code()).as("%s", reloaded).isZero();
        assertThat(texts(reloaded.json().get("applied"))).containsExactly("bots.btc-grid.risk[0].max");
        assertThat(texts(reloaded.json().get("notApplied"))).containsExactly("bots.btc-grid.strategy.levels");
        Jackstay.Ended status = subject.run("status", "grid.conf", "--json");
        assertThat(bot(status).get("now").get("limits").get(0).get("limit").textValue())
                .startsWith("0.3");

        subject.write("grid.conf", before.replace("max = 0.5", "max = many").replace("levels = 5", "levels = none"));
        Jackstay.Ended wrong = subject.run("reload", Killed.BOT, "--data-dir", "data", "--json");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(texts(wrong.json().get("problems")))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("grid.conf:"));
        Jackstay.Ended still = subject.run("status", "--data-dir", "data", "--json");
        assertThat(bot(still).get("now").get("limits").get(0).get("limit").textValue())
                .startsWith("0.3");
        started.process().destroy();
        assertThat(started.end().code()).isZero();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    @Test
    void withoutAYesOrAProcessNothingIsDone() throws Exception {
        Killed subject = subject();
        for (String command : List.of("flatten", "cancel-all", "stop", "resume")) {
            Jackstay.Ended refused = subject.run(command, Killed.BOT, "grid.conf", "--json");
            assertThat(refused.code()).as("%s", refused).isEqualTo(2);
            assertThat(refused.lastError()).contains("add --yes");
            assertThat(refused.json().get("status").textValue()).isEqualTo("failed");
        }
        Jackstay.Ended nobody = subject.run("halt", Killed.BOT, "grid.conf");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.lastError()).contains("no process runs on the data directory");

        Jackstay.Started started = startedWithOrders(subject);
        Jackstay.Ended unknown = subject.run("halt", "btc-gird", "grid.conf");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.lastError()).contains("there are btc-grid; did you mean btc-grid?");
        Path socket = subject.data().resolve("control/socket");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        Killed.kill(started);
        assertThat(started.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        Jackstay.Ended dead = subject.run("status", "grid.conf", "--json");
        assertThat(dead.code()).as("%s", dead).isZero();
        assertThat(dead.json().get("running").booleanValue()).isFalse();
    }
}
