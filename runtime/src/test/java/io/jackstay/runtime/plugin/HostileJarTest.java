package io.jackstay.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars that are refused by reading: one line each, and the good plugin beside them loads. */
final class HostileJarTest {
    private static final ApiVersion OURS = ApiVersion.parse(Api.VERSION).orElseThrow();
    private static final String NEWER_MINOR = OURS.major() + "." + (OURS.minor() + 1);
    private static final String OTHER_MAJOR = (OURS.major() + 1) + ".0";

    @TempDir
    private Path plugins;

    /** What is put into the folder, and the words that the line has to have. */
    record Case(String name, Consumer<Path> put, String... words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> jars() {
        return Stream.concat(containers(), providers());
    }

    private static Stream<Case> containers() {
        return Stream.of(
                new Case("text", f -> write(f, "this is not a jar".getBytes(StandardCharsets.UTF_8)), "is not a jar"),
                new Case("nothing", f -> write(f, new byte[0]), "is not a jar", "empty"),
                new Case("truncated", HostileJarTest::truncated, "is not a jar, or is truncated"),
                new Case("broken link", HostileJarTest::brokenLink, "no such file"),
                put("path traversal", bad().entry("../../etc/passwd", "x"), "leads out of the jar", "../../etc/passwd"),
                put("traversal inside", bad().entry("a/../../b", "x"), "leads out of the jar"),
                put("absolute path", bad().entry("/etc/passwd", "x"), "leads out of the jar"),
                put("back slashes", bad().entry("..\\evil", "x"), "leads out of the jar"),
                put("line break in a name", bad().entry("a\n/../b", "x"), "leads out of the jar", "a?/../b"),
                put("bomb", bad().entry("zeros", new byte[64 << 20]), "zeros", "unpacks"),
                put("two entries of one name", HostileJarTest::twiceTheSame, "two entries of the name acme/Bad.class"),
                put(
                        "bundled contract",
                        bad().entry("io/jackstay/api/plugin/Api.class", "x"),
                        "give the api dependency scope"),
                put(
                        "bundled contract for a release",
                        bad().entry("META-INF/versions/17/io/jackstay/api/plugin/Api.class", "x"),
                        "give the api dependency scope 'provided'"),
                put("classes of the JDK", bad().entry("java/lang/String.class", "x"), "java/lang/String.class"),
                put(
                        "class path to elsewhere",
                        bad().entry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: ../\n\n"),
                        "Class-Path reaches for ../"),
                put(
                        "index of elsewhere",
                        bad().entry("META-INF/INDEX.LIST", "JarIndex-Version: 1.0\n\ngood.jar\nacme\n"),
                        "INDEX.LIST reaches for good.jar"));
    }

    private static Stream<Case> providers() {
        String plain = PluginSources.strategy("acme.Bad", "bad", "");
        return Stream.of(
                put("no service file", PluginJar.named("bad.jar").source("acme.Bad", plain), "offers no provider"),
                put(
                        "empty service file",
                        bad().entry(PluginKind.STRATEGY.serviceFile(), ""),
                        "offers no provider",
                        "is empty"),
                put(
                        "service file of comments",
                        bad().entry(PluginKind.STRATEGY.serviceFile(), "# acme.Bad\n\n"),
                        "offers no provider"),
                put("class that is missing", bad().without("acme.Bad"), "names acme.Bad, which is not in the jar"),
                put(
                        "class of a newer Java",
                        bad().classVersion("acme.Bad", 144),
                        "was compiled for Java 100",
                        "--release 17"),
                put(
                        "damaged class",
                        bad().without("acme.Bad").entry("acme/Bad.class", "CAFEBABE"),
                        "acme",
                        "is damaged"),
                put("class cut in half", bad().without("acme.Bad").entry("acme/Bad.class", half(plain)), "is damaged"),
                put(
                        "no annotation",
                        bad().source("acme.Bad", plain.replaceAll("@Plugin\\(.*\\)", "")),
                        "has no @Plugin"),
                put(
                        "unusable name",
                        bad().source("acme.Bad", plain.replace("\"bad\"", "\"Bad Name\"")),
                        "is named \"Bad Name\""),
                put("newer minor of the api", version(NEWER_MINOR), "strategy bad", NEWER_MINOR, Api.VERSION),
                put("other major of the api", version(OTHER_MAJOR), "strategy bad", OTHER_MAJOR, Api.VERSION),
                put("api that is no version", version("latest"), "its api version is \"latest\""),
                put(
                        "hidden constructor",
                        bad().source("acme.Bad", PluginSources.strategy("acme.Bad", "bad", "Bad() {}")),
                        "must be a public class with a public constructor"),
                put("two providers of one name", twins(), "is offered twice, by acme.Bad and acme.Twin"),
                put(
                        "call out",
                        bad().source(
                                        "acme.Bad",
                                        PluginSources.strategy("acme.Bad", "bad", "static { System.exit(3); }")),
                        "acme.Bad.static initialiser calls java.lang.System.exit (exit)",
                        "jackstay { plugins { bad { permissions = [exit] } } }"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void givesOneLineThatNamesTheJarAndCostsNoOther(Case hostile) {
        Path good = PluginJar.goodStrategy("good").in(plugins);
        hostile.put().accept(plugins.resolve("bad.jar"));

        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);

        assertThat(catalog.problems()).hasSize(1);
        String line = catalog.problems().get(0).line();
        assertThat(line)
                .contains(plugins.resolve("bad.jar").toString())
                .contains(hostile.words())
                .doesNotContain("\n");
        assertThat(catalog.plugins()).extracting(PluginDescriptor::jar).containsExactly(good);
        try (PluginHandle handle = catalog.open(catalog.plugins().get(0))) {
            assertThat(handle.strategy().needs(handle.guard().call("config", () -> config(handle))))
                    .isNotNull();
        }
    }

    static Record config(PluginHandle handle) {
        try {
            return handle.provider().configType().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static PluginJar bad() {
        return PluginJar.named("bad.jar")
                .source("acme.Bad", PluginSources.strategy("acme.Bad", "bad", ""))
                .serves(PluginKind.STRATEGY, "acme.Bad");
    }

    private static PluginJar version(String api) {
        return bad().source("acme.Bad", PluginSources.strategy("acme.Bad", "bad", '"' + api + '"', ""));
    }

    private static PluginJar twins() {
        return bad().source("acme.Twin", PluginSources.strategy("acme.Twin", "bad", ""))
                .serves(PluginKind.STRATEGY, "acme.Bad", "acme.Twin");
    }

    private static Case put(String name, PluginJar jar, String... words) {
        return new Case(name, file -> jar.in(file.getParent()), words);
    }

    private static Case put(String name, Consumer<Path> put, String... words) {
        return new Case(name, put, words);
    }

    private static byte[] half(String source) {
        byte[] whole = SourceCompiler.compile(java.util.Map.of("acme.Bad", source), List.of())
                .get("acme.Bad");
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static void truncated(Path file) {
        byte[] whole = bytes(bad().in(file.getParent()));
        write(file, Arrays.copyOf(whole, whole.length - 30));
    }

    /** A zip that lists one name twice: two names of one length, the second renamed in the bytes. */
    private static void twiceTheSame(Path file) {
        byte[] whole = bytes(bad().entry("acme/Bed.class", "x").in(file.getParent()));
        String text = new String(whole, StandardCharsets.ISO_8859_1).replace("acme/Bed.class", "acme/Bad.class");
        write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void brokenLink(Path file) {
        try {
            Files.createSymbolicLink(file, Path.of("gone.jar"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
