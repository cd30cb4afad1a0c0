package io.jackstay.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.alert.AlertCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of codes in the documentation is that of the code. */
class AlertCodesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void everyCodeHasOneRowThatSaysWhatItMeansAndWhatToDo() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "docs", "alerts.md")));
        List<String> documented = rows.results().map(row -> row.group(1)).toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Stream.of(AlertCode.values()).map(Enum::name).toList());
    }

    @Test
    void everyCodeHasOneEntryInTheRunbook() throws IOException {
        List<String> entries = Files.readAllLines(Path.of("..", "docs", "runbook.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .sorted()
                .toList();

        assertThat(entries)
                .containsExactlyElementsOf(
                        Stream.of(AlertCode.values()).map(Enum::name).sorted().toList());
    }
}
