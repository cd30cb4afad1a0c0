package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher picks a Java and its options. The Java is a script that prints what it was given and ends with code 3. */
class LauncherTest {
    private static final String COMPACT = "-XX:+UseCompactObjectHeaders";
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    private final Path home = Path.of(System.getProperty("jackstay.home"));

    @TempDir
    Path jdk;

    @Test
    void endsWithTheCodeOfTheJvm() throws Exception {
        assertThat(launch("17.0.1", "", "run").code()).isEqualTo(3);
    }

    @Test
    void givesTheArgumentsOnAsTheyAre() throws Exception {
        assertThat(launch("17.0.1", "", "check", "my file.conf", "").output())
                .endsWith("<io.jackstay.runtime.launch.Main>", "<check>", "<my file.conf>", "<>");
    }

    @Test
    void namesTheFolderOfTheDistribution() throws Exception {
        assertThat(launch("17.0.1", "", "run").output())
                .contains("<-Djackstay.home=" + home + ">", "<-Djackstay.repository=" + home + "/repository>");
    }

    @Test
    void keepsOptionsOfNewerJvmsFrom17() throws Exception {
        assertThat(launch("17.0.1", "", "run").output())
                .contains("<--enable-native-access=ALL-UNNAMED>")
                .doesNotContain("<" + UNSAFE + ">", "<" + COMPACT + ">");
    }

    @Test
    void gives25ItsOptions() throws Exception {
        assertThat(launch("25", "", "run").output()).contains("<" + UNSAFE + ">", "<" + COMPACT + ">");
    }

    @Test
    void takesTheCollectorThatTheUserNames() throws Exception {
        assertThat(launch("17.0.1", "-XX:+UseZGC -Xmx1g", "run").output())
                .contains("<-XX:+UseZGC>", "<-Xmx1g>")
                .doesNotContain("<-XX:+UseSerialGC>");
    }

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        Ended ended = launch("1.8.0_402", "", "run");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).singleElement().asString().startsWith("jackstay: JAVA_HOME=" + jdk);
    }

    @Test
    void hasNoTestsToRunOutsideACheckout() throws Exception {
        Ended ended = launch("17.0.1", "", "test");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).singleElement().asString().contains("this is a distribution");
    }

    /** A Java that makes an archive when it is asked for one, and says so. */
    @Test
    void makesTheArchiveOfItsClassesAtTheFirstRunAlone(@TempDir Path moved) throws Exception {
        Files.createDirectories(moved.resolve("bin"));
        Files.copy(home.resolve("bin/jackstay"), moved.resolve("bin/jackstay"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(moved.resolve("lib"));
        String java = """
                #!/bin/sh
                for option; do
                    case $option in
                        -XX:ArchiveClassesAtExit=*) echo made >"${option#*=}"; echo again >>"$JAVA_HOME/made"; exit 0 ;;
                    esac
                done
                printf '<%s>\\n' "$@"
                """;
        String archive = "<-XX:SharedArchiveFile=" + moved.toRealPath() + "/classes-17.0.1.jsa>";

        assertThat(launch(moved, java, "17.0.1", "", "check").output()).doesNotContain(archive);
        assertThat(launch(moved, java, "17.0.1", "", "run").output()).contains(archive);
        assertThat(launch(moved, java, "17.0.1", "", "run").output()).contains(archive);
        assertThat(launch(moved, java, "17.0.1", "", "check").output()).contains(archive);
        assertThat(Files.readAllLines(jdk.resolve("made"))).hasSize(1);
        assertThat(launch(moved, java, "17.0.2", "", "run").output()).doesNotContain(archive);
        assertThat(Files.readAllLines(jdk.resolve("made"))).hasSize(2);
    }

    @Test
    void startsWithoutAnArchiveThatCouldNotBeMade(@TempDir Path moved) throws Exception {
        Files.createDirectories(moved.resolve("bin"));
        Files.copy(home.resolve("bin/jackstay"), moved.resolve("bin/jackstay"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(moved.resolve("lib"));
        String java = "#!/bin/sh\necho call >>\"$JAVA_HOME/calls\"\nprintf '<%s>\\n' \"$@\"\nexit 3\n";

        assertThat(launch(moved, java, "17.0.1", "", "run").output())
                .noneMatch(line -> line.contains("SharedArchiveFile"));
        assertThat(launch(moved, java, "17.0.1", "", "run").code()).isEqualTo(3);
        assertThat(Files.readAllLines(jdk.resolve("calls"))).hasSize(3);
    }

    private record Ended(int code, List<String> output) {}

    private Ended launch(String javaVersion, String options, String... arguments)
            throws IOException, InterruptedException {
        return launch(home, "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nexit 3\n", javaVersion, options, arguments);
    }

    private Ended launch(Path folder, String script, String javaVersion, String options, String... arguments)
            throws IOException, InterruptedException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + javaVersion + "\"\n");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path output = jdk.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(folder.resolve("bin/jackstay").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("JACKSTAY_OPTS", options);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends in 10 s").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
    }
}
