package io.jackstay.distribution.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the distribution's launcher and Maven at hand. Not thread safe: owned by one test.
 *
 * <p>Maven works without network, on a local repository that has what the machine's has, Jackstay excepted: that comes from the
 * distribution alone, and stays in here.
 */
final class Workplace {
    private static final Path HOME = Path.of(System.getProperty("jackstay.home"));
    private static final Path MAVEN = Path.of(System.getProperty("maven.home"), "bin", "mvn");
    private static final Path LOCAL = Path.of(System.getProperty("local.repository"));
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;

    Workplace(Path folder) {
        this.folder = folder;
    }

    /** How a process ended. */
    record Ended(int code, String output) {}

    private static void linkAll(Path from, Path to, String except) throws IOException {
        try (Stream<Path> found = Files.list(from)) {
            for (Path path : found.toList()) {
                if (!path.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(path.getFileName()), path);
                }
            }
        }
    }

    private static void unlinkAll(Path from) throws IOException {
        try (Stream<Path> found = Files.list(from)) {
            for (Path path : found.filter(Files::isSymbolicLink).toList()) {
                Files.delete(path);
            }
        }
    }

    Path make(String kind, String name) throws IOException, InterruptedException {
        requireDone(jackstay(folder, "new", kind, name));
        return folder.resolve(name);
    }

    void build(Path project) throws IOException, InterruptedException {
        Path repository = Files.createDirectory(folder.resolve("local-repository"));
        Path io = Files.createDirectory(repository.resolve("io"));
        linkAll(LOCAL, repository, "io");
        linkAll(LOCAL.resolve("io"), io, "jackstay");
        try {
            requireDone(build(project, repository));
        } finally {
            unlinkAll(repository);
            unlinkAll(io);
        }
    }

    private Ended build(Path project, Path repository) throws IOException, InterruptedException {
        return run(
                project,
                MAVEN.toString(),
                "-B",
                "-o",
                "-q",
                "-Dstyle.color=never",
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + repository,
                "verify");
    }

    void putAmongPlugins(Path project, String name) throws IOException {
        Path plugins = Files.createDirectory(project.resolve("plugins"));
        Files.copy(project.resolve("target").resolve(name + ".jar"), plugins.resolve(name + ".jar"));
    }

    void putFolderAmongPlugins(Path project, String name) throws IOException {
        Path from = project.resolve("target").resolve(name);
        Path to = Files.createDirectories(project.resolve("plugins").resolve(name));
        try (Stream<Path> jars = Files.list(from)) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    /** The last line of a backtest of the project's own configuration, over a price that swings by 0.3 %. */
    String backtest(Path project, String name) throws IOException, InterruptedException {
        Path quotes = project.resolve("quotes.csv");
        List<String> lines = new ArrayList<>(List.of("ts_ns,bid,bid_size,ask,ask_size"));
        for (int second = 0; second < 600; second++) {
            int swing = Math.abs(second % 120 - 60) * 3;
            long nanos = 1_767_225_600_000_000_000L + second * 1_000_000_000L;
            lines.add("%d,%d.9,5,%d.0,5".formatted(nanos, 59_909 + swing, 59_910 + swing));
        }
        Files.write(quotes, lines);
        Ended ended = jackstay(project, "backtest", name + ".conf", "--data", quotes.toString(), "--json");
        requireDone(ended);
        return ended.output().lines().reduce("", (before, last) -> last);
    }

    Ended jackstay(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(
                directory,
                Stream.concat(Stream.of(HOME.resolve("bin/jackstay").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static void requireDone(Ended ended) {
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private Ended run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("VENUE_SECRET", "any");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends in %d s", command[0], PATIENCE_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
