package io.jackstay.distribution.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only sources show, over all modules, and a broken source for each rule. */
class SourceTreeTest {
    private static final List<String> VENUES =
            List.of("hyperliquid", "lighter", "backpack", "grvt", "aster", "binance");
    private static final String COMMENT = "/** Says what it is for. */\n";

    private final SourceTree house = SourceTree.below(Path.of(".."));

    @TempDir
    Path folder;

    private Path good;
    private Path bad;

    @BeforeEach
    void prepare() throws IOException {
        good = Files.createDirectories(folder.resolve("api/src/main/java/good"));
        bad = Files.createDirectories(folder.resolve("api/src/main/java/bad"));
        write(good.resolve("package-info.java"), COMMENT + "package good;\n");
        write(good.resolve("Good.java"), "package good;\n\n" + COMMENT + "final class Good {}\n");
    }

    @Test
    void sourcesOfAllModulesAreSeen() {
        assertThat(house.size()).isGreaterThan(300);
    }

    @Test
    void eachPackageSaysWhatItOwns() {
        assertThat(house.packagesWithoutInfo()).isEmpty();
    }

    @Test
    void noFileHoldsTwoThings() {
        assertThat(house.filesTooLong()).isEmpty();
    }

    @Test
    void eachTypeSaysWhatItIsFor() {
        assertThat(house.filesWithoutClassComment()).isEmpty();
    }

    @Test
    void whatEmulatorsShareNamesNoVenue() {
        assertThat(house.filesNaming("/emulators/base/", VENUES)).isEmpty();
        assertThat(house.filesNaming("/emulators/hyperliquid/", VENUES)).isNotEmpty();
    }

    @Test
    void emulatorOfAVenueStaysThin() {
        assertThat(house.lines("/emulators/hyperliquid/")).isBetween(500L, 1_999L);
    }

    @Test
    void linesAreCounted() throws IOException {
        write(
                good.resolve("Good.java"),
                "package good;\n\nimport java.util.List;\n" + COMMENT + "final class Good {\n    // why\n}\n");

        assertThat(SourceTree.below(folder).lines("/good/Good.java")).isEqualTo(7);
    }

    @Test
    void aPackageWithoutInfoIsReported() throws IOException {
        write(bad.resolve("Bad.java"), "package bad;\n\n" + COMMENT + "final class Bad {}\n");

        assertThat(SourceTree.below(folder).packagesWithoutInfo()).containsExactly(bad.toString());
    }

    @Test
    void aFileThatIsTooLongIsReported() throws IOException {
        Path file = bad.resolve("Long.java");
        write(file, COMMENT + "final class Long {\n" + "    // one line more\n".repeat(500) + "}\n");

        assertThat(SourceTree.below(folder).filesTooLong()).containsExactly(file + ": 503 lines");
    }

    @Test
    void aFileThatNamesAVenueIsReported() throws IOException {
        Path file = bad.resolve("Naming.java");
        write(file, "package bad;\n\n" + COMMENT + "final class Naming { // as GRVT does\n}\n");

        assertThat(SourceTree.below(folder).filesNaming("/bad/", VENUES)).containsExactly(file.toString());
    }

    @Test
    void aTypeWithoutACommentIsReported() throws IOException {
        Path file = bad.resolve("Silent.java");
        write(file, "package bad;\n\nfinal class Silent {}\n");

        assertThat(SourceTree.below(folder).filesWithoutClassComment()).containsExactly(file.toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
