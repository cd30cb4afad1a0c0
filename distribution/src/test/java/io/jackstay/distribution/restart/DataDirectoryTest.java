package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import io.jackstay.runtime.history.BotHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data directories that are in use, can't be made, vanish, are of a newer version, or are to be emptied. */
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

    @Test
    void aJournalOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        Killed subject = new Killed(folder);
        assertThat(subject.runFor("1s").code()).isZero();
        Path head = subject.data().resolve("bot-btc-grid").resolve("head");
        byte[] bytes = Files.readAllBytes(head);
        bytes[11]++;
        Files.write(head, bytes);

        Jackstay.Ended ended = subject.run("run", "grid.conf", "--for", "1s");

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.lastError()).contains("has version 2, this program reads up to 1");
        assertThat(Files.readAllBytes(head)).isEqualTo(bytes);
    }
}
