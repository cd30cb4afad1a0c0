package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.plugin.Api;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginClassLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void sharesTheContractAndTheJdkAndNothingElse() throws Exception {
        try (PluginClassLoader loader = loader(PluginJar.goodStrategy("good"))) {
            assertThat(loader.loadClass(Api.class.getName())).isSameAs(Api.class);
            assertThat(loader.loadClass("java.sql.Driver").getClassLoader()).isNotSameAs(loader);
            assertThat(loader.loadClass("acme.Good").getClassLoader()).isSameAs(loader);
            assertThatThrownBy(() -> loader.loadClass(PluginCatalog.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("org.objectweb.asm.ClassReader"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void keepsResourcesToItself() throws IOException {
        try (PluginClassLoader loader = loader(PluginJar.goodStrategy("good").entry("acme/words.txt", "words"))) {
            assertThat(loader.getResource("acme/words.txt")).isNotNull();
            assertThat(loader.getResource("io/jackstay/runtime/plugin/PluginCatalog.class"))
                    .isNull();
            assertThat(loader.getResource("META-INF/services/ch.qos.logback.classic.spi.Configurator"))
                    .isNull();
        }
    }

    @Test
    void givesTheHintWhenTheContractIsBundledAllTheSame() throws IOException {
        String name = Api.class.getName();
        try (PluginClassLoader loader =
                loader(PluginJar.goodStrategy("good").entry(name.replace('.', '/') + ".class", "x"))) {
            assertThatThrownBy(() -> loader.loadClass(name))
                    .isInstanceOf(ClassNotFoundException.class)
                    .hasMessage("plugin good bundles %s: give the api dependency scope 'provided'".formatted(name));
        }
    }

    @Test
    void isNamedAfterThePlugin() throws IOException {
        try (PluginClassLoader loader = loader(PluginJar.goodStrategy("good"))) {
            assertThat(loader.getName()).isEqualTo("plugin-good");
        }
    }

    private PluginClassLoader loader(PluginJar jar) throws IOException {
        return new PluginClassLoader("good", new URL[] {jar.in(folder).toUri().toURL()}, Api.class.getClassLoader());
    }
}
