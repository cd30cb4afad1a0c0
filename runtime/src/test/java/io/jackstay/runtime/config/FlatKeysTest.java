package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has changed between two states of a file, by key. */
class FlatKeysTest {
    @TempDir
    private Path folder;

    private FlatKeys keys(String text, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("a.conf"), text);
        return ConfigFile.load(file, List.of(overrides), Map.of()).keys();
    }

    @Test
    void changesAreNamedByTheirKeys() throws IOException {
        FlatKeys before = keys("bots { a { risk = [ { max = 1 }, { max = 2 } ], gone = x, same = y } }");
        FlatKeys after = keys("bots { a { risk = [ { max = 1 }, { max = 3 } ], new = x, same = y } }");

        assertThat(before.changedTo(after)).containsExactly("bots.a.gone", "bots.a.new", "bots.a.risk[1].max");
        assertThat(before.changedTo(before)).isEmpty();
    }

    @Test
    void whatTheCommandLineOverridesDoesNotChange() throws IOException {
        FlatKeys before = keys("a = 1", "a=7");
        FlatKeys after = keys("a = 2", "a=7");

        assertThat(before.changedTo(after)).isEmpty();
    }

    @Test
    void whatWasTakenOverIsNoChangeAnyMore() throws IOException {
        FlatKeys before = keys("a = 1, b = 1, c = 1");
        FlatKeys after = keys("a = 2, b = 2");

        FlatKeys now = before.with(after, List.of("a", "c"));

        assertThat(now.changedTo(after)).containsExactly("b");
    }
}
