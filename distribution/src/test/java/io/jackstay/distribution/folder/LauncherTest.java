package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private record Ended(int code, List<String> output) {}

    private Ended launch(String javaVersion, String options, String... arguments)
            throws IOException, InterruptedException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + javaVersion + "\"\n");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nexit 3\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path output = jdk.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin/jackstay").toString()), Stream.of(arguments))
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
