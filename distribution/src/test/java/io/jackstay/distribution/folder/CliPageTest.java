package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of the command line is what the commands say today, and shells complete it. */
class CliPageTest {
    private final Path home = Path.of(System.getProperty("jackstay.home"));

    @TempDir
    private Path folder;

    private String printed(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/jackstay").toString()));
        line.addAll(List.of(words));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    @Test
    void referenceIsUpToDate() throws Exception {
        assertThat(Files.readString(home.resolve("docs/cli.md"), StandardCharsets.UTF_8))
                .as("mend it with: ./jackstay reference > docs/cli.md")
                .isEqualTo(printed("reference"));
    }

    /** In a real bash: a command, an option and the name of a bot that has a journal. */
    @Test
    void bashCompletesCommandsOptionsAndBots() throws Exception {
        Files.writeString(folder.resolve("completion"), printed("completion", "bash"));
        Files.createDirectories(folder.resolve("data/bot-btc-grid"));
        String script = """
                source ./completion
                complete_line() {
                  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
                  _complete_jackstay
                  echo "${COMPREPLY[@]}"
                }
                complete_line jackstay fla
                complete_line jackstay flatten --y
                complete_line jackstay flatten bt
                complete_line jackstay why bt
                complete_line jackstay run --resume bt
                complete_line jackstay emul
                """;
        Path out = folder.resolve("completed");
        Process bash = new ProcessBuilder("bash", "--norc", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(bash.waitFor()).isZero();

        assertThat(Files.readAllLines(out))
                .containsExactly("flatten", "--yes", "btc-grid", "btc-grid", "btc-grid", "emulate");
    }

    @Test
    void theScriptForZshLoadsWhatItNeeds() throws Exception {
        assertThat(printed("completion", "zsh")).startsWith("autoload -U +X compinit && compinit\n");
    }
}
