package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void writeConfig() throws IOException {
        jackstay = new Jackstay(folder);
        jackstay.write("grid.conf", Configs.LIVE);
    }

    @Test
    void tradesForTheTimeAskedAndLeavesNoOrderBehind() throws Exception {
        Jackstay.Ended ended = jackstay.run("run", "grid.conf", "--for", "3s", "--json");

        JsonNode report = ended.json();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).hasSize(1);
        assertThat(names(report)).containsExactly("status", "bots", "openOrdersConfirmed", "why");
        assertThat(report.get("status").asText()).isEqualTo("done");
        assertThat(report.get("openOrdersConfirmed").booleanValue()).isTrue();
        JsonNode bot = report.get("bots").get(0);
        assertThat(names(bot))
                .containsExactly(
                        "name",
                        "market",
                        "orders",
                        "fills",
                        "rejected",
                        "dropped",
                        "realizedPnl",
                        "unrealizedPnl",
                        "fees",
                        "position",
                        "openOrders");
        assertThat(bot.get("orders").intValue()).isGreaterThanOrEqualTo(10);
        assertThat(bot.get("openOrders").intValue()).isZero();
        assertThat(bot.get("fees").isTextual()).isTrue();
        assertThat(ended.err()).anyMatch(line -> line.matches("first order after \\d+\\.\\d\\d s"));
    }

    @Test
    void tradesOnTheDataOfAnotherConnector() throws Exception {
        jackstay.write("upstream.conf", Configs.UPSTREAM);
        Jackstay.Ended ended = jackstay.run("run", "upstream.conf", "--for", "3s", "--json");

        JsonNode report = ended.json();
        assertThat(ended.code()).as("%s", ended).isZero();
        JsonNode bot = report.get("bots").get(0);
        assertThat(bot.get("market").asText()).isEqualTo("sim:BTC-USDC-PERP");
        assertThat(bot.get("orders").intValue()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aSourceThatIsNotListedIsReportedWhereItStands() throws Exception {
        jackstay.write("upstream.conf", Configs.UPSTREAM.replace("hl:BTC-USDC-PERP", "hl:BTC-USD-PERP"));
        Jackstay.Ended ended = jackstay.run("run", "upstream.conf", "--for", "3s");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(String.join("\n", ended.err())).contains("upstream.conf:").contains("did you mean hl:BTC-USDC-PERP");
    }

    @Test
    void aSignalIsAnOrderlyStop() throws Exception {
        Jackstay.Started started = jackstay.start("run", "grid.conf");
        awaitText(started, "first order after");

        started.process().destroy();
        Jackstay.Ended ended = started.end();

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("The venues have confirmed that no order of ours rests.", "done: stopped by a signal");
    }

    @Test
    void aBotThatRefusesToStartWithItsOldOrdersCostsNoOtherAndLeavesThem() throws Exception {
        jackstay.write("two.conf", Configs.TWO_BOTS);
        Jackstay.Ended first =
                jackstay.run("run", "two.conf", "--for", "3s", "--json", "--set", "bots.btc-grid.on-stop=keep");
        assertThat(first.code()).as("%s", first).isZero();
        int kept = bot(first.json(), "btc-grid").get("openOrders").intValue();
        assertThat(kept).isPositive();

        Jackstay.Ended second =
                jackstay.run("run", "two.conf", "--for", "3s", "--json", "--set", "bots.btc-grid.on-start=refuse");
        Jackstay.Ended third =
                jackstay.run("run", "two.conf", "--for", "1s", "--json", "--set", "bots.btc-grid.on-start=refuse");

        assertThat(second.code()).as("%s", second).isEqualTo(1);
        assertThat(second.json().get("openOrdersConfirmed").booleanValue()).isTrue();
        assertThat(bot(second.json(), "btc-grid").get("notStarted").asText())
                .matches("bot btc-grid has \\d+ orders at sim and on-start = refuse: cancel them there, .*");
        assertThat(bot(second.json(), "eth-grid").get("orders").intValue()).isGreaterThanOrEqualTo(10);
        assertThat(second.err())
                .anyMatch(line -> line.contains("bot could not be started bot=btc-grid") && line.contains("ERROR"));
        assertThat(bot(third.json(), "btc-grid").get("notStarted").asText()).contains("on-start = refuse");
    }

    private static JsonNode bot(JsonNode report, String name) {
        for (JsonNode bot : report.get("bots")) {
            if (bot.get("name").asText().equals(name)) {
                return bot;
            }
        }
        throw new AssertionError("no bot %s in %s".formatted(name, report));
    }

    @Test
    void debugPrintsOrderTransitionsToStandardError() throws Exception {
        Jackstay.Ended ended = jackstay.run("run", "grid.conf", "--for", "1s", "--debug", "--json");

        assertThat(ended.out()).hasSize(1);
        assertThat(ended.err())
                .anyMatch(line ->
                        line.startsWith("order bot=btc-grid cloid=") && line.contains("state=SUBMITTING->OPEN"));
    }

    @Test
    void aMistakeInTheConfigurationStartsNothing() throws Exception {
        Jackstay.Ended ended =
                jackstay.run("run", "grid.conf", "--for", "1s", "--json", "--set", "bots.btc-grid.strategy.levels=0");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.json().get("status").asText()).isEqualTo("failed");
        assertThat(ended.json().get("bots")).isEmpty();
        assertThat(ended.lastError()).contains("grid.conf: 1 error; nothing was started", "strategy.levels = 0");
    }

    @Test
    void anOrderThatNoLimitWouldPassIsAMistakeOfTheConfiguration() throws Exception {
        Jackstay.Ended ended =
                jackstay.run("run", "grid.conf", "--for", "1s", "--set", "bots.btc-grid.strategy.order-size=0.6");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(String.join("\n", ended.err())).contains("can never pass position-limit", "0.5");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void awaitText(Jackstay.Started started, String text) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Files.readString(started.err()).contains(text)) {
            assertThat(System.nanoTime())
                    .as("not seen: %s; standard error: %s", text, Files.readString(started.err()))
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
