package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample configurations for Hyperliquid: without an account they have no mistake, and at its emulator they trade. */
class HyperliquidSamplesTest {
    private static final Path HOME =
            Path.of(System.getProperty("jackstay.home")).toAbsolutePath();
    private static final Path SAMPLES = HOME.resolve("sample-configs").resolve("hyperliquid");

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder).with("HL_KEY", Emulated.KEY);
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasNoMistakeAndItsKeyFromTheEnvironment(Path sample) {
        ConfigFile.Loaded loaded = ConfigFile.load(sample, List.of(), Map.of("HL_KEY", Emulated.KEY));
        PluginCatalog catalog = PluginCatalog.scan(List.of(HOME.resolve("plugins")), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            assertThat(loaded.problems().sorted()).isEmpty();
            assertThat(plan.realVenues()).hasSize(1);
        }
        assertThat(ConfigFile.load(sample, List.of(), Map.of()).problems().hasErrors())
                .isTrue();
    }

    private JsonNode run(Emulated emulated, Until.Enough enough, String sample, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(SAMPLES.resolve(sample).toString(), "--json"));
        all.addAll(emulated.leadingHere());
        all.addAll(List.of(words));
        Jackstay.Ended ended = Until.run(jackstay, enough, all.toArray(String[]::new));
        assertThat(ended.code()).as("%s", ended.err()).isZero();
        assertThat(ended.out() + String.join("", ended.err())).doesNotContain(Emulated.KEY.substring(2));
        return ended.json().path("bots").path(0);
    }

    /** Whether the bot of a sample has so many orders and fills in its data directory. */
    private Until.Enough has(String data, int orders, int fills) {
        return () -> Until.has(folder.resolve("data").resolve(data), "eth-grid", orders, fills);
    }

    @Test
    void theGridTradesAtTheEmulator() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            JsonNode bot = run(emulated, has("hyperliquid-testnet", 6, 1), "testnet-grid.conf");

            assertThat(bot.path("orders").asInt()).isGreaterThan(5);
            assertThat(bot.path("fills").asInt()).isPositive();
        }
    }

    @Test
    void paperTradesOnTheFeedOfTheEmulatorAndSendsItNoOrder() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            JsonNode bot = run(emulated, has("hyperliquid-paper", 1, 1), "paper-upstream.conf");

            assertThat(bot.path("fills").asInt()).isPositive();
            assertThat(emulated.ask("{\"type\":\"historicalOrders\",\"user\":\"%s\"}".formatted(Emulated.ADDRESS)))
                    .isEqualTo("[]");
        }
    }

    @Test
    void theTransportRecordsAndBreaksWhatItIsToldTo() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            Path frames = folder.resolve("data/hyperliquid-transport/frames");
            Until.Enough traded = has("hyperliquid-transport", 6, 0);
            JsonNode bot = run(
                    emulated,
                    () -> traded.holds() && broken(recording(frames)) > 1,
                    "transport.conf",
                    "--set",
                    "connectors.hl.transport.faults=" + SAMPLES.resolve("transport.faults"));

            assertThat(bot.path("orders").asInt()).isGreaterThan(5);
            assertThat(recording(frames))
                    .contains("POST /exchange")
                    .contains("frontendOpenOrders")
                    .doesNotContain(Emulated.KEY.substring(2));
            assertThat(broken(recording(frames)))
                    .as("one question refused, and the answer to an order lost")
                    .isGreaterThan(1);
        }
    }

    /** How often a line was broken on purpose. */
    private static long broken(String recording) {
        return recording
                .lines()
                .filter(line -> line.contains("\"kind\":\"lost\"") && line.contains("on purpose"))
                .count();
    }

    /** The one recording of a folder. */
    static String recording(Path frames) throws IOException {
        try (Stream<Path> files = Files.list(frames)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Files.readString(all.get(0));
        }
    }
}
