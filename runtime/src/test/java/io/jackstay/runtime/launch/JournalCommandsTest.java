package io.jackstay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackstay journal inspect | verify | export | repair} on real files. */
class JournalCommandsTest {
    private static final int RECORDS = 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        try (JournalStore store = directory().own()) {
            Journal bot = store.open(StreamName.bot("btc-grid"), OpenMode.OWN, Runnable::run);
            for (int i = 1; i <= RECORDS; i++) {
                bot.append(
                        List.of(new BotRecord.MemoryPut("", "centre", "6000" + i).toEntry()),
                        Level.DURABLE,
                        (result, group) -> {});
                bot.drain();
            }
            Journal account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
            account.append(
                    List.of(new AccountRecord.LoginBegan(Markets.START_NANOS).toEntry()),
                    Level.DURABLE,
                    (result, group) -> {});
        }
    }

    private DataDirectory directory() {
        return new DataDirectory(folder.resolve("data"), new SystemClock());
    }

    private Path segment() {
        return folder.resolve("data/bot-btc-grid/segment-0000000000000001");
    }

    /** A byte in the middle, which a synced record lies behind. */
    private void damage() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
            long at = file.length() / 2;
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 0x40);
        }
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        Streams streams = new Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Launcher(streams, new Environment(Map.of("NO_COLOR", "1")), new StopSignal()).run(words);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void soundJournalsAreListedAndVerified() {
        assertThat(run("journal", "inspect", data())).isZero();
        assertThat(out()).contains("account-sim", "bot-btc-grid", "sound", String.valueOf(RECORDS));

        assertThat(run("journal", "verify", data(), "--json")).isZero();
        assertThat(out())
                .startsWith(
                        "{\"journals\":[{\"journal\":\"account-sim\",\"state\":\"sound\",\"records\":1,\"lastRecord\":1,")
                .contains(
                        "{\"journal\":\"bot-btc-grid\",\"state\":\"sound\",\"records\":20,\"lastRecord\":20,\"epoch\":1,"
                                + "\"segments\":1,\"bytes\":");
    }

    @Test
    void oneBotIsMeantByItsName() {
        assertThat(run("journal", "inspect", "btc-grid", "--data-dir", data())).isZero();
        assertThat(out()).contains("bot-btc-grid").doesNotContain("account-sim");

        assertThat(run("journal", "inspect", "btc-gird", "--data-dir", data())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean btc-grid?");
        assertThat(run("journal", "inspect", folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no journal");
    }

    @Test
    void recordsAreExportedInOrder() {
        assertThat(run("journal", "export", "btc-grid", "--data-dir", data(), "--json"))
                .isZero();

        List<String> lines = out().lines().toList();
        assertThat(lines).hasSize(RECORDS);
        assertThat(lines.get(1))
                .isEqualTo("{\"journal\":\"bot-btc-grid\",\"sequence\":2,\"level\":\"DURABLE\",\"type\":\"MemoryPut\","
                        + "\"record\":\"MemoryPut[owner=, key=centre, value=60002]\"}");
        assertThat(run("journal", "export", data())).isZero();
        assertThat(out()).contains("account-sim 1 DURABLE LoginBegan[").contains("bot-btc-grid 20 DURABLE MemoryPut[");
    }

    @Test
    void aDamagedJournalIsToldRepairedAndReadAgain() throws IOException {
        damage();
        byte[] damaged = Files.readAllBytes(segment());
        assertThat(run("journal", "verify", data())).isEqualTo(1);
        assertThat(out()).contains("damaged").contains("offset");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("segment-0000000000000001, offset");
        assertThat(run("journal", "inspect", data())).isZero();
        assertThat(run("journal", "export", "btc-grid", "--data-dir", data())).isEqualTo(1);

        assertThat(run("journal", "repair", data())).isZero();

        assertThat(out())
                .contains("account-sim: nothing to repair")
                .contains("bot-btc-grid: repaired, as it was it is in ")
                .contains("damaged-");
        assertThat(run("journal", "verify", data())).isZero();
        assertThat(run("journal", "export", "btc-grid", "--data-dir", data(), "--json"))
                .isZero();
        assertThat(out().lines().count()).isBetween(5L, (long) RECORDS - 5);
        try (Stream<Path> all = Files.list(folder.resolve("data"))) {
            Path copy = all.filter(path -> path.getFileName().toString().startsWith("damaged-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllBytes(copy.resolve("segment-0000000000000001")))
                    .isEqualTo(damaged);
        }
        assertThat(run("journal", "repair", data(), "--json")).isZero();
        assertThat(out()).contains("\"changed\":false").doesNotContain("\"changed\":true");
    }

    @Test
    void aDirectoryInUseIsLookedAtAndNotRepaired() throws IOException {
        damage();
        try (JournalStore store = directory().own()) {
            assertThat(store.streams()).hasSize(2);
            assertThat(run("journal", "inspect", data())).isZero();
            assertThat(run("journal", "repair", data())).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("in use by process");
        }
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(run("journal")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Name one of inspect, verify, export and repair");
    }
}
