package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.history.BotHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run does when the file is another than that of the first, whose orders rest and which was killed. */
class ChangedConfigTest {
    @TempDir
    private Path folder;

    private Killed subject;
    private PaperBooks before;

    @BeforeEach
    void runAndKill() throws IOException, InterruptedException {
        subject = new Killed(folder);
        Jackstay.Started first = subject.start();
        subject.await(
                first,
                "open orders and a position",
                history -> Killed.confirmed(history) >= 3 && Killed.hasPosition(history));
        Killed.kill(first);
        before = subject.books();
        assertThat(before.openOrders()).isNotEmpty();
    }

    private Jackstay.Ended runOther(String config, String... more) throws IOException, InterruptedException {
        subject.write("other.conf", config);
        List<String> words = new ArrayList<>(List.of("run", "other.conf", "--for", "1s"));
        words.addAll(List.of(more));
        return subject.run(words.toArray(String[]::new));
    }

    @Test
    void aBotOfAnotherNameBeginsEmptyAndWhatTheOldOneLeftIsCancelledAndTold() throws Exception {
        Jackstay.Ended second = runOther(
                Killed.CONFIG.replace("btc-grid {", "renamed {").replace("on-stop = keep", "on-stop = cancel"));

        assertThat(second.code()).as("%s", second).isZero();
        assertThat(second.err())
                .anyMatch(line -> line.contains("bot btc-grid is not in the configuration") && line.contains("orders"));
        // Its orders go on filling until the kill, and until they are cancelled: it may have come back to nothing.
        boolean left = !Killed.positions(subject.history().orElseThrow()).isEmpty();
        assertThat(second.err().stream()
                        .anyMatch(line -> line.contains("bot btc-grid is not in the configuration: it left")))
                .as("%s", second)
                .isEqualTo(left);
        PaperBooks after = subject.books();
        assertThat(after.openOrders()).isEmpty();
        List<String> both = Killed.ids(subject.history().orElseThrow().fills());
        BotHistory renamed = subject.history("renamed").orElseThrow();
        assertThat(both).containsAll(Killed.ids(before.fills()));
        both.addAll(Killed.ids(renamed.fills()));
        both.sort(null);
        assertThat(both).as("each fill is of one of them").isEqualTo(Killed.ids(after.fills()));
    }

    @Test
    void aMarketThatIsNotListedAnyMoreIsRefusedWhileSomethingIsThereAndNothingIsLost() throws Exception {
        Jackstay.Ended second = runOther(Killed.CONFIG.replace("BTC-USDC-PERP", "ETH-USDC-PERP"));

        assertThat(second.code())
                .as("whether orders rest can't be asked: %s", second)
                .isEqualTo(3);
        assertThat(String.join("\n", second.err())).contains("sim:BTC-USDC-PERP is not listed any more");
        subject.requireWholeAfterOneMoreRun();
        assertThat(Killed.ids(subject.history().orElseThrow().fills())).containsAll(Killed.ids(before.fills()));
    }

    @Test
    void withAnotherSeedTheMarketBeginsAnewAndTheAccountStays() throws Exception {
        Jackstay.Ended second = runOther(Killed.CONFIG.replace("seed = 7", "seed = 8"));

        assertThat(second.code()).as("%s", second).isZero();
        assertThat(Killed.ids(subject.history().orElseThrow().fills())).containsAll(Killed.ids(before.fills()));
        subject.requireWholeAfterOneMoreRun();
    }

    @Test
    void aBotThatTradesAnotherMarketLeavesWhatItHadOutOfItsFiguresAndSaysSo() throws Exception {
        String both = Killed.CONFIG
                .replace(
                        "{ symbol = BTC",
                        "{ symbol = ETH-USDC-PERP, tick = 0.1, lot = 0.001\n"
                                + "  feed { type = random-walk, seed = 9, start = 3000 } }\n { symbol = BTC")
                .replace("sim:BTC-USDC-PERP", "sim:ETH-USDC-PERP")
                .replace("on-stop = keep", "on-stop = cancel");

        Jackstay.Ended second = runOther(both);

        assertThat(second.code()).as("%s", second).isZero();
        assertThat(second.err())
                .anyMatch(line -> line.contains("market no longer traded") && line.contains("market=sim:BTC-USDC-PERP"))
                .anyMatch(line -> line.contains("no longer trades sim:BTC-USDC-PERP: its orders there are cancelled"));
        assertThat(subject.books(both).openOrders()).isEmpty();
        assertThat(Killed.ids(subject.history().orElseThrow().fills())).containsAll(Killed.ids(before.fills()));
    }
}
