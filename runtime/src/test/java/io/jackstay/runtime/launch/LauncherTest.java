package io.jackstay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Api;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.plugin.PluginFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that start no bot; what starts one is tested with the distribution. */
class LauncherTest {
    private final String before = System.getProperty(PluginFolders.HOME_PROPERTY, "");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        System.setProperty(PluginFolders.HOME_PROPERTY, home.toString());
        Path jar = Files.createDirectories(home.resolve("tools")).resolve("tool.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new ZipEntry("META-INF/services/" + ToolCommand.class.getName()));
            entries.write("%s%n%s"
                    .formatted(EchoTool.class.getName(), LongTool.class.getName())
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void restoreHome() {
        if (before.isEmpty()) {
            System.clearProperty(PluginFolders.HOME_PROPERTY);
        } else {
            System.setProperty(PluginFolders.HOME_PROPERTY, before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rum, unknown command rum,did you mean run?",
        "ecko, unknown command ecko,did you mean echo?",
        "plugins lits, unknown command lits,did you mean list?",
        "check --plugin x y, unknown option --plugin,did you mean --plugins?",
        "run a b, 'b' is one word too many,Try 'jackstay run --help'",
        "run --for 3 a, '3' is not a duration,such as 30s",
        "run, Missing required parameter,CONF",
        "backtest a, Missing required option,--data"
    })
    void aWrongCommandLineIsUsage(String words, String wrong, String meant) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("jackstay: ")
                .contains(wrong, meant);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "run a b --json, run, 'b' is one word too many",
        "run --json, run, Missing required parameter",
        "backtest a --json, backtest, Missing required option",
        "backtest a --data b --repeat 0 --json, backtest, --repeat 0",
        "plugins list --jsn --json, list, unknown option --jsn"
    })
    void whereAScriptWaitsForJsonItGetsOneObject(String words, String command, String wrong) {
        assertThat(run(words.split(" "))).isNotZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .hasLineCount(1)
                .startsWith("{\"status\":\"failed\"")
                .contains("\"why\":\"", wrong)
                .matches(line -> line.contains("openOrdersConfirmed") == command.equals("run"));
    }

    @Test
    void noCommandIsUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("jackstay: Name a command")
                .contains("Usage:");
    }

    @Test
    void versionNamesTheContractAndTheJdk() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("jackstay ")
                .contains("plugin api " + Api.VERSION, "java " + Runtime.version());
    }

    @Test
    void helpListsOwnCommandsAndTools() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("run", "check", "backtest", "plugins")
                .containsPattern("(?m)^  echo {14}Repeats 100 % of its arguments$")
                .containsPattern(
                        "(?m)^  with-a-long-name  Says more than one line of help has room for, .*\\R {22}\\w");
    }

    @Test
    void aToolIsRunWithWhatStandsBehindItsName() {
        assertThat(run("echo", "--help", "a b")).isEqualTo(7);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("[--help, a b]");
    }

    @Test
    void aToolsComplaintAboutItsArgumentsIsUsage() {
        assertThat(run("echo", "wrong")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("jackstay: no wrong, please");
    }

    @Test
    void aToolThatThrowsIsAFailure() {
        assertThat(run("echo")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("echo", "nothing to say");
    }

    @Test
    void aMissingConfigurationIsAMistakeOfTheConfiguration() {
        assertThat(run("check", home.resolve("none.conf").toString())).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.conf: no such file");
    }

    @Test
    void anUnknownPluginIsAnsweredWithTheFoldersSearched() {
        assertThat(run("plugins", "describe", "grid", "--plugins", home.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("unknown plugin grid", "searched: ", home.toString());
    }

    private int run(String... words) {
        Streams streams = new Streams(stream(out), stream(err));
        return new Launcher(streams, new Environment(Map.of("NO_COLOR", "1")), new StopSignal()).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Found through the service file of a jar in tools/. */
    public static final class EchoTool implements ToolCommand {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String summary() {
            return "Repeats 100 % of its arguments";
        }

        @Override
        public int run(List<String> arguments, PrintStream out, PrintStream err) {
            if (arguments.isEmpty()) {
                throw new IllegalStateException("nothing to say");
            }
            if (arguments.contains("wrong")) {
                throw new ToolUsageException("no wrong, please");
            }
            out.println(arguments);
            return 7;
        }
    }

    /** Its name and its words want room. */
    public static final class LongTool implements ToolCommand {
        @Override
        public String name() {
            return "with-a-long-name";
        }

        @Override
        public String summary() {
            return "Says more than one line of help has room for, in a second line below the first one, not below the name";
        }

        @Override
        public int run(List<String> arguments, PrintStream out, PrintStream err) {
            return 0;
        }
    }
}
