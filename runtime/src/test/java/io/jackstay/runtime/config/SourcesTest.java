package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as such: what can't be read or parsed, and what is included. */
class SourcesTest {
    private static final String BOT = "bots { b { strategy { plugin = p } } }\n";

    @TempDir
    private Path folder;

    private Path main;

    @BeforeEach
    void nameTheMainFile() {
        main = folder.resolve("my.conf");
    }

    @Test
    void aMissingFileIsAMistake() {
        assertThat(problems()).isEqualTo("my.conf: no such file");
    }

    @Test
    void aFolderIsAMistake() throws IOException {
        Files.createDirectory(main);

        assertThat(problems()).isEqualTo("my.conf: is a folder, a file is needed");
    }

    @Test
    void aFileThatIsTooLargeIsNotParsed() throws IOException {
        Files.write(main, new byte[SourceReader.LARGEST_FILE + 1]);

        assertThat(problems()).isEqualTo("my.conf: is larger than 4 MiB");
    }

    @Test
    void aFileThatIsNoTextIsAMistake() throws IOException {
        Files.write(main, (BOT + "# \u00e9\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems()).isEqualTo("my.conf:2: is not UTF-8 text");
        Files.write(main, BOT.getBytes(StandardCharsets.UTF_16));
        assertThat(problems()).isEqualTo("my.conf:1: is not UTF-8 text");
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        Files.writeString(main, "\ufeff" + BOT);

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bots { b { | my.conf:3: expecting a close parentheses",
                "a = [1, 2 | my.conf:3: ",
                "a = sim:BTC | my.conf:2: Expecting end of input or a comma, got ':'",
                "a = ${x | my.conf:2: ",
                "} | my.conf:2: ",
                "a = ${a} | my.conf:2: ",
                "a = ${b}, b = ${a} | my.conf:2: ",
            })
    void aFileThatIsNoHoconNamesTheLine(String line, String expected) throws IOException {
        Files.writeString(main, "\n" + line + "\n");

        assertThat(problems())
                .startsWith(expected)
                .hasLineCount(1)
                .doesNotContain("file0")
                .doesNotContain(".properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "a.", "{a="})
    void deepNestingIsAMistakeAndNoCrash(String opening) throws IOException {
        Files.writeString(main, "\na = " + opening.repeat(200_000));
        assertThat(problems()).startsWith("my.conf");
        Files.writeString(main, "\n" + opening.repeat(200_000) + " = 1");
        assertThat(problems()).startsWith("my.conf");
    }

    @Test
    void nestingBeyondTheLimitNamesTheLine() throws IOException {
        Files.writeString(main, "\n" + "a {\n".repeat(60) + "}".repeat(60));

        assertThat(problems()).isEqualTo("my.conf:52: blocks are nested deeper than 50 levels");
    }

    @Test
    void aLongChainOfSubstitutionsIsAMistakeAndNoCrash() throws IOException {
        StringBuilder text = new StringBuilder(BOT);
        for (int i = 0; i < 12_000; i++) {
            text.append("k%d = ${k%d}\n".formatted(i, i + 1));
        }
        Files.writeString(main, text + "k12000 = 1\n");

        assertThat(problems()).startsWith("my.conf");
    }

    @Test
    void blocksThatSubstitutionsMultiplyAreAMistakeAndNoCrash() throws IOException {
        StringBuilder text = new StringBuilder("k0 = [1, 1, 1, 1]\n");
        for (int i = 1; i < 30; i++) {
            text.append("k%d = { a = ${k%d}, b = ${k%d} }\n".formatted(i, i - 1, i - 1));
        }
        Files.writeString(main, text + BOT);

        assertThat(problems()).contains("the configuration has more than 200000 values");
    }

    @Test
    void linesOfIncludedFilesAreTheirOwn() throws IOException {
        Files.writeString(main, "bots { b {\n include \"sub/strategy.conf\"\n threading = x\n } }");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(
                folder.resolve("sub/strategy.conf"),
                "\nstrategy { plugin = p }\nshared = maybe\ninclude required(file(\"more.conf\"))");
        Files.writeString(folder.resolve("sub/more.conf"), "\n\n\ncapital = ${NO}");

        assertThat(problems().lines())
                .containsExactly(
                        "my.conf:3 bots.b.threading = x: must be one of own, shared, venue",
                        "sub/more.conf:4 bots.b.capital = ${NO}: is not set: neither a key of the configuration nor an "
                                + "environment variable has that name",
                        "sub/strategy.conf:3 bots.b.shared = maybe: must be true or false");
    }

    @Test
    void anIncludedBlockSeesTheEnvironmentAndTheWholeFile() throws IOException {
        Files.writeString(main, "bots { b { include \"b.conf\" }, c.strategy.plugin = q }");
        Files.writeString(
                folder.resolve("b.conf"),
                "strategy { plugin = ${P} }\ngroup = ${bots.c.strategy.plugin}\nrole = ${group}");

        ConfigFile.Loaded loaded = ConfigFile.load(main, List.of(), Map.of("P", "p", "bots", "not this"));

        assertThat(loaded.problems().sorted()).isEmpty();
        BotBlock bot = loaded.config().bots().get(0);
        assertThat(bot.strategy().plugin() + bot.group() + bot.role()).isEqualTo("pqq");
    }

    @Test
    void aFileOverridesWhatItIncludes() throws IOException {
        Files.writeString(folder.resolve("base.conf"), BOT + "bots.b.group = base, bots.b.role = base");
        Files.writeString(main, "include \"base.conf\"\nbots.b.group = mine");

        assertThat(problems()).isEmpty();
        BotBlock bot = load().config().bots().get(0);
        assertThat(bot.group() + " " + bot.role()).isEqualTo("mine base");
    }

    @Test
    void whatCanNotBeIncludedNamesTheIncludingLine() throws IOException {
        Files.writeString(main, BOT + """
                        include "nothing.conf"
                        include url("http://example.com/x.conf")
                        include classpath("x.conf")
                        include "."
                        include "my.conf"
                        include "a.conf"
                        """);
        Files.writeString(folder.resolve("a.conf"), "include \"b.conf\"");
        Files.writeString(folder.resolve("b.conf"), "\ninclude \"a.conf\"");

        assertThat(problems().lines())
                .containsExactly(
                        "b.conf:2: includes itself: a.conf",
                        "my.conf:2: included file nothing.conf does not exist",
                        "my.conf:3: include of a url: only files can be included",
                        "my.conf:4: include of a classpath: only files can be included",
                        "my.conf:5: included file . is a folder, a file is needed",
                        "my.conf:6: includes itself: my.conf");
    }

    @Test
    void aBrokenIncludedFileIsReportedBesideTheRest() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "\nx = = 5");
        Files.writeString(main, "include \"a.conf\"\nbots.b { strategy.plugin = p, threading = x }");

        assertThat(problems().lines()).hasSize(2).first().asString().startsWith("a.conf:2: Expecting a value");
    }

    @Test
    void includesThatMultiplyAreAMistake() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.writeString(
                    folder.resolve("f" + i + ".conf"),
                    "include \"./f%d.conf\"\ninclude \"f%d.conf\"\n".formatted(i + 1, i + 1));
        }
        Files.writeString(folder.resolve("f20.conf"), BOT);
        Files.writeString(main, "include \"f0.conf\"");

        assertThat(problems()).contains("includes more than 200 files");
    }

    @Test
    void anOddFileNameIsShownAsItIs() throws IOException {
        main = folder.resolve("my file0: 7,merge of.conf");
        Files.writeString(main, "bots { b { strategy { plugin = p }, shared = 1 } }");

        assertThat(problems()).isEqualTo("my file0: 7,merge of.conf:1 bots.b.shared = 1: must be true or false");
    }

    private ConfigFile.Loaded load() {
        return ConfigFile.load(main, List.of(), Map.of());
    }

    private String problems() {
        return load().problems().toString().replace(folder + "/", "");
    }
}
