package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.plugin.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginCatalogTest {
    @TempDir
    private Path home;

    @Test
    void listsFoldersAndSingleJarsByKindAndName() {
        Path single = PluginJar.goodStrategy("zig").in(home);
        PluginJar.goodStrategy("bot").in(home.resolve("b-folder"));
        PluginJar.named("limit.jar")
                .source("acme.Limit", PluginSources.risk("acme.Limit", "limit", ""))
                .serves(PluginKind.RISK, "acme.Limit")
                .in(home.resolve("a-folder"));

        PluginCatalog catalog = scan();

        assertThat(catalog.plugins())
                .extracting(PluginDescriptor::title)
                .containsExactly("strategy bot", "strategy zig", "risk limit");
        assertThat(catalog.names(PluginKind.STRATEGY)).containsExactly("bot", "zig");
        assertThat(catalog.names(PluginKind.CONNECTOR)).isEmpty();
        assertThat(catalog.searched()).containsExactly(home);
        assertThat(catalog.find(PluginKind.RISK, "bot")).isEmpty();
        assertThat(catalog.find(PluginKind.STRATEGY, "zig"))
                .contains(new PluginDescriptor(
                        PluginKind.STRATEGY,
                        "zig",
                        Api.VERSION,
                        "made for a test",
                        "acme.Good",
                        single,
                        home,
                        List.of(single),
                        List.of()));
    }

    @Test
    void passesOverWhatIsHiddenOrNoJar() throws IOException {
        PluginJar.goodStrategy("good").in(home);
        Files.writeString(home.resolve("README.md"), "words");
        Files.writeString(home.resolve(".hidden.jar"), "words");
        Files.createDirectories(home.resolve(".git"));

        assertThat(scan().problems()).isEmpty();
        assertThat(scan().plugins()).hasSize(1);
    }

    @Test
    void countsOnePluginOnceWhateverLinksLeadToIt() throws IOException {
        Path real = home.resolve("real");
        PluginJar.goodStrategy("single").in(real);
        PluginJar.goodStrategy("other").in(real.resolve("folder"));
        Files.createSymbolicLink(real.resolve("single-again.jar"), Path.of("single.jar"));
        Files.createSymbolicLink(real.resolve("folder-again"), Path.of("folder"));
        Files.createSymbolicLink(real.resolve("folder/other-again.jar"), Path.of("other.jar"));
        Path link = Files.createSymbolicLink(home.resolve("link"), real);

        PluginCatalog catalog = PluginCatalog.scan(
                PluginFolders.searched(List.of(real), List.of(link, home.resolve("link/../real"))),
                PluginPolicy.DEFAULT);

        assertThat(catalog.searched()).containsExactly(real);
        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.names(PluginKind.STRATEGY)).containsExactly("other", "single");
        assertThat(catalog.find(PluginKind.STRATEGY, "other").orElseThrow().jars())
                .hasSize(1);
    }

    @Test
    void refusesANameThatTwoJarsOfferInBoth() {
        Path one = PluginJar.goodStrategy("same").in(home.resolve("one"));
        Path two = PluginJar.goodStrategy("same").in(home.resolve("two"));
        PluginJar.goodStrategy("other").in(home);

        PluginCatalog catalog = scan();

        assertThat(catalog.names(PluginKind.STRATEGY)).containsExactly("other");
        assertThat(catalog.problems())
                .extracting(PluginProblem::line)
                .containsExactly(
                        one + ": strategy same: is offered by " + two + " too: keep one of them",
                        two + ": strategy same: is offered by " + one + " too: keep one of them");
    }

    @Test
    void oneNameMayBeUsedByTwoKinds() {
        PluginJar.goodStrategy("same").in(home.resolve("one"));
        PluginJar.named("two.jar")
                .source("acme.Limit", PluginSources.risk("acme.Limit", "same", ""))
                .serves(PluginKind.RISK, "acme.Limit")
                .in(home);

        assertThat(scan().problems()).isEmpty();
        assertThat(scan().plugins()).hasSize(2);
    }

    @Test
    void saysThatANamedFolderIsMissingAndAUsualOneIsNot() {
        Path usual = home.resolve("usual");
        Path named = home.resolve("named");

        PluginCatalog catalog =
                PluginCatalog.scan(PluginFolders.searched(List.of(usual), List.of(named)), PluginPolicy.DEFAULT);

        assertThat(catalog.problems()).extracting(PluginProblem::line).containsExactly(named + ": no such folder");
    }

    @Test
    void saysThatAFolderHoldsNoJarOrNoProvider() throws IOException {
        Path empty = Files.createDirectories(home.resolve("empty"));
        Path library = home.resolve("library");
        PluginJar.named("library.jar")
                .source("acme.Lib", "package acme; class Lib {}")
                .in(library);

        assertThat(scan().problems()).extracting(PluginProblem::jar).containsExactly(empty, library);
        assertThat(scan().problems().get(0).what()).isEqualTo("holds no jar");
        assertThat(scan().problems().get(1).what()).startsWith("offers no provider");
    }

    @Test
    void aDamagedLibraryRefusesThePluginBesideIt() throws IOException {
        PluginJar.goodStrategy("good").in(home.resolve("good"));
        Path library = Files.writeString(home.resolve("good/library.jar"), "no jar");

        assertThat(scan().plugins()).isEmpty();
        assertThat(scan().problems()).extracting(PluginProblem::jar).containsExactly(library);
    }

    @Test
    void showsHowToGrantWhatAPluginReachesFor() {
        Path jar = reaching("evil").in(home);

        assertThat(scan().plugins()).isEmpty();
        assertThat(scan().problems())
                .extracting(PluginProblem::line)
                .containsExactly(jar + ": strategy evil: acme.Evil$Bot.onStart calls java.lang.System.nanoTime (clock),"
                        + " acme.Evil$Bot.onStart calls new java.net.Socket (network); to allow it: "
                        + "jackstay { plugins { evil { permissions = [network, clock] } } }");
    }

    @Test
    void loadsWhatIsGrantedAndAsksForTheRestWithIt() {
        reaching("evil").in(home);

        assertThat(scan(grant("evil", "network", "clock"), false).names(PluginKind.STRATEGY))
                .containsExactly("evil");
        assertThat(scan(grant("other", "network", "clock"), false).plugins()).isEmpty();
        assertThat(scan(grant("evil", "network"), false).problems().get(0).what())
                .isEqualTo("acme.Evil$Bot.onStart calls java.lang.System.nanoTime (clock); to allow it: "
                        + "jackstay { plugins { evil { permissions = [network, clock] } } }");
    }

    @Test
    void listsAConnectorsFindingsOnly() {
        PluginJar.named("wire.jar")
                .source(
                        "acme.Cable",
                        PluginSources.connector("acme.Cable", "wire", "long now() { return System.nanoTime(); }"))
                .serves(PluginKind.CONNECTOR, "acme.Cable")
                .in(home);

        assertThat(scan().plugins().get(0).findings())
                .extracting(f -> f.permission().word())
                .containsExactly("clock");
    }

    @Test
    void listsALibrarysFindingsAndRefusesThemWhenLibrariesAreStrict() {
        PluginJar.goodStrategy("good").in(home.resolve("good"));
        PluginJar.named("library.jar")
                .source("lib.Lib", "package lib; class Lib { void stop() { System.exit(1); } }")
                .in(home.resolve("good"));

        PluginCatalog lenient = scan();
        PluginCatalog strict = scan(Map.of(), true);

        assertThat(lenient.libraryFindings(lenient.plugins().get(0)))
                .extracting(f -> f.words())
                .containsExactly("lib.Lib.stop calls java.lang.System.exit (exit)");
        assertThat(strict.plugins()).isEmpty();
        assertThat(strict.problems().get(0).what())
                .startsWith("lib.Lib.stop calls java.lang.System.exit (exit) in library.jar")
                .contains("permissions = [exit]");
        assertThat(scan(grant("good", "exit"), true).plugins()).hasSize(1);
    }

    @Test
    void scansTheClassesOfEachReleaseThatThisJvmWouldLoad() {
        byte[] reaching = SourceCompiler.compile(
                        Map.of("acme.Extra", "package acme; class Extra { void stop() { System.exit(1); } }"),
                        List.of())
                .get("acme.Extra");
        PluginJar.goodStrategy("now")
                .entry("META-INF/versions/17/acme/Extra.class", reaching)
                .in(home);
        PluginJar.goodStrategy("later")
                .entry("META-INF/versions/99/acme/Extra.class", reaching)
                .in(home);

        assertThat(scan().names(PluginKind.STRATEGY)).containsExactly("later");
        assertThat(scan().problems()).extracting(PluginProblem::plugin).containsExactly("strategy now");
    }

    @Test
    void refusesAPermissionThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PluginPolicy(new TreeMap<>(grant("grid", "netwrok")), false))
                .withMessageStartingWith("jackstay.plugins.grid.permissions: \"netwrok\" is not a permission")
                .withMessageContaining("network, files, processes");
    }

    private PluginCatalog scan() {
        return scan(Map.of(), false);
    }

    private PluginCatalog scan(Map<String, List<String>> permissions, boolean strict) {
        return PluginCatalog.scan(List.of(home), new PluginPolicy(new TreeMap<>(permissions), strict));
    }

    private static Map<String, List<String>> grant(String plugin, String... words) {
        return Map.of(plugin, List.of(words));
    }

    private static PluginJar reaching(String name) {
        String bot = """
                static final class Bot implements Strategy {
                    public void onStart(Context context, Start start) {
                        long now = System.nanoTime();
                        try { new java.net.Socket("localhost", (int) now); } catch (java.io.IOException e) { }
                    }
                }
                """;
        return PluginJar.named(name + ".jar")
                .source("acme.Evil", PluginSources.strategy("acme.Evil", name, bot))
                .serves(PluginKind.STRATEGY, "acme.Evil");
    }
}
