package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.distribution.command.Emulated;
import io.jackstay.distribution.command.Jackstay;
import io.jackstay.distribution.command.Until;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that is put back from a copy: what happened since the copy is taken from the venue. */
class RestoredBackupTest {
    private static final String CONFIG = """
            connectors {
              hl { plugin = hyperliquid, network = testnet, key = "%s", %s }
            }
            bots {
              eth-grid {
                strategy { plugin = grid, market = "hl:ETH-USDC-PERP", levels = 4, spacing = 0.1%%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 1 } ]
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void fillsSinceTheCopyCountAndNoIdIsGivenAgain() throws Exception {
        Jackstay jackstay = new Jackstay(folder);
        try (Emulated venue = Emulated.lively(jackstay)) {
            Path config = jackstay.write("live.conf", CONFIG.formatted(Emulated.KEY, venue.urls()));
            runUntilFilled(jackstay, venue, config, 1);
            PaperBooks.copy(folder.resolve("data"), folder.resolve("backup"));
            int before = fills(venue).size();
            runUntilFilled(jackstay, venue, config, before + 1);
            Files.move(folder.resolve("data"), folder.resolve("lost"));
            PaperBooks.copy(folder.resolve("backup"), folder.resolve("data"));

            int atLeast = fills(venue).size() + 1;
            Jackstay.Ended last = runUntilFilled(jackstay, venue, config, atLeast);

            JsonNode bot = last.json().path("bots").path(0);
            assertThat(bot.path("fills").asInt())
                    .as("%s", last)
                    .isEqualTo(fills(venue).size());
            assertThat(new BigDecimal(bot.path("position").asText()))
                    .as("%s", bot)
                    .isEqualByComparingTo(position(venue));
            assertThat(ordersById(venue).values())
                    .as("orders at the venue, by client order id")
                    .allMatch(orders -> orders == 1);
        }
    }

    /** Runs the bot until the venue has so many fills of it, then stops it. */
    private static Jackstay.Ended runUntilFilled(Jackstay jackstay, Emulated venue, Path config, int fills)
            throws IOException, InterruptedException {
        Jackstay.Ended ended = Until.run(jackstay, () -> fills(venue).size() >= fills, config.toString(), "--json");
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(fills(venue)).as("%s", ended).hasSizeGreaterThanOrEqualTo(fills);
        return ended;
    }

    private static JsonNode ask(Emulated venue, String type) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(venue.ask("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, Emulated.ADDRESS)));
    }

    private static JsonNode fills(Emulated venue) throws IOException, InterruptedException {
        return ask(venue, "userFills");
    }

    private static BigDecimal position(Emulated venue) throws IOException, InterruptedException {
        JsonNode positions = ask(venue, "clearinghouseState").path("assetPositions");
        return positions.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(positions.path(0).path("position").path("szi").asText());
    }

    /** How many orders each client order id has had. */
    private static Map<String, Integer> ordersById(Emulated venue) throws IOException, InterruptedException {
        SortedMap<String, Set<Long>> ids = new TreeMap<>();
        for (JsonNode entry : ask(venue, "historicalOrders")) {
            JsonNode order = entry.path("order");
            ids.computeIfAbsent(order.path("cloid").asText(), any -> new TreeSet<>())
                    .add(order.path("oid").asLong());
        }
        assertThat(ids).isNotEmpty();
        SortedMap<String, Integer> counts = new TreeMap<>();
        ids.forEach((cloid, orders) -> counts.put(cloid, orders.size()));
        return counts;
    }
}
