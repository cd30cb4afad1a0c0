package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginFoldersTest {
    private final String before = System.getProperty(PluginFolders.HOME_PROPERTY, "");

    @TempDir
    private Path home;

    @BeforeEach
    void setHome() {
        System.setProperty(PluginFolders.HOME_PROPERTY, home.toString());
    }

    @AfterEach
    void restoreHome() {
        if (before.isEmpty()) {
            System.clearProperty(PluginFolders.HOME_PROPERTY);
        } else {
            System.setProperty(PluginFolders.HOME_PROPERTY, before);
        }
    }

    @Test
    void searchesTheDistributionFirstAndTheNamedFoldersLast() throws IOException {
        Path shipped = Files.createDirectories(home.resolve("plugins"));
        Path named = home.resolve("named");

        List<Path> searched = PluginFolders.searched(List.of(named));

        assertThat(searched).startsWith(shipped).endsWith(named);
    }

    @Test
    void passesOverAUsualFolderThatDoesNotExist() {
        assertThat(PluginFolders.searched(List.of())).doesNotContain(home.resolve("plugins"));
    }

    @Test
    void countsAFolderOnceByWhateverPath() throws IOException {
        Path folder = Files.createDirectories(home.resolve("a"));

        assertThat(PluginFolders.searched(List.of(folder), List.of(home.resolve("a/../a"), folder)))
                .containsExactly(folder);
    }
}
