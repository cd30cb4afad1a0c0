package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars that read well and fail when they are loaded: one line each, and the good plugin beside them goes on. */
final class PluginLoadingTest {
    @TempDir
    private Path plugins;

    record Case(String name, ErrorCode code, PluginJar jar, String... words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> jars() {
        return Stream.of(
                failing(
                        "throws in its static initialiser",
                        "static { if (true) throw new IllegalStateException(\"boom\"); }",
                        "its static initialiser threw java.lang.IllegalStateException: boom"),
                failing(
                        "throws in its constructor",
                        "public Bad() { throw new IllegalStateException(\"boom\"); }",
                        "its constructor threw java.lang.IllegalStateException: boom"),
                failing(
                        "throws an error in its constructor",
                        "public Bad() { throw new AssertionError(\"boom\"); }",
                        "its constructor threw java.lang.AssertionError: boom"),
                failing(
                        "never ends its recursion",
                        "public Bad() { again(); } void again() { again(); hashCode(); }",
                        "its constructor threw java.lang.StackOverflowError"),
                failing(
                        "throws in configType",
                        "public Class<Config> configType() { throw new IllegalStateException(\"boom\"); }",
                        "failed in configType: java.lang.IllegalStateException: boom"),
                failing(
                        "returns null from configType",
                        "public Class<Config> configType() { return null; }",
                        "failed in configType: it returned null"),
                failing(
                        "returns a class that is no record",
                        "@SuppressWarnings(\"unchecked\") public Class<Config> configType() {"
                                + " return (Class<Config>) (Class<?>) String.class; }",
                        "failed in configType: java.lang.String is not a record"),
                failing(
                        "throws in the static initialiser of its record",
                        "public record Config() { static { if (true) throw new IllegalStateException(\"boom\"); } }"
                                + " public Class<Config> configType() { new Config(); return Config.class; }",
                        "failed in configType: java.lang.ExceptionInInitializerError"),
                new Case(
                        "implements another kind",
                        ErrorCode.PLUGIN_INVALID,
                        PluginJar.named("bad.jar")
                                .source("acme.Bad", PluginSources.risk("acme.Bad", "bad", ""))
                                .serves(PluginKind.STRATEGY, "acme.Bad"),
                        "acme.Bad not a subtype"),
                new Case(
                        "lacks a class that it needs",
                        ErrorCode.PLUGIN_INVALID,
                        bad("private final Missing missing = new Missing();")
                                .source("acme.Missing", "package acme; class Missing {}")
                                .without("acme.Missing"),
                        "needs a class that is neither in its folder nor in the api",
                        "acme/Missing"),
                new Case(
                        "lacks its superclass",
                        ErrorCode.PLUGIN_INVALID,
                        PluginJar.named("bad.jar")
                                .source(
                                        "acme.Bad",
                                        PluginSources.strategy("acme.Bad", "bad", "")
                                                .replace("class Bad implements", "class Bad extends Base implements"))
                                .source("acme.Base", "package acme; public class Base {}")
                                .serves(PluginKind.STRATEGY, "acme.Bad")
                                .without("acme.Base"),
                        "needs a class that is neither in its folder nor in the api",
                        "acme/Base"),
                new Case(
                        "reaches for the runtime",
                        ErrorCode.PLUGIN_INVALID,
                        bad("private final Object code = io.jackstay.runtime.error.ErrorCode.INTERNAL;")
                                .against(codeOf(ErrorCode.class)),
                        "needs a class that is neither in its folder nor in the api",
                        "io/jackstay/runtime/error/ErrorCode"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void givesOneLineThatNamesJarAndPluginAndCostsNoOther(Case hostile) {
        Path jar = hostile.jar().in(plugins);
        PluginJar.goodStrategy("good").in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        assertThat(catalog.problems()).isEmpty();

        for (int i = 0; i < 2; i++) {
            JackstayException thrown =
                    catchThrowableOfType(JackstayException.class, () -> catalog.open(find(catalog, "bad"))
                            .close());

            assertThat(thrown.code()).isEqualTo(hostile.code());
            assertThat(thrown.getMessage())
                    .contains(jar.toString(), "strategy bad")
                    .contains(hostile.words())
                    .doesNotContain("\n");
        }
        try (PluginHandle good = catalog.open(find(catalog, "good"))) {
            assertThat(good.strategy().create(HostileJarTest.config(good))).isNotNull();
        }
    }

    @Test
    void aBrokenProviderCostsNoOtherOfItsJar() {
        PluginJar.named("two.jar")
                .source(
                        "acme.Bad",
                        PluginSources.strategy("acme.Bad", "bad", "private final Missing x = null;")
                                .replace("class Bad implements", "class Bad extends Missing implements"))
                .source("acme.Missing", "package acme; public class Missing {}")
                .without("acme.Missing")
                .source("acme.Good", PluginSources.strategy("acme.Good", "good", ""))
                .serves(PluginKind.STRATEGY, "acme.Bad", "acme.Good")
                .in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);

        try (PluginHandle good = catalog.open(find(catalog, "good"))) {
            assertThat(good.provider().configType().getName()).isEqualTo("acme.Good$Config");
        }
    }

    @Test
    void refusesAJarThatWasReplacedAfterItsReading() {
        Path jar = PluginJar.goodStrategy("good").in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        PluginJar.goodStrategy("good").entry("more", "more").in(plugins);

        JackstayException thrown =
                catchThrowableOfType(JackstayException.class, () -> catalog.open(find(catalog, "good"))
                        .close());

        assertThat(thrown.code()).isEqualTo(ErrorCode.PLUGIN_INVALID);
        assertThat(thrown).hasMessage(jar + ": was changed after it was read and checked: start again");
    }

    @Test
    void opensEachKindAsItsOwn() {
        PluginJar.named("all.jar")
                .source("acme.S", PluginSources.strategy("acme.S", "one", ""))
                .source("acme.R", PluginSources.risk("acme.R", "one", ""))
                .source("acme.C", PluginSources.connector("acme.C", "one", ""))
                .serves(PluginKind.STRATEGY, "acme.S")
                .serves(PluginKind.RISK, "acme.R")
                .serves(PluginKind.CONNECTOR, "acme.C")
                .in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);

        try (PluginHandle strategy =
                        catalog.open(catalog.find(PluginKind.STRATEGY, "one").orElseThrow());
                PluginHandle risk =
                        catalog.open(catalog.find(PluginKind.RISK, "one").orElseThrow());
                PluginHandle connector =
                        catalog.open(catalog.find(PluginKind.CONNECTOR, "one").orElseThrow())) {
            assertThat(strategy.strategy().create(HostileJarTest.config(strategy)))
                    .isNotNull();
            assertThat(risk.risk().scopes()).hasSize(1);
            assertThat(connector.connector().traits(HostileJarTest.config(connector)))
                    .isNotNull();
            assertThatIllegalStateException().isThrownBy(strategy::risk).withMessageContaining("strategy one is no");
        }
    }

    @Test
    void saysWhenAHandleIsUsedAfterItsEnd() {
        PluginJar.goodStrategy("good").in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        PluginHandle handle = catalog.open(find(catalog, "good"));
        handle.close();
        handle.close();

        assertThatIllegalStateException().isThrownBy(handle::strategy).withMessage("strategy good is closed");
    }

    @Test
    void opensNothingOfAnotherCatalog() {
        PluginJar.goodStrategy("good").in(plugins);
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        PluginCatalog empty = PluginCatalog.scan(List.of(), PluginPolicy.DEFAULT);

        assertThatIllegalArgumentException().isThrownBy(() -> empty.open(find(catalog, "good")));
    }

    private static PluginDescriptor find(PluginCatalog catalog, String name) {
        return catalog.find(PluginKind.STRATEGY, name).orElseThrow();
    }

    private static Case failing(String name, String members, String... words) {
        return new Case(name, ErrorCode.PLUGIN_FAILED, bad(members), words);
    }

    private static PluginJar bad(String members) {
        return PluginJar.named("bad.jar")
                .source("acme.Bad", PluginSources.strategy("acme.Bad", "bad", members))
                .serves(PluginKind.STRATEGY, "acme.Bad");
    }

    private static Path codeOf(Class<?> type) {
        return Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
