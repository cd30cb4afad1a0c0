package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SPOT = "x.conf:4 bots.btc.strategy.api-key";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-key = ${KEY}",
                "api-key = ${?KEY}",
                "api-key = \"prefix-\"${KEY}",
                "api-key = none\napi-key = ${?KEY}"
            })
    void aSecretFromTheEnvironmentIsFine(String key) {
        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith(key), Map.of("KEY", "hunter2"));

        assertThat(Samples.bind(loaded, Samples.WithSecret.class)
                        .orElseThrow()
                        .apiKey()
                        .reveal())
                .endsWith("hunter2");
        assertThat(loaded.problems().sorted()).isEmpty();
    }

    @Test
    void aLiteralSecretIsAWarningThatDoesNotShowIt() {
        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith("api-key = hunter2"));

        assertThat(Samples.bind(loaded, Samples.WithSecret.class)).isPresent();
        assertThat(loaded.problems())
                .hasToString(
                        SPOT
                                + " = ***: is a literal secret: take it from the environment as ${NAME}, or from a file as { file = path }");
        assertThat(loaded.problems().warnings()).isEqualTo(1);
        assertThat(loaded.problems().hasErrors()).isFalse();
    }

    @Test
    void aSecretCopiedFromALiteralElsewhereIsLiteralToo() {
        ConfigFile.Loaded loaded = Samples.parse(
                "connectors.c { plugin = p, k = hunter2 }\n" + Samples.botWith("api-key = ${connectors.c.k}"));
        Samples.bind(loaded, Samples.WithSecret.class);

        assertThat(loaded.problems().warnings()).isEqualTo(1);
    }

    @Test
    void aSecretOnTheCommandLineIsLiteralToo() {
        ConfigFile.Loaded loaded = Samples.parse(
                Samples.botWith("api-key = ${KEY}"), Map.of("KEY", "x"), "bots.btc.strategy.api-key=hunter2");

        assertThat(Samples.bind(loaded, Samples.WithSecret.class)
                        .orElseThrow()
                        .apiKey()
                        .reveal())
                .isEqualTo("hunter2");
        assertThat(loaded.problems().toString())
                .startsWith("--set bots.btc.strategy.api-key = ***: is a literal secret");
    }

    @Test
    void anUnsetVariableIsNamed() {
        assertThat(Samples.problems(Samples.botWith("api-key = ${GRVT_KEY}"), Samples.WithSecret.class))
                .isEqualTo(SPOT + " = ${GRVT_KEY}: is not set: neither a key of the configuration nor an environment "
                        + "variable has that name");
        assertThat(Samples.problems(Samples.botWith("api-key = ${?GRVT_KEY}"), Samples.WithSecret.class))
                .isEqualTo(SPOT + ": is missing, because GRVT_KEY is not set; it must be a secret, as ${NAME} from the "
                        + "environment or as { file = path }");
    }

    @Test
    void anOptionalSecretMayBeUnset() {
        ConfigFile.Loaded loaded =
                Samples.parse(Samples.botWith("api-key = ${KEY}, passphrase = ${?PASS}"), Map.of("KEY", "x"));

        assertThat(Samples.bind(loaded, Samples.WithSecret.class).orElseThrow().passphrase())
                .isEmpty();
        assertThat(loaded.problems().sorted()).isEmpty();
    }

    @Test
    void anEmptyVariableIsNoSecret() {
        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith("api-key = ${KEY}"), Map.of("KEY", " "));
        Samples.bind(loaded, Samples.WithSecret.class);

        assertThat(loaded.problems()).hasToString(SPOT + " = ***: is empty");
    }

    @Test
    void aSecretIsReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "hunter2\n");
        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith("api-key { file = \"" + file + "\" }"));

        assertThat(Samples.bind(loaded, Samples.WithSecret.class)
                        .orElseThrow()
                        .apiKey()
                        .reveal())
                .isEqualTo("hunter2");
        assertThat(loaded.problems().sorted()).isEmpty();
    }

    @Test
    void aSecretFileThatCanNotBeUsedIsAMistake(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
        Path large = Files.write(folder.resolve("large"), new byte[70_000]);

        assertThat(withFile(folder.resolve("missing"))).endsWith("missing: no such file");
        assertThat(withFile(empty)).endsWith("empty: is empty");
        assertThat(withFile(binary)).endsWith("binary: is not UTF-8 text");
        assertThat(withFile(large)).endsWith("large: is larger than a secret can be, 64 KiB");
        assertThat(withFile(folder)).endsWith(": can't be read");
    }

    @Test
    void noMessageShowsASecretUnderAWrongName() {
        String text = Samples.botWith("api-kye = hunter2, apiKey = ${KEY}, passphrase = [hunter2], other = hunter2");
        ConfigFile.Loaded loaded = Samples.parse(text, Map.of("KEY", "hunter2"));
        Samples.bind(loaded, Samples.WithSecret.class);

        assertThat(loaded.problems().errors()).isEqualTo(5);
        assertThat(loaded.problems().toString()).doesNotContain("hunter2").contains("did you mean api-key?");
    }

    private static String withFile(Path file) {
        return Samples.problems(Samples.botWith("api-key { file = \"" + file + "\" }"), Samples.WithSecret.class)
                .replace("x.conf:4 bots.btc.strategy.api-key.file = ", "");
    }
}
