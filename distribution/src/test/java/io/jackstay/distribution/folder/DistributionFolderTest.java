package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users get has each jar where the runtime looks for it, once. */
class DistributionFolderTest {
    private final Path home = Path.of(System.getProperty("jackstay.home"));

    @ParameterizedTest
    @CsvSource({
        "hyperliquid, jackstay-connector-hyperliquid jackstay-lib-signing jackstay-lib-wire",
        "paper, jackstay-connector-paper jackstay-lib-sim",
        "grid, jackstay-strategy-grid",
        "limits, jackstay-risk-limits"
    })
    void pluginFolderHasItsJarAndItsLibrariesAlone(String plugin, String jars) throws IOException {
        assertThat(names(home.resolve("plugins").resolve(plugin)))
                .containsExactly(Stream.of(jars.split(" ")).sorted().toArray(String[]::new));
    }

    @Test
    void noPluginIsOnTheClassPath() throws IOException {
        assertThat(names(home.resolve("lib")))
                .contains("jackstay-api", "jackstay-runtime")
                .noneMatch(name -> name.matches("jackstay-(connector|strategy|risk|lib|testkit).*"));
    }

    @Test
    void noLibraryIsOnTheClassPathInTwoVersions() throws IOException {
        assertThat(names(home.resolve("lib"))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"jackstay-api", "jackstay-runtime", "jackstay-testkit"})
    void repositoryHasJarPomAndMetadata(String artifact) throws IOException {
        try (Stream<Path> versions =
                Files.list(home.resolve("repository/io/jackstay").resolve(artifact))) {
            Path version = versions.findFirst().orElseThrow();

            assertThat(files(version)).hasSize(3).anyMatch(name -> name.equals("maven-metadata.xml"));
            assertThat(files(version)).anyMatch(name -> name.endsWith(".jar")).anyMatch(name -> name.endsWith(".pom"));
        }
    }

    /** Names without version, sorted. */
    private static List<String> names(Path folder) throws IOException {
        return files(folder).stream()
                .map(name -> name.replaceFirst("-\\d[^-]*(-SNAPSHOT)?(-linux-x86_64)?\\.jar$", ""))
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
