package io.jackstay.testkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for authors of connectors quotes the project that the command makes, which a test of the distribution builds. */
class ConnectorPageTest {
    private static final Path PAGE = Path.of("../docs/write-a-connector.md");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private String page;

    @BeforeEach
    void make() throws IOException {
        page = Files.readString(PAGE);
        NewCommand command = new NewCommand(folder, folder.toString());
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(command.run(List.of("connector", "demo-venue"), to, to)).isZero();
    }

    @Test
    void whatThePageQuotesIsInTheProject() throws IOException {
        String sources = sources();
        Matcher quotes = JAVA.matcher(page);
        int count = 0;
        while (quotes.find()) {
            assertThat(sources).as(quotes.group(1)).contains(plain(quotes.group(1)));
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void thePageShowsTheLinesThatTheCommandCounts() {
        List<String> counted = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches(" +[0-9]+  .*"))
                .toList();

        assertThat(counted).hasSize(8);
        assertThat(page).contains(counted);
    }

    private String sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ConnectorPageTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return plain(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation. */
    private static String plain(String java) {
        return java.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
