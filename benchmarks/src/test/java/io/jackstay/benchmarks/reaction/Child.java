package io.jackstay.benchmarks.reaction;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class in a JVM of its own, with options that the launcher gives it too. Not thread safe: owned by the main thread. */
final class Child implements AutoCloseable {
    private static final String MARK = "reaction: ";

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    /** What the rounds of one run took, in microseconds. */
    record Times(double p50, double p99, int lost) {}

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
    }

    /** @param options of the JVM beside those that the launcher gives it, as JACKSTAY_OPTS has */
    static Child start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return start(options, main, List.of(arguments));
    }

    static Child start(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xms32m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new Child(
                main.getSimpleName(),
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** In such a process: says a line to whoever has started it. */
    static void say(String words) {
        System.out.println(MARK + words);
    }

    /** The next line that it says; what others have written in between is passed over. */
    String line() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(MARK)) {
                return line.substring(MARK.length());
            }
        }
        throw new EOFException(name + " has ended");
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}
