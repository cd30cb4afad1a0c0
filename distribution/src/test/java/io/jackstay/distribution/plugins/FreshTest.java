package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only simulated venues may be forgotten. */
class FreshTest {
    @TempDir
    private Path folder;

    @Test
    void freshIsRefusedWhereOneVenueIsReal() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("more"));
        Guests.all(plugins);
        Jackstay jackstay = new Jackstay(folder);
        jackstay.write("acme.conf", """
                connectors {
                  acme { plugin = acme-venue, symbols = [COIN-USD-PERP] }
                  sim {
                    plugin = paper
                    markets = [{ symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001, feed { type = random-walk, start = 60000 } }]
                  }
                }
                bots { good { strategy { plugin = acme-ping-pong, market = "acme:COIN-USD-PERP" } } }
                """);
        Path kept = Files.createDirectories(folder.resolve("data/bot-good"));

        Jackstay.Ended ended = jackstay.run("run", "acme.conf", "--plugins", "more", "--fresh", "--for", "1s");

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.lastError()).contains("--fresh forgets").contains("acme is none");
        assertThat(kept).exists();
    }
}
