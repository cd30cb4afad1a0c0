package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.launch.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    private final MarketId btc = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private final MarketId eth = new MarketId(new Venue("sim"), "ETH-USDC-PERP");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("a=b.csv"), "");
    }

    @Test
    void aFileAloneFeedsTheOnlyMarket() {
        assertThat(DataFiles.of(List.of(file.toString()), markets(btc)))
                .containsExactlyEntriesOf(java.util.Map.of(btc, file));
    }

    @Test
    void aNamedFileFeedsItsMarket() {
        List<String> options = List.of("sim:BTC-USDC-PERP=" + file, "sim:ETH-USDC-PERP=" + file);

        assertThat(DataFiles.of(options, markets(btc, eth)))
                .containsOnlyKeys(btc, eth)
                .containsValue(file);
    }

    @Test
    void aFileAloneIsNotEnoughForTwoMarkets() {
        refused(List.of(file.toString()), "say for which market", "sim:BTC-USDC-PERP, sim:ETH-USDC-PERP");
    }

    @Test
    void anUnknownMarketIsAnsweredWithTheNearest() {
        refused(List.of("sim:BTC-USD-PERP=x.csv"), "no bot trades sim:BTC-USD-PERP", "did you mean sim:BTC-USDC-PERP");
    }

    @Test
    void everyMarketNeedsData() {
        refused(List.of("sim:BTC-USDC-PERP=" + file), "no data for sim:ETH-USDC-PERP");
    }

    @Test
    void oneMarketHasOneFile() {
        refused(List.of("sim:BTC-USDC-PERP=" + file, "sim:BTC-USDC-PERP=" + file), "has a file already");
    }

    @Test
    void aMissingFileIsNamed() {
        refused(List.of("sim:BTC-USDC-PERP=" + folder.resolve("none")), "there is no such file");
    }

    private void refused(List<String> options, String... words) {
        assertThatThrownBy(() -> DataFiles.of(options, markets(btc, eth)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll(words);
    }

    private static SortedSet<MarketId> markets(MarketId... markets) {
        return new TreeSet<>(List.of(markets));
    }
}
