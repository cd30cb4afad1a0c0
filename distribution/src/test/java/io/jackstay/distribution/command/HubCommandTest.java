package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackstay hub} as its own process. */
class HubCommandTest {
    private static final long POLL_MILLIS = 50;
    private static final String SECRET = "kept-from-everybody";
    private static final String CONFIG = """
            jackstay {
              data-dir = data-%s
              log = json
              hub-server { tokens { one { role = ingest, secret = ${HUB_SECRET} } } }
            }
            """;

    @TempDir
    Path folder;

    /** A file that can't be read is a warning with its path, which here has the secret in it. */
    private Jackstay.Ended startAndStop(Path data, String... words) throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("hub"));
        Files.writeString(data.resolve("hub").resolve("bots.json"), "{\"format\":1,\"bo");
        Jackstay.Started hub = new Jackstay(folder).with("HUB_SECRET", SECRET).start(words);
        while (hub.process().isAlive() && !Files.readString(hub.out()).contains("hub at")) {
            hub.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        hub.process().destroy();
        return hub.end();
    }

    @Test
    void itsLogIsOneJsonObjectALineWithoutSecretsWhereTheFileSaysSo() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("hub.conf"), CONFIG.formatted(SECRET));

        Jackstay.Ended ended = startAndStop(folder.resolve("data-" + SECRET), "hub", "hub.conf", "--port", "0");

        assertThat(ended.code()).as("%s", ended.err()).isZero();
        assertThat(ended.out()).singleElement().asString().startsWith("hub at http://127.0.0.1:");
        assertThat(ended.err()).hasSize(1).noneMatch(line -> line.contains(SECRET));
        JsonNode line = new ObjectMapper().readTree(ended.err().get(0));
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("time").asText()).endsWith("Z");
        assertThat(line.path("message").asText())
                .startsWith("what was heard before is not known any more file=")
                .contains("data-***/hub/bots.json");
    }

    @Test
    void withoutAFileTheCommandLineSaysSo() throws IOException, InterruptedException {
        Jackstay.Ended ended = startAndStop(
                folder.resolve("data"), "hub", "--port", "0", "--data-dir", "data", "--set", "jackstay.log=json");

        assertThat(ended.code()).as("%s", ended.err()).isZero();
        assertThat(ended.err()).hasSize(1).allMatch(line -> line.startsWith("{\"time\":"));
    }
}
