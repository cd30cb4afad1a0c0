package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.history.BotHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data directories that are in use, can't be made, vanish, can't be written, are of another version, or are to be emptied. */
class DataDirectoryTest {
    @TempDir
    private Path folder;

    private static void awaitOrders(Killed subject, Jackstay.Started started) throws IOException {
        subject.await(started, "open orders", history -> Killed.confirmed(history) >= 3);
    }

    @Test
    void freshIsRefusedOnADirectoryInUseAndElseForgetsAll() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started first = subject.start();
        awaitOrders(subject, first);

        Jackstay.Ended second = subject.run("run", "grid.conf", "--fresh", "--for", "1s");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.lastError())
                .contains("in use by process " + first.process().pid());
        assertThat(first.process().isAlive()).isTrue();
        Killed.kill(first);
        BotHistory before = subject.history().orElseThrow();
        assertThat(before.openOrders()).isNotEmpty();

        Jackstay.Ended fresh =
                subject.run("run", "grid.conf", "--fresh", "--for", "1s", "--set", "bots.btc-grid.on-stop=cancel");

        assertThat(fresh.code()).as("%s", fresh).isZero();
        BotHistory after = subject.history().orElseThrow();
        assertThat(after.results().orElseThrow().firstNanos())
                .isGreaterThan(before.results().orElseThrow().firstNanos());
        assertThat(Killed.ids(after.fills()))
                .isEqualTo(Killed.ids(subject.books().fills()));
    }

    @Test
    void aDirectoryThatCannotBeMadeEndsTheStartWithTheReason() throws Exception {
        Files.writeString(folder.resolve("blocked"), "a file");
        Killed subject = new Killed(folder);

        Jackstay.Ended ended =
                subject.run("run", "grid.conf", "--for", "1s", "--set", "jackstay.data-dir=blocked/data");

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.lastError()).contains("blocked/data").doesNotContain("Exception");
    }

    @Test
    void aDirectoryThatVanishesEndsTheRunAsFailed() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started started = subject.start();
        awaitOrders(subject, started);
        List<Path> all;
        try (Stream<Path> files = Files.walk(subject.data())) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }

        Jackstay.Ended ended = started.end();

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(String.join("\n", ended.err())).contains("has been removed");
    }

    /** Root may write whatever the permissions say, so for root it is a folder that the kernel keeps to itself. */
    private Path readOnly() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path kernels = Path.of("/sys");
        Path found = canMakeAFileIn(mine) ? kernels : mine;
        assumeTrue(Files.isDirectory(found) && !canMakeAFileIn(found), "no folder here that can't be written");
        return found;
    }

    private static boolean canMakeAFileIn(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "probe", ""));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aDirectoryThatIsThereAndCannotBeWrittenEndsTheStartWithTheReason() throws Exception {
        Path readOnly = readOnly();
        Killed subject = new Killed(folder);

        Jackstay.Ended ended = subject.run("run", "grid.conf", "--for", "1s", "--set", "jackstay.data-dir=" + readOnly);

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.lastError())
                .contains("can't use data directory " + readOnly, "denied")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"bot-btc-grid, head, 2", "account-sim, head, 0", "account-sim, segment-0000000000000001, 2"})
    void aJournalOfAnotherVersionIsRefusedAndItsRecordsAreLeftAsTheyAre(String journal, String file, byte version)
            throws Exception {
        Killed subject = new Killed(folder);
        assertThat(subject.runFor("1s").code()).isZero();
        Path changed = subject.data().resolve(journal).resolve(file);
        Files.write(changed, ofVersion(version, Files.readAllBytes(changed)));
        SortedMap<String, ByteBuffer> before = records(subject.data().resolve(journal));

        Jackstay.Ended ended = subject.run("run", "grid.conf", "--for", "1s");

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        String words = version == 0 ? "version 0 never was" : "has version 2, this program reads up to 1";
        assertThat(ended.lastError()).contains(journal + "/" + file, words);
        assertThat(records(subject.data().resolve(journal))).isEqualTo(before);
    }

    private static boolean isOfAnotherVersion(Path head) {
        try {
            return Files.readAllBytes(head)[11] != 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version is in bytes 8 to 11; a head ends with the checksum of all before. */
    private static byte[] ofVersion(byte version, byte[] bytes) {
        bytes[11] = version;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        if (version == 0) {
            ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        }
        return bytes;
    }

    /** What is in the segments, and the file that was changed. The number of the owner in a head moves before the rest is read. */
    private static SortedMap<String, ByteBuffer> records(Path folder) throws IOException {
        SortedMap<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(each -> !each.endsWith("head") || isOfAnotherVersion(each))
                    .toList()) {
                files.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
