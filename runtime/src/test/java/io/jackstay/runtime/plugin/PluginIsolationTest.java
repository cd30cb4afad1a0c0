package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.error.JackstayException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each plugin sees the contract and its own jars, and leaves nothing behind. */
final class PluginIsolationTest {
    private static final String ASKING = "public Set<RiskScope> scopes() { return Set.of(RiskScope.valueOf(%s)); }";

    @TempDir
    private Path plugins;

    @Test
    void twoPluginsSeeTheirOwnVersionsOfOneLibrary() {
        using("one", library("BOT").in(plugins.resolve("one")));
        using("two", library("PROCESS").in(plugins.resolve("two")));
        PluginCatalog catalog = scan();

        try (PluginHandle one = open(catalog, "one");
                PluginHandle two = open(catalog, "two")) {
            assertThat(one.risk().scopes()).hasToString("[BOT]");
            assertThat(two.risk().scopes()).hasToString("[PROCESS]");
        }
    }

    @Test
    void aClassWithTheNameOfTheRuntimesIsThePluginsOwn() {
        PluginJar.named("own.jar")
                .source(
                        "io.jackstay.runtime.error.ErrorCode",
                        "package io.jackstay.runtime.error; public class ErrorCode {"
                                + " public static String scope() { return \"ACCOUNT\"; } }")
                .source(
                        "acme.Own",
                        PluginSources.risk(
                                "acme.Own", "own", ASKING.formatted("io.jackstay.runtime.error.ErrorCode.scope()")))
                .serves(PluginKind.RISK, "acme.Own")
                .in(plugins);

        try (PluginHandle own = open(scan(), "own")) {
            assertThat(own.risk().scopes()).hasToString("[ACCOUNT]");
        }
    }

    @Test
    void aServiceLoaderInsideFindsThePluginsOwnProvidersInEveryCall() {
        for (String scope : List.of("BOT", "ACCOUNT")) {
            PluginJar.named(scope + ".jar")
                    .source("lib.Service", "package lib; public interface Service { String scope(); }")
                    .source(
                            "lib.Mine",
                            "package lib; public class Mine implements Service {" + " public String scope() { return \""
                                    + scope + "\"; } }")
                    .entry("META-INF/services/lib.Service", "lib.Mine")
                    .source(
                            "acme.Asking",
                            PluginSources.risk(
                                    "acme.Asking",
                                    scope.toLowerCase(java.util.Locale.ROOT),
                                    ASKING.formatted(
                                            "ServiceLoader.load(lib.Service.class).findFirst().get().scope()")))
                    .serves(PluginKind.RISK, "acme.Asking")
                    .in(plugins);
        }
        PluginCatalog catalog = scan();

        try (PluginHandle one = open(catalog, "bot");
                PluginHandle two = open(catalog, "account")) {
            assertThat(one.risk().scopes()).hasToString("[BOT]");
            assertThat(two.risk().scopes()).hasToString("[ACCOUNT]");
        }
    }

    @Test
    void theConstructorRunsWithThePluginsLoaderToo() {
        PluginJar.named("asking.jar")
                .source("acme.Asking", PluginSources.risk("acme.Asking", "asking", """
                        public Asking() {
                            if (Thread.currentThread().getContextClassLoader() != Asking.class.getClassLoader()) {
                                throw new IllegalStateException("wrong loader");
                            }
                        }
                        """))
                .serves(PluginKind.RISK, "acme.Asking")
                .in(plugins);
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        open(scan(), "asking").close();

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void usersShareALoaderUntilTheLastOneLeaves() {
        using("one", library("BOT").in(plugins.resolve("one")));
        PluginCatalog catalog = scan();
        PluginHandle first = open(catalog, "one");
        PluginHandle second = open(catalog, "one");
        Class<Record> type = first.provider().configType();

        first.close();

        assertThat(second.provider().configType()).isSameAs(type);
        assertThat(second.risk().scopes()).hasToString("[BOT]");
        second.close();
        try (PluginHandle third = open(catalog, "one")) {
            assertThat(third.provider().configType()).isNotSameAs(type);
        }
    }

    @Test
    void eachUserHasItsOwnStrikes() {
        PluginJar.named("nasty.jar")
                .source(
                        "acme.Nasty",
                        PluginSources.risk(
                                "acme.Nasty",
                                "nasty",
                                "public RiskRule create(Config config, RiskScope scope) { return null; }"))
                .serves(PluginKind.RISK, "acme.Nasty")
                .in(plugins);
        PluginCatalog catalog = scan();

        try (PluginHandle one = open(catalog, "nasty");
                PluginHandle two = open(catalog, "nasty")) {
            Record config = HostileJarTest.config(one);
            assertThat(failure(() -> one.risk()
                            .create(config, one.risk().scopes().iterator().next())))
                    .contains("failed in create: it returned null");
            assertThat(one.guard().strikes()).isEqualTo(1);
            assertThat(two.guard().strikes()).isZero();
        }
    }

    @Test
    void theLoaderIsCollectedWhenItsLastUserIsGone() {
        using("one", library("BOT").in(plugins.resolve("one")));
        PluginCatalog catalog = scan();
        List<WeakReference<Class<?>>> types = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            types.add(useOnce(catalog, "one"));
        }

        collect(types);

        assertThat(types).allMatch(type -> type.refersTo(null));
    }

    @Test
    void theLoaderOfRecordsThatWereComparedIsCollected() {
        PluginJar.named("comparing.jar")
                .source("acme.Comparing", PluginSources.risk("acme.Comparing", "comparing", """
                        public record Pair(String left, String right) {}
                        public Set<RiskScope> scopes() {
                            return new Pair("a", "b").equals(new Pair("a", "b")) ? Set.of(RiskScope.BOT) : Set.of();
                        }
                        """))
                .serves(PluginKind.RISK, "acme.Comparing")
                .in(plugins);
        PluginCatalog catalog = scan();

        List<WeakReference<Class<?>>> types = List.of(useOnce(catalog, "comparing"));
        collect(types);

        assertThat(types).allMatch(type -> type.refersTo(null));
    }

    @Test
    void saysWhichThreadAPluginLeftAndLivesWithIt() throws InterruptedException {
        PluginJar.named("leaky.jar")
                .source("acme.Leaky", PluginSources.risk("acme.Leaky", "leaky", """
                        public static final java.util.concurrent.CountDownLatch END =
                                new java.util.concurrent.CountDownLatch(1);
                        public static Thread left;
                        public Set<RiskScope> scopes() {
                            left = new Thread(() -> {
                                try { END.await(); } catch (InterruptedException e) { return; }
                            }, "leaked-by-leaky");
                            left.start();
                            return Set.of(RiskScope.BOT);
                        }
                        """))
                .serves(PluginKind.RISK, "acme.Leaky")
                .in(plugins);
        assertThat(scan().problems()).hasSize(1);
        PluginCatalog catalog = PluginCatalog.scan(
                List.of(plugins), new PluginPolicy(new TreeMap<>(Map.of("leaky", List.of("threads"))), false));
        PluginHandle handle = open(catalog, "leaky");
        handle.risk().scopes();
        Class<?> outer = handle.provider().configType().getEnclosingClass();
        ClassLoader loader = outer.getClassLoader();

        assertThat(LeakedThreads.of(loader)).containsExactly("leaked-by-leaky");
        handle.close();
        end(outer);
        assertThat(LeakedThreads.of(loader)).isEmpty();
    }

    private static void end(Class<?> leaky) throws InterruptedException {
        try {
            ((CountDownLatch) leaky.getField("END").get(null)).countDown();
            ((Thread) leaky.getField("left").get(null)).join();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static WeakReference<Class<?>> useOnce(PluginCatalog catalog, String name) {
        try (PluginHandle handle = open(catalog, name)) {
            Record config = HostileJarTest.config(handle);
            handle.risk()
                    .create(config, handle.risk().scopes().iterator().next())
                    .limits(null);
            return new WeakReference<>(handle.provider().configType());
        }
    }

    /** Weak references clear at a collection; a few may be needed, an endless number never. */
    private static void collect(List<WeakReference<Class<?>>> types) {
        for (int i = 0; i < 50 && !types.stream().allMatch(type -> type.refersTo(null)); i++) {
            System.gc();
        }
    }

    private static String failure(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (JackstayException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static PluginJar library(String scope) {
        return PluginJar.named("library.jar")
                .source(
                        "lib.Lib",
                        "package lib; public class Lib { public static String scope() { return \"" + scope + "\"; } }");
    }

    private void using(String name, Path library) {
        PluginJar.named(name + ".jar")
                .source("acme.Asking", PluginSources.risk("acme.Asking", name, ASKING.formatted("lib.Lib.scope()")))
                .serves(PluginKind.RISK, "acme.Asking")
                .against(library)
                .in(library.getParent());
    }

    private PluginCatalog scan() {
        return PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
    }

    private static PluginHandle open(PluginCatalog catalog, String name) {
        assertThat(catalog.problems()).isEmpty();
        return catalog.open(catalog.find(PluginKind.RISK, name).orElseThrow());
    }
}
