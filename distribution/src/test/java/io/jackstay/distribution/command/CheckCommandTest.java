package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void writeConfig() throws IOException {
        jackstay = new Jackstay(folder);
        jackstay.write("grid.conf", Configs.LIVE);
    }

    @Test
    void aGoodFileIsCountedOut() throws Exception {
        Jackstay.Ended ended = jackstay.run("check", "grid.conf");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsExactly("ok: 1 connector, 1 bot");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void allMistakesAreListedAtOnceWithTheirPlaces() throws Exception {
        jackstay.write(
                "bad.conf",
                Configs.LIVE
                        .replace("levels = 5", "lvels = 5")
                        .replace("spacing = 0.1%", "spacing = 10ms")
                        .replace("order-size = 0.01", "order-size = -0.01")
                        .replace("plugin = position-limit", "plugin = position-limt"));

        Jackstay.Ended ended = jackstay.run("check", "bad.conf");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err())
                .anyMatch(line -> line.matches("error: bad.conf:11 .*lvels.*did you mean levels\\?"))
                .anyMatch(line -> line.matches("error: bad.conf:11 .*spacing = 10ms: .*"))
                .anyMatch(line -> line.matches("error: bad.conf:12 .*position-limt: unknown risk plugin.*searched: .*"
                        + "did you mean position-limit\\?"));
        assertThat(ended.lastError()).startsWith("jackstay: bad.conf: ").contains("errors");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aNegativeSizeIsAMistake() throws Exception {
        Jackstay.Ended ended = jackstay.run("check", "grid.conf", "--set", "bots.btc-grid.strategy.order-size=-0.01");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(String.join("\n", ended.err())).contains("order-size", "-0.01");
    }

    @Test
    void aMarketThatTheVenueDoesNotListIsAnsweredWithTheNearest() throws Exception {
        Jackstay.Ended ended =
                jackstay.run("check", "grid.conf", "--set", "bots.btc-grid.strategy.market=\"sim:BTC-USD-PERP\"");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(String.join("\n", ended.err())).contains("did you mean sim:BTC-USDC-PERP?");
    }

    @Test
    void twoBotsOfOneNameAreAMistake() throws Exception {
        String bot = Configs.LIVE.substring(Configs.LIVE.indexOf("bots {"));
        jackstay.write("twice.conf", Configs.LIVE + bot);

        Jackstay.Ended ended = jackstay.run("check", "twice.conf");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(String.join("\n", ended.err())).contains("twice.conf:", "btc-grid");
    }

    @Test
    void twoBotsOnOneMarketOfALoginMustBothSayThatItIsShared() throws Exception {
        jackstay.write("two.conf", Configs.LIVE + "\nbots.other = ${bots.btc-grid}\n");

        Jackstay.Ended ended = jackstay.run("check", "two.conf");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).anySatisfy(line -> assertThat(line)
                .contains(
                        "bots.other.strategy.market",
                        "bot btc-grid trades this market of this account already",
                        "shared = true on each of them"));
        jackstay.write("half.conf", Configs.LIVE + "\nbots.other = ${bots.btc-grid}\nbots.other.shared = true\n");
        assertThat(jackstay.run("check", "half.conf").code()).isEqualTo(78);
        jackstay.write("both.conf", Configs.LIVE + "\nbots.btc-grid.shared = true\nbots.other = ${bots.btc-grid}\n");
        assertThat(jackstay.run("check", "both.conf").code()).isZero();
    }

    @Test
    void aGridThatALimitCutsOffIsAWarningAndAnOrderThatCanNeverPassAMistake() throws Exception {
        Jackstay.Ended cut = jackstay.run("check", "grid.conf", "--set", "bots.btc-grid.strategy.order-size=0.2");
        assertThat(cut.code()).isZero();
        assertThat(cut.err())
                .anySatisfy(
                        line -> assertThat(line).startsWith("warning: ").contains("the full position of 1 is above"));

        Jackstay.Ended never = jackstay.run("check", "grid.conf", "--set", "bots.btc-grid.strategy.order-size=2");
        assertThat(never.code()).isEqualTo(78);
        assertThat(never.err())
                .anySatisfy(line -> assertThat(line).contains("a single order of 2 can never pass position-limit"));
    }

    @Test
    void nothingIsWritten() throws Exception {
        jackstay.run("check", "grid.conf");

        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).containsExactly("err-1", "grid.conf", "out-1");
        }
    }
}
