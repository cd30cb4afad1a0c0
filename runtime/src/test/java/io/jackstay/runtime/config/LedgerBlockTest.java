package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block {@code ledger}: what it says, and what is wrong with it, with file and line. */
class LedgerBlockTest {
    private static ConfigFile.Loaded loaded(String ledger) {
        return ConfigFile.parse(
                "my.conf",
                "bots { b { strategy { plugin = grid } } }\njackstay {\n  ledger { %s }\n}\n".formatted(ledger),
                List.of(),
                Map.of("LEDGER_PASSWORD", "hush"));
    }

    private static LedgerBlock ledger(String text) {
        ConfigFile.Loaded loaded = loaded(text);
        assertThat(loaded.problems().hasErrors()).as("%s", loaded.problems()).isFalse();
        return loaded.config().settings().ledger();
    }

    @Test
    void aFileThatSaysNothingHasAFileBesideTheJournals() {
        assertThat(ledger("")).isEqualTo(LedgerBlock.DEFAULT);
        assertThat(LedgerBlock.DEFAULT.file()).contains("ledger.db");
    }

    @Test
    void aServerIsNamedWithoutItsPassword() {
        LedgerBlock block = ledger("url = \"postgresql://db:5432/bots?currentSchema=desk\", user = jackstay,"
                + " password = ${LEDGER_PASSWORD}, retention = 30d, orders = 2d");

        assertThat(block.file()).isEmpty();
        assertThat(block.user()).contains("jackstay");
        assertThat(block.password().orElseThrow().reveal()).isEqualTo("hush");
        assertThat(block.toString()).doesNotContain("hush");
        assertThat(block.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(block.orders()).isEqualTo(Duration.ofDays(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url = "mysql://db/bots"                      | must be sqlite:FILE or postgresql://HOST[:PORT]/DATABASE
            url = "sqlite:"                              | must be sqlite:FILE or postgresql://HOST[:PORT]/DATABASE
            url = "postgresql://joe:pass@db/bots"        | no name and no password in url
            url = "postgresql://db/bots?password=x"      | no name and no password in url
            user = joe                                   | user and password are for postgresql, and url is a file
            retention = 1h                               | 1d to 36500d
            keep = maybe                                 | must be one of on, off
            retentoin = 3d                               | did you mean retention?
            """)
    void aMistakeIsToldWithItsLine(String text, String words) {
        assertThat(loaded(text).problems().sorted().toString())
                .contains("my.conf:3")
                .contains(words);
    }
}
