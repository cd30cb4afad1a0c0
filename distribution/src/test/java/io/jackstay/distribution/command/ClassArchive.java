package io.jackstay.distribution.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The archive of loaded classes that the launcher makes of a build too: with it a command starts in two thirds of the time, and the tests
 * start hundreds. Made once for a build, by the first JVM that asks. Thread safe.
 */
final class ClassArchive {
    private static final long PATIENCE_SECONDS = 60;

    private ClassArchive() {}

    /** Options of the JVM that use it. */
    static List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + Holder.ARCHIVE, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    private static final class Holder {
        private static final Path ARCHIVE = of(Path.of(System.getProperty("jackstay.home")));

        private static Path of(Path home) {
            try {
                return make(home.toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the archive of classes was made", e);
            }
        }
    }

    private static Path make(Path home) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolveSibling("class-archive"));
        Path archive = folder.resolve("classes.jsa");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !isOfThisBuild(archive, home)) {
                record(home, folder, archive);
            }
        }
        return archive;
    }

    /** The folder {@code lib} is made anew by each build. */
    private static boolean isOfThisBuild(Path archive, Path home) throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(home.resolve("lib"))) > 0;
    }

    private static void record(Path home, Path folder, Path archive) throws IOException, InterruptedException {
        Path part = Files.createTempDirectory(folder, "made").resolve("classes.jsa");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:ArchiveClassesAtExit=" + part,
                        "-Djackstay.home=" + home,
                        "-cp",
                        home.resolve("lib") + "/*",
                        "io.jackstay.runtime.launch.Main",
                        "run",
                        home.resolve("sample-configs/grid-paper.conf").toString(),
                        "--for",
                        "1s",
                        "--set",
                        "jackstay.data-dir=" + part.resolveSibling("data"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(part)) {
            process.destroyForcibly();
            throw new IOException("no archive of classes was made: " + Files.readString(log));
        }
        Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
    }
}
