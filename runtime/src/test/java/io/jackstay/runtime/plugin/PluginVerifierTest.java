package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginVerifierTest {
    @TempDir
    private Path plugins;

    @Test
    void tellsALineForEachPluginAndEachProblem() throws IOException {
        Path good = PluginJar.goodStrategy("good").in(plugins);
        Path throwing = PluginJar.named("throwing.jar")
                .source(
                        "acme.Bad",
                        PluginSources.strategy(
                                "acme.Bad",
                                "throwing",
                                "public Class<Config> configType() { throw new IllegalStateException(\"boom\"); }"))
                .serves(PluginKind.STRATEGY, "acme.Bad")
                .in(plugins);
        Path text = Files.writeString(plugins.resolve("text.jar"), "text");

        List<PluginVerifier.Line> lines =
                PluginVerifier.verify(PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT));

        assertThat(lines).extracting(PluginVerifier.Line::ok).containsExactly(true, false, false);
        assertThat(lines).extracting(PluginVerifier.Line::jar).containsExactly(good, throwing, text);
        assertThat(lines)
                .extracting(PluginVerifier.Line::plugin)
                .containsExactly("strategy good", "strategy throwing", "");
        assertThat(lines.get(0).words()).isEqualTo("api " + Api.VERSION + ", 0 configuration keys");
        assertThat(lines.get(1).words()).isEqualTo("failed in configType: java.lang.IllegalStateException: boom");
        assertThat(lines.get(2).words()).startsWith("is not a jar");
    }

    @Test
    void findsAConfigurationRecordWhosePartsAreMissing() {
        PluginJar.named("bad.jar")
                .source(
                        "acme.Bad",
                        PluginSources.strategy("acme.Bad", "bad", "public record Config(Missing missing) {}"))
                .source("acme.Missing", "package acme; public record Missing() {}")
                .without("acme.Missing")
                .serves(PluginKind.STRATEGY, "acme.Bad")
                .in(plugins);

        List<PluginVerifier.Line> lines =
                PluginVerifier.verify(PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).ok()).isFalse();
        assertThat(lines.get(0).words()).contains("acme/Missing");
    }
}
