package io.jackstay.benchmarks.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The processor time of this process, collections counted and the JVM's compilers left out, which others on the machine hardly change.
 * Read from {@code /proc}. Thread safe: no state.
 */
final class ThreadTime {
    private static final Path TASKS = Path.of("/proc/self/task");

    private ThreadTime() {}

    /** Of the threads that live now, nanoseconds. */
    static long nanos() {
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                sum += nanosOf(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the processor time is read from " + TASKS, e);
        }
        return sum;
    }

    private static long nanosOf(Path task) throws IOException {
        try {
            if (Files.readString(task.resolve("comm")).contains("CompilerThre")) {
                return 0;
            }
            String ran = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(ran.substring(0, ran.indexOf(' ')));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
