package io.jackstay.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names for each attack the tests that try it: each of them is there, in this module or where the browser is. */
class AttackTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (H[0-9]+): .*$");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)\\.([a-z][A-Za-z]+)`");

    @Test
    void eachTestThatIsNamedIsThere() throws IOException {
        SortedMap<String, String> sources = sources();
        List<String> rows = ROW.matcher(Files.readString(Path.of("..", "docs", "security.md")))
                .results()
                .map(row -> row.group())
                .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(17).allSatisfy(row -> {
            Matcher named = NAMED.matcher(row);
            assertThat(named.results().count()).as(row).isPositive();
            NAMED.matcher(row).results().forEach(test -> assertThat(sources.getOrDefault(test.group(1), ""))
                    .as(test.group())
                    .contains("void " + test.group(2) + "("));
        });
    }

    private static SortedMap<String, String> sources() throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        for (Path module : List.of(Path.of(""), Path.of("..", "distribution"))) {
            try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test", "java")))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = String.valueOf(file.getFileName());
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
